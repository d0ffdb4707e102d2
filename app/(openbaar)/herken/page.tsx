import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { RecognisedNote } from '#components/lessons/voices/lesson-voices.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { lessonToAnswer, recognisedBy } from '#lib/lessons/queries-voices.ts'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Dit herken ik', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RecognisedPage({ searchParams }: Props) {
  const asked = await searchParams
  const [lesson, actor, jar] = await Promise.all([lessonToAnswer(String(asked.les ?? '')), currentActor(), cookies()])
  if (!lesson) notFound()
  const counts = await recognisedBy(lesson.lessonId, jar.get('herken')?.value)
  return (
    <Page
      section="lessons"
      signedIn={actor !== null}
      demo={env().DEMO === '1'}
      breadcrumb={[
        { label: 'Lessen', href: '/lessen' },
        { label: lesson.title, href: `/lessen/${lesson.slug}` },
        { label: 'Dit herken ik' },
      ]}
    >
      <Sheet>
        <PageHead
          title={counts ? 'Dank je wel' : 'Dit herken ik'}
          intro={
            counts
              ? `Je herkenning telt mee bij de les ‘${lesson.title}’.`
              : `Bij de les ‘${lesson.title}’ telt jouw herkenning nu niet mee.`
          }
        />
        {asked['te-vaak'] !== undefined && (
          <Notice tone="warning">
            <p>Vanaf dit netwerk is dit te vaak gedaan. Probeer het morgen opnieuw.</p>
          </Notice>
        )}
        <p>
          We tellen elke browser één keer per les. Daarvoor bewaart je browser een willekeurig getal, dat alleen met deze knop wordt
          meegestuurd. Wij bewaren alleen een code, en kunnen daaraan niet zien wie je bent. Vanaf drie lezers staat het aantal bij de les.
        </p>
        <RecognisedNote slug={lesson.slug} counts={counts} />
      </Sheet>
    </Page>
  )
}
