import type { Metadata } from 'next'
import { AddWebhook, RetireWebhook } from '#components/insight/webhook-forms.tsx'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { answerWords } from '#lib/insight/copy-webhooks.ts'
import { keptWebhooks } from '#lib/insight/queries-webhooks.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDate } from '#lib/platform/time.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Koppelingen', robots: { index: false } }

export default async function WebhooksPage() {
  const actor = await requireRoleAt('/beheer/koppelingen', 'administrator')
  const webhooks = await keptWebhooks(actor)
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Beheer', href: '/beheer' }, { label: 'Koppelingen' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead title="Koppelingen" intro="Andere systemen krijgen een bericht als een les wordt geplaatst of teruggetrokken." />
        <Stack gap="wide">
          <section aria-labelledby="koppelingen">
            <h2 id="koppelingen">Wie een bericht krijgt</h2>
            {webhooks.length === 0 && <p>Nog niemand.</p>}
            <ul>
              {webhooks.map(({ id, address, createdAt, lastAnswer, waiting }) => (
                <li key={id}>
                  <strong>{address}</strong>, sinds {formatDate(createdAt)}: {answerWords(lastAnswer)}
                  {waiting > 0 && `, ${waiting} ${waiting === 1 ? 'bericht wacht' : 'berichten wachten'}`}.
                  <RetireWebhook id={id} address={address} />
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="nieuwe-koppeling">
            <h2 id="nieuwe-koppeling">Nieuwe koppeling</h2>
            <AddWebhook />
          </section>
        </Stack>
      </Sheet>
    </Page>
  )
}
