import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GatheringForm } from '#components/gatherings/organise/gathering-form.tsx'
import { Sheet } from '#components/layout/sections.tsx'
import { createGatheringAction } from '#lib/gatherings/actions.ts'
import { agendaWords } from '#lib/gatherings/queries.ts'
import { emptyDocument } from '#lib/platform/rich-text/canonical.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../portal-page.tsx'
import { mayBegin, organiserChoices } from '../organisers.ts'

export const metadata: Metadata = { title: 'Organiseer een bijeenkomst', robots: { index: false } }

export default async function NewGatheringPage() {
  const actor = await requireActor('/mijn/bijeenkomsten/nieuw')
  if (!mayBegin(actor)) notFound()
  const [{ audiences }, organisers] = await Promise.all([agendaWords(), organiserChoices(actor)])
  const only = organisers.length === 1 ? (organisers[0]?.value ?? '') : ''
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Bijeenkomsten organiseren', href: '/mijn/bijeenkomsten' },
        { label: 'Nieuwe bijeenkomst' },
      ]}
    >
      <Sheet>
        <h1>Organiseer een bijeenkomst</h1>
        <p>Dit wordt eerst een concept. Daarna voeg je vragen toe en stel je de bijeenkomst voor.</p>
        <GatheringForm
          action={createGatheringAction}
          fixed={{ formKey: crypto.randomUUID() }}
          values={{ organiser: only, 'reminderDays[]': ['7', '1'], companionsAllowed: '0' }}
          description={emptyDocument}
          words={{ audiences: audiences.map(({ slug, name }) => ({ value: slug, label: name })), organisers }}
          published={false}
          existing={false}
          cancelHref="/mijn/bijeenkomsten"
        />
      </Sheet>
    </PortalPage>
  )
}
