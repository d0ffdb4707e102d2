import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { ownLesson, type OwnLesson } from '#lib/lessons/queries-writing.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { requireActor } from '#lib/platform/session.ts'

// The head and the body of a page ask for the same lesson: one reading of it.
const lessonFor = cache(async (actor: Actor, id: string) => (z.uuid().safeParse(id).success ? ownLesson(actor, id) : undefined))

/** The lesson of this address, for who writes it. For anybody else it does not exist. */
export async function readOwnLesson(params: Promise<{ id: string }>): Promise<{ actor: Actor; lesson: OwnLesson }> {
  const { id } = await params
  const actor = await requireActor(`/mijn/lessen/${id}`)
  const lesson = await lessonFor(actor, id)
  return lesson ? { actor, lesson } : notFound()
}

/** What the page is called as long as the lesson has no title. */
export const titleOf = (lesson: OwnLesson) => lesson.draft.content.title.trim() || 'Nieuwe les'
