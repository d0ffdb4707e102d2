import type { Metadata } from 'next'
import { ApplyForm } from '#components/lessons/uptake/step-form.tsx'
import type { LessonToUse } from '#lib/lessons/queries-uptake-own.ts'
import { UsePage } from '../use-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Toegepast in onze regio', robots: { index: false } }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const done =
  'Het staat bij de les en de schrijver krijgt een mail. Over drie maanden vragen we je hoe het ging. Schreef je er iets bij? Dan leest een redacteur dat eerst.'

export default async function ApplyPage({ params, searchParams }: Props) {
  const [{ slug }, { verstuurd }] = await Promise.all([params, searchParams])
  return <UsePage slug={slug} path="toepassen" title="Toegepast in onze regio" said={verstuurd === '1' ? done : undefined} Form={Apply} />
}

/** Regions that apply it already go on with what stands there; for the others there is a form. */
function Apply({ lesson }: { lesson: LessonToUse }) {
  const running = lesson.regions.flatMap(({ name, runningId }) => (runningId ? [{ name, runningId }] : []))
  const free = lesson.regions.filter(({ runningId }) => !runningId)
  return (
    <>
      {running.map(({ name, runningId }) => (
        <p key={runningId}>
          Regio {name} past deze les al toe. <a href={`/mijn/toegepast/${runningId}`}>Schrijf hoe het nu gaat</a>
        </p>
      ))}
      {free.length > 0 && <ApplyForm slug={lesson.slug} regions={free} />}
    </>
  )
}
