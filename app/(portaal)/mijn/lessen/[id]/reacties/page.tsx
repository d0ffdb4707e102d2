import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { AuthorReactions } from '#components/lessons/voices/author-reactions.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { reactionsToAnswer } from '#lib/lessons/queries-answers.ts'
import { PortalPage } from '../../../portal-page.tsx'
import { readOwnLesson, titleOf } from '../own-lesson.ts'

export const metadata: Metadata = { title: 'Reacties op je les', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OwnReactionsPage({ params, searchParams }: Props) {
  const [{ actor, lesson }, { gedaan }] = await Promise.all([readOwnLesson(params), searchParams])
  const reactions = await reactionsToAnswer(actor, lesson.id)
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: titleOf(lesson), href: `/mijn/lessen/${lesson.id}` },
        { label: 'Reacties' },
      ]}
    >
      <Sheet>
        <PageHead title="Reacties op je les" intro={`Wat lezers vroegen of aanvulden bij ‘${titleOf(lesson)}’.`} />
        {gedaan === '1' && (
          <Notice tone="good" live="status">
            <p>Je antwoord ligt bij de redactie. Je krijgt een mail als het onder de les staat.</p>
          </Notice>
        )}
        <AuthorReactions reactions={reactions} />
      </Sheet>
    </PortalPage>
  )
}
