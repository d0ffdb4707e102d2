import type { Metadata } from 'next'
import { z } from 'zod'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Page } from '#components/layout/page.tsx'
import { ReasonForm, RetireReason } from '#components/lessons/review/reason-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { reasonUseWords } from '#lib/lessons/copy-desk.ts'
import { reviewReasonsFor } from '#lib/lessons/queries-desk.ts'
import { reasonUses } from '#lib/lessons/values-desk.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { withQuery } from '#lib/platform/with-query.ts'
import { queueOf } from '../queue-address.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Standaardteksten van de redactie', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Reasons({ searchParams }: Props) {
  const actor = await requireRoleAt('/redactie/redenen', 'curator')
  const [reasons, asked] = await Promise.all([reviewReasonsFor(actor), searchParams])
  // Who came from a lesson goes back to it, beside the list as it was.
  const queue = queueOf(asked)
  const lessonId = z.uuid().safeParse(asked.les).data
  const here = lessonId ? withQuery(`?les=${lessonId}`, queue) : queue
  return (
    <Page
      section="mine"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Redactietafel', href: `/redactie${queue}` }, { label: 'Standaardteksten' }]}
    >
      <Wrap>
        <PageHead
          title="Standaardteksten"
          intro="Teksten die je vaker stuurt. Bij een besluit zet je er een in het bericht en pas je hem aan voor deze schrijver."
        />
        <Stack gap="wide">
          {lessonId && (
            <p>
              <a href={withQuery(`/redactie/${lessonId}`, queue)}>Terug naar de les die je las</a>
            </p>
          )}
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
                        <ReasonForm reason={reason} queue={here} />
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
              <ReasonForm queue={here} />
            </Stack>
          </section>
        </Stack>
      </Wrap>
    </Page>
  )
}
