import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { AskForm } from '#components/questions/ask-form.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { askForm } from '#lib/questions/queries-ask.ts'
import { suggestionsFor } from '#lib/questions/queries-suggestions.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Stel een vraag', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AskPage({ searchParams }: Props) {
  const actor = await requireActor('/vragen/nieuw')
  const { q, soort } = await searchParams
  const words = typeof q === 'string' ? q.replace(/\p{Cc}+/gu, ' ').slice(0, 160) : ''
  const [choices, found] = await Promise.all([askForm(actor), suggestionsFor(words)])
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen', href: '/vragen' }, { label: 'Stel een vraag' }]}>
      <Sheet>
        <PageHead
          title="Stel een vraag"
          intro="Je krijgt binnen vijf werkdagen een antwoord. Bel je liever? Op Hulp en contact staan de nummers."
        />
        <SearchForm action="/vragen/nieuw" label="Kijk eerst of het antwoord er al is" query={words} />
        <AskForm
          formKey={randomUUID()}
          choices={choices}
          start={{ kind: typeof soort === 'string' ? soort : '', title: words }}
          found={found}
        />
        <p>
          Wil je iemand spreken die dit al deed? <a href="/gesprekken/nieuw">Vraag een gesprek aan</a>
        </p>
        <p>
          <a href="/contact">Liever bellen of mailen? Kijk bij Hulp en contact</a>
        </p>
      </Sheet>
    </PortalPage>
  )
}
