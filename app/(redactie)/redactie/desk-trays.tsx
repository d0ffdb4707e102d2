import type { Actor } from '#lib/platform/actor.ts'

/** What asks for a curator beside the queue: one block per line, each empty when there is nothing. */
export function DeskTrays(_props: { actor: Actor }) {
  return null
}
