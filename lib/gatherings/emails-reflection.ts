import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { reflectionLessons, reflectionProposals, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { boardPath } from './queries-links.ts'

/** Asks who wrote notes of a draft whether they want to write along. No word of the notes or the draft. */
export async function mailProposals(tx: Tx, lessonId: string): Promise<void> {
  const people = await tx
    .select({ id: users.id, email: users.email, gatheringId: reflectionLessons.gatheringId })
    .from(reflectionProposals)
    .innerJoin(reflectionLessons, eq(reflectionLessons.lessonId, reflectionProposals.lessonId))
    .innerJoin(users, eq(users.id, reflectionProposals.userId))
    .where(and(eq(reflectionProposals.lessonId, lessonId), isNull(users.closedAt)))
  for (const person of people)
    await enqueueMail(tx, {
      key: `reflection-proposal:${lessonId}:${person.id}`,
      to: person.email,
      message: {
        subject: 'Wil je meeschrijven aan een les?',
        paragraphs: [
          'Je schreef briefjes bij een bijeenkomst. De begeleider maakt er een les van en vraagt of je meeschrijft.',
          'Zeg je ja, dan zie je de tekst en kun je hem aanpassen. Je naam staat dan bij de schrijvers. Zeg je nee of niets, dan gebeurt er niets met je naam.',
        ],
        button: { label: 'Kijk en kies', url: new URL(boardPath(person.gatheringId), env().APP_URL).href },
        footnotes: ['Je krijgt deze mail omdat je meedeed aan een bijeenkomst op Proeftuin.'],
      },
    })
}
