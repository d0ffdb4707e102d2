import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatherings, signUps, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { formatDay } from '#lib/platform/time.ts'
import { followUpLink } from './queries-links.ts'

/** Asks people the one question after six weeks: once per sign-up. */
export async function mailFollowUps(tx: Tx, signUpIds: readonly string[]): Promise<void> {
  if (signUpIds.length === 0) return
  const people = await tx
    .select({
      id: signUps.id,
      email: sql<string>`coalesce(${signUps.email}, ${users.email})`,
      title: gatherings.title,
      startsAt: gatherings.startsAt,
    })
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(inArray(signUps.id, [...signUpIds]))
  for (const person of people)
    await enqueueMail(tx, {
      key: `follow-up:${person.id}`,
      to: person.email,
      message: {
        subject: 'Wat heb je ermee gedaan?',
        paragraphs: [
          `Je was op ${formatDay(person.startsAt)} bij een bijeenkomst: ${person.title}.`,
          'We zijn benieuwd wat je ermee hebt gedaan. Het is één vraag, en je hoeft niet in te loggen.',
        ],
        button: { label: 'Geef antwoord', url: new URL(followUpLink(person.id), env().APP_URL).href },
        footnotes: ['Je krijgt deze mail één keer, omdat je erbij was. Wil je niet antwoorden? Dan hoef je niets te doen.'],
      },
    })
}
