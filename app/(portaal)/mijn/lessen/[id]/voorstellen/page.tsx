import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { SuggestionList } from '#components/lessons/writing/suggestion-list.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { mayEdit } from '#lib/lessons/policy.ts'
import { suggestionsOf } from '#lib/lessons/queries-suggestions.ts'
import { PortalPage } from '../../../portal-page.tsx'
import { readOwnLesson, titleOf } from '../own-lesson.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await readOwnLesson(params)
  return { title: `Voorstellen voor: ${titleOf(lesson)}`, robots: { index: false } }
}

export default async function SuggestionsPage({ params }: Props) {
  const { actor, lesson } = await readOwnLesson(params)
  const suggestions = await suggestionsOf(lesson.id)
  const canEdit = mayEdit(actor, { status: lesson.status, authorIds: lesson.authors.map((author) => author.id), everAuthorIds: [] })
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Je lessen', href: '/mijn/lessen' },
        { label: titleOf(lesson), href: `/mijn/lessen/${lesson.id}` },
        { label: 'Voorstellen' },
      ]}
    >
      <Wrap>
        <PageHead
          title="Voorstellen van de redactie"
          intro={
            suggestions.length === 0
              ? 'De redactie heeft geen voorstellen voor je tekst gedaan.'
              : 'Een redacteur zou dit anders zeggen. Jij beslist per voorstel. Neem je iets over? Stuur de les daarna opnieuw in.'
          }
        />
        <Stack>
          <SuggestionList suggestions={suggestions} version={lesson.draft.version} canEdit={canEdit} />
          <p>
            <ArrowLink href={`/mijn/lessen/${lesson.id}`}>Terug naar je les</ArrowLink>
          </p>
        </Stack>
      </Wrap>
    </PortalPage>
  )
}
