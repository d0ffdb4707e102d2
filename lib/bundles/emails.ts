import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'

type Answered = { id: string; version: number; ownerId: string; accepted: boolean }

const message = ({ id, accepted }: Answered): Message => ({
  subject: accepted ? 'De redactie neemt je bundel over' : 'De redactie geeft je bundel terug',
  paragraphs: [
    accepted
      ? 'Je bood een bundel aan. De redactie werkt hem bij en plaatst hem op de site. Dank je wel.'
      : 'Je bood een bundel aan. De redactie plaatst hem nu niet. Je leest waarom bij de bundel. Hij is weer van jou alleen.',
  ],
  button: { label: 'Bekijk je bundel', url: new URL(`/mijn/bundels/${id}`, env().APP_URL).href },
  footnotes: ['Je krijgt deze mail omdat je een bundel aanbood op Proeftuin.'],
})

/** To who offered a bundle: what the curators do with it. */
export async function mailBundleAnswered(tx: Tx, answered: Answered): Promise<void> {
  const [owner] = await tx.select({ email: users.email, closedAt: users.closedAt }).from(users).where(eq(users.id, answered.ownerId))
  if (!owner || owner.closedAt) return
  await enqueueMail(tx, { key: `bundle-answered:${answered.id}:${answered.version}`, to: owner.email, message: message(answered) })
}
