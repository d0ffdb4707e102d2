import type { Metadata } from 'next'
import { ObservationForm } from '#components/lessons/uptake/observation-form.tsx'
import type { LessonToUse } from '#lib/lessons/queries-uptake-own.ts'
import { isoDay } from '#lib/platform/time.ts'
import { UsePage } from '../use-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Bij ons ook, of juist niet', robots: { index: false } }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  geplaatst: 'Je waarneming staat bij de les.',
  redactie: 'Een redacteur leest je toelichting. Je krijgt een mail als je waarneming bij de les staat.',
}

export default async function ObservePage({ params, searchParams }: Props) {
  const [{ slug }, { verstuurd }] = await Promise.all([params, searchParams])
  const said = typeof verstuurd === 'string' && Object.hasOwn(done, verstuurd) ? done[verstuurd] : undefined
  return <UsePage slug={slug} path="waarneming" title="Bij ons ook, of juist niet" said={said} Form={Observe} />
}

function Observe({ lesson }: { lesson: LessonToUse }) {
  const free = lesson.regions.filter(({ observed }) => !observed)
  if (free.length === 0)
    return (
      <p>
        Je gaf hier al een waarneming over. Je kunt die terughalen bij <a href="/mijn/toegepast">Toegepast en gezien</a>.
      </p>
    )
  return <ObservationForm slug={lesson.slug} regions={free} today={isoDay(new Date())} />
}
