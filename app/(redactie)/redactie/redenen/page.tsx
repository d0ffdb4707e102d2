import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Page } from '#components/layout/page.tsx'
import { ReasonForm, RetireReason } from '#components/lessons/review/reason-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { reasonUseWords } from '#lib/lessons/copy-desk.ts'
import { reviewReasonsFor } from '#lib/lessons/queries-desk.ts'
import { reasonUses } from '#lib/lessons/values-desk.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Standaardteksten van de redactie', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Reasons({ searchParams }: Props) {
  const actor = await requireRoleAt('/redactie/redenen', 'curator')
  const [reasons, asked] = await Promise.all([reviewReasonsFor(actor), searchParams])
  return (
    <Page
      section="mine"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Redactietafel', href: '/redactie' }, { label: 'Standaardteksten' }]}
    >
      <Wrap>
        <PageHead
          title="Standaardteksten"
          intro="Teksten die je vaker stuurt. Bij een besluit zet je er een in het bericht en pas je hem aan voor deze schrijver."
        />
        <Stack gap="wide">
          {asked.bewaard !== undefined && (
            <Notice tone="good" title="De tekst is bewaard" live="status">
              <p>Iedere redacteur ziet hem nu. Wat al verstuurd is, blijft zoals het was.</p>
            </Notice>
          )}
          {reasonUses.map((use) => (
            <section key={use} aria-labelledby={`bij-${use}`}>
              <Stack>
                <h2 id={`bij-${use}`}>{reasonUseWords[use]}</h2>
                {reasons
                  .filter((reason) => reason.use === use)
                  .map((reason) => (
                    <Stack key={reason.id} gap="tight">
                      <h3>{reason.label}</h3>
                      <p>{reason.text}</p>
                      <details>
                        <summary>Pas ‘{reason.label}’ aan</summary>
                        <ReasonForm reason={reason} />
                        <RetireReason reason={reason} />
                      </details>
                    </Stack>
                  ))}
                {reasons.every((reason) => reason.use !== use) && <p>Hier staat nog niets.</p>}
              </Stack>
            </section>
          ))}
          <section aria-labelledby="nieuwe-tekst">
            <Stack>
              <h2 id="nieuwe-tekst">Nieuwe tekst</h2>
              <ReasonForm />
            </Stack>
          </section>
        </Stack>
      </Wrap>
    </Page>
  )
}
