import { TrayList } from '#components/lessons/dates/tray-list.tsx'
import { deskTrays } from '#lib/lessons/queries-dates.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { KnowledgeTrays } from './knowledge-trays.tsx'

/** What asks for a curator beside the queue: one block per line, each empty when there is nothing. */
export async function DeskTrays({ actor }: { actor: Actor }) {
  const trays = await deskTrays(actor)
  return (
    <>
      <TrayList trays={trays} />
      <KnowledgeTrays actor={actor} />
    </>
  )
}
