import { TrayList } from '#components/lessons/dates/tray-list.tsx'
import { deskTrays } from '#lib/lessons/queries-dates.ts'
import type { Actor } from '#lib/platform/actor.ts'

/** What asks for a curator beside the queue: one block per line, each empty when there is nothing. */
export async function DeskTrays({ actor }: { actor: Actor }) {
  return <TrayList trays={await deskTrays(actor)} />
}
