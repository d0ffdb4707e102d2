import type { ReactNode } from 'react'
import { Page } from '#components/layout/page.tsx'
import { Desk } from '#components/lessons/review/desk.tsx'
import { deskTabs, reviewCounts, reviewQueue, type DeskTab } from '#lib/lessons/queries-review.ts'
import type { LessonStatus } from '#lib/lessons/status.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { env } from '#lib/platform/env.ts'

const labels: Record<DeskTab, string> = { 'te-lezen': 'Te lezen', 'bij-schrijver': 'Bij schrijver', klaar: 'Klaar' }

/** The address of one list of the desk. */
export const queueAddress = (tab: DeskTab): string => (tab === 'te-lezen' ? '/redactie' : `/redactie?lijst=${tab}`)

/** The list that an address asks for; the first one when it asks for something else. */
export const readTab = (value: string | string[] | undefined): DeskTab => deskTabs.find((tab) => tab === value) ?? 'te-lezen'

/** The list that a lesson in this state stands on. */
export const tabOf = (status: LessonStatus): DeskTab =>
  status === 'submitted' ? 'te-lezen' : status === 'returned' ? 'bij-schrijver' : 'klaar'

type DeskPageProps = { actor: Actor; tab: DeskTab; openId?: string; children: ReactNode }

/** The desk with one of its lists; `children` is what lies open beside it. */
export async function DeskPage({ actor, tab, openId, children }: DeskPageProps) {
  const [queue, counts] = await Promise.all([reviewQueue(actor, tab), reviewCounts(actor)])
  const tabs = deskTabs.map((one) => ({ label: labels[one], href: queueAddress(one), count: counts[one], current: one === tab }))
  const rows = queue.map(({ claimedById, ...row }) => ({ ...row, claimedByMe: claimedById === actor.id }))
  return (
    <Page section="mine" signedIn demo={env().DEMO === '1'}>
      <Desk tabs={tabs} rows={rows} openId={openId} queueHref={queueAddress(tab)} now={new Date()}>
        {children}
      </Desk>
    </Page>
  )
}
