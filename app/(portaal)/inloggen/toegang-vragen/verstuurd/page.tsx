import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'

export const metadata: Metadata = { title: 'Je verzoek is verstuurd', robots: { index: false } }

export default async function RequestSentPage() {
  const signedIn = (await currentActor()) !== null
  return (
    <Page
      breadcrumb={[{ label: 'Inloggen', href: '/inloggen' }, { label: 'Verzoek verstuurd' }]}
      demo={env().DEMO === '1'}
      signedIn={signedIn}
    >
      <Sheet>
        <PageHead
          title="Je verzoek is verstuurd"
          intro="Je krijgt een mail op het adres dat je invulde. Daarin staat hoe het verder gaat. Geen mail gekregen? Kijk in je map met ongewenste mail."
        />
        <ButtonRow>
          <LinkButton href="/lessen">Lees de lessen</LinkButton>
        </ButtonRow>
      </Sheet>
    </Page>
  )
}
