import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { managedGathering, type ManagedGathering } from '#lib/gatherings/queries-organise.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { requireActor } from '#lib/platform/session.ts'

// The head and the body of a page ask for the same gathering: one reading of it.
const gatheringFor = cache(async (actor: Actor, id: string) => (z.uuid().safeParse(id).success ? managedGathering(actor, id) : undefined))

/** The gathering of this address, for who organises it. For anybody else it does not exist. */
export async function readManaged(params: Promise<{ id: string }>): Promise<{ actor: Actor; gathering: ManagedGathering }> {
  const { id } = await params
  const actor = await requireActor(`/mijn/bijeenkomsten/${id}`)
  const gathering = await gatheringFor(actor, id)
  return gathering ? { actor, gathering } : notFound()
}

/** The way to a page of this gathering. */
export const crumbs = (gathering: ManagedGathering, last?: string) => [
  { label: 'Mijn pagina', href: '/mijn' },
  { label: 'Bijeenkomsten organiseren', href: '/mijn/bijeenkomsten' },
  ...(last ? [{ label: gathering.title, href: `/mijn/bijeenkomsten/${gathering.id}` }, { label: last }] : [{ label: gathering.title }]),
]
