import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { AccessRequestForm } from '#components/people/access-request-form.tsx'
import { placeOptions } from '#lib/people/queries.ts'
import { env } from '#lib/platform/env.ts'
import { formStamp, stampField, trapField } from '#lib/platform/form-guard.ts'
import { currentActor } from '#lib/platform/session.ts'

export const metadata: Metadata = { title: 'Toegang aanvragen', robots: { index: false } }

export default async function RequestAccessPage() {
  if (await currentActor()) redirect('/mijn')
  return (
    <Page
      breadcrumb={[{ label: 'Inloggen', href: '/inloggen' }, { label: 'Toegang aanvragen' }]}
      demo={env().DEMO === '1'}
      signedIn={false}
    >
      <Sheet>
        <PageHead
          title="Toegang aanvragen"
          intro="Werk je in een proeftuin of regio? Met een account kun je lessen schrijven en delen. Een redacteur bekijkt je verzoek en je krijgt een mail."
        />
        <AccessRequestForm places={await placeOptions()} trapName={trapField} stampName={stampField} stamp={formStamp()} />
      </Sheet>
    </Page>
  )
}
