import { kindWords } from '#lib/lessons/copy.ts'
import { deskTabs, type DeskTab } from '#lib/lessons/queries-review.ts'
import { kinds } from '#lib/lessons/values.ts'
import { queueFilter, type QueueFilter } from '#lib/lessons/schema-desk.ts'
import type { LessonStatus } from '#lib/lessons/status.ts'

/** What an address asks for, by the names it uses. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>

/** The address of one list of the desk. */
export const queueAddress = (tab: DeskTab): string => (tab === 'te-lezen' ? '/redactie' : `/redactie?lijst=${tab}`)

/** The list that an address asks for; the first one when it asks for something else. */
export const readTab = (value: string | string[] | undefined): DeskTab => deskTabs.find((tab) => tab === value) ?? 'te-lezen'

/** The list that a lesson in this state stands on. */
export const tabOf = (status: LessonStatus): DeskTab =>
  status === 'submitted' ? 'te-lezen' : status === 'returned' ? 'bij-schrijver' : 'klaar'

/** How an address narrows a list. Who reads and what is late is asked of what waits, and of nothing else. */
export function readFilter(asked: Asked, tab: DeskTab): QueueFilter {
  const filter = queueFilter.parse({
    kind: kinds.find((kind) => kindWords[kind].slug === asked.soort),
    site: asked.proeftuin,
    region: asked.regio,
    claimed: asked.bij,
    overdue: asked.telaat,
    after: asked.vanaf,
  })
  return tab === 'te-lezen' ? filter : { ...filter, claimed: undefined, overdue: false }
}

/** '?soort=vraag&bij=mij', empty when nothing is asked. */
export function queryOf(tab: DeskTab, filter: Partial<QueueFilter>): string {
  const query = new URLSearchParams()
  if (tab !== 'te-lezen') query.set('lijst', tab)
  if (filter.kind) query.set('soort', kindWords[filter.kind].slug)
  if (filter.site) query.set('proeftuin', filter.site)
  if (filter.region) query.set('regio', filter.region)
  if (filter.claimed) query.set('bij', filter.claimed)
  if (filter.overdue) query.set('telaat', '1')
  if (filter.after) query.set('vanaf', filter.after)
  return query.size > 0 ? `?${query}` : ''
}

/** The list from which somebody came, as '?soort=vraag', to give along to every way on and back. */
export function queueOf(asked: Asked): string {
  const tab = readTab(asked.lijst)
  const filter = readFilter(asked, tab)
  return Object.values(filter).some(Boolean) ? queryOf(tab, filter) : ''
}
