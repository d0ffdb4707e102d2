import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'

// Which lesson it is stands on the page, as it is when the page is opened: a mail cannot be taken back.
const fits = (questionId: string): Message => ({
  subject: 'Er is een les die past bij je open vraag',
  paragraphs: ['Er staat een nieuwe les op de site die past bij een vraag van jou. Lees hem, en zeg of je vraag daarmee is beantwoord.'],
  button: { label: 'Bekijk je vraag', url: new URL(`/vragen/open/${questionId}`, env().APP_URL).href },
  footnotes: ['Je krijgt deze mail omdat je op Proeftuin een open vraag hebt staan. Heb je genoeg? Sluit dan de vraag.'],
})

/** To who asked: that lessons can be read that fit. `turn` keeps several lessons of one look in one mail. */
export async function mailLessonFits(tx: Tx, question: { id: string; registeredById: string }, turn: string): Promise<void> {
  const [person] = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, question.registeredById), isNull(users.closedAt)))
  if (person) await enqueueMail(tx, { key: `open-question-fits:${question.id}:${turn}`, to: person.email, message: fits(question.id) })
}
