import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { VisitorAskForm } from '#components/questions/visitor-forms.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { env } from '#lib/platform/env.ts'
import { formStamp, stampField, trapField } from '#lib/platform/form-guard.ts'
import { proofChallenge, proofField } from '#lib/platform/proof-of-work.ts'
import { currentActor } from '#lib/platform/session.ts'
import { askForm } from '#lib/questions/queries-ask.ts'
import { suggestionsFor } from '#lib/questions/queries-suggestions.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Stel een vraag', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The door for who has no account; who has one goes on to the own questions. Not one of the kept pages: its form is made for this look. */
export default async function VisitorAskPage({ searchParams }: Props) {
  const [{ q, soort, verstuurd }, actor] = await Promise.all([searchParams, currentActor()])
  const words = typeof q === 'string' ? q.replace(/\p{Cc}+/gu, ' ').slice(0, 160) : ''
  const kind = typeof soort === 'string' ? soort : ''
  if (actor) redirect(`/vragen/nieuw${kind ? `?soort=${encodeURIComponent(kind)}` : ''}`)
  const [choices, found] = await Promise.all([askForm(null), suggestionsFor(words)])
  return (
    <Page
      section="contact"
      signedIn={false}
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Hulp en contact', href: '/contact' }, { label: 'Stel een vraag' }]}
    >
      <Sheet>
        {verstuurd ? (
          <>
            <PageHead title="Kijk in je mail" />
            <Notice tone="good">
              <p>We stuurden je een link. Bevestig daarmee je vraag. Daarna leest het team hem. De link werkt twee dagen.</p>
              <p>
                <a href="/contact">Terug naar hulp en contact</a>
              </p>
            </Notice>
          </>
        ) : (
          <>
            <PageHead title="Stel een vraag" intro="Je hebt geen account nodig. Je krijgt binnen vijf werkdagen een antwoord." />
            <SearchForm action="/contact/vraag" label="Kijk eerst of het antwoord er al is" query={words} />
            <VisitorAskForm
              guard={{ trapName: trapField, stampName: stampField, stamp: formStamp() }}
              proof={{ name: proofField, puzzle: proofChallenge() }}
              formKey={randomUUID()}
              choices={choices}
              start={{ kind, title: words }}
              found={found}
            />
          </>
        )}
      </Sheet>
    </Page>
  )
}
