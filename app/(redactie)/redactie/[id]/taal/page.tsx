import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { SuggestionHistory } from '#components/lessons/review/suggestion-history.tsx'
import { WordingForm } from '#components/lessons/review/wording-form.tsx'
import { fieldLabels } from '#components/lessons/writing/lesson-fields.ts'
import { Filters } from '#components/ui/filters.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { reviewedLesson } from '#lib/lessons/queries-review.ts'
import { suggestionsOf } from '#lib/lessons/queries-suggestions.ts'
import { fieldPassages, isWordingField, wordingFields } from '#lib/lessons/schema-suggestions.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { withQuery } from '#lib/platform/with-query.ts'
import { queueOf } from '../../queue-address.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Betere woorden voorstellen', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WordingPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireRoleAt(`/redactie/${id}/taal`, 'curator')
  const lesson = z.uuid().safeParse(id).success ? await reviewedLesson(actor, id) : undefined
  // Who wrote along changes the text itself; and what is not on the desk or the site has no words to better.
  if (!lesson || lesson.isOwn || (lesson.status !== 'submitted' && lesson.status !== 'published')) notFound()
  const [asked, suggestions] = await Promise.all([searchParams, suggestionsOf(lesson.id)])
  const queue = queueOf(asked)
  const { content } = lesson.revision
  const written = wordingFields.filter((field) => fieldPassages(content, field).length > 0)
  const chosen = isWordingField(asked.veld) && written.includes(asked.veld) ? asked.veld : written[0]
  return (
    <Page
      section="mine"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[
        { label: 'Redactietafel', href: `/redactie${queue}` },
        { label: content.title, href: withQuery(`/redactie/${lesson.id}`, queue) },
        { label: 'Betere woorden' },
      ]}
    >
      <Wrap>
        <PageHead
          title="Stel betere woorden voor"
          intro="Jij verandert de tekst niet zelf. De schrijver krijgt jouw voorstel en beslist."
        />
        <Stack>
          {typeof asked.voorgesteld === 'string' && (
            <Notice tone="good" title="Je voorstel is verstuurd" live="status">
              <p>De schrijver heeft een mail gekregen.</p>
            </Notice>
          )}
          <Filters
            label="Onderdeel van de les"
            tabs={written.map((field) => ({
              label: fieldLabels[field],
              href: withQuery(`/redactie/${lesson.id}/taal?veld=${field}`, queue),
              current: field === chosen,
            }))}
          />
          {chosen && (
            <WordingForm
              key={chosen}
              lessonId={lesson.id}
              queue={queue}
              revisionId={lesson.revision.id}
              field={chosen}
              label={fieldLabels[chosen]}
              passages={fieldPassages(content, chosen)}
            />
          )}
          <SuggestionHistory suggestions={suggestions} />
        </Stack>
      </Wrap>
    </Page>
  )
}
