import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { userRoles, users } from '#db/schema/index.ts'
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

const url = (id: string) => new URL(`/mijn/bundels/${id}`, env().APP_URL).href

/** To the curators: somebody offers a bundle. Once per time that it is offered, and not to who did it. */
export async function mailBundleOffered(tx: Tx, offered: { id: string; version: number; ownerId: string }): Promise<void> {
  const people = await tx
    .selectDistinct({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        isNull(users.closedAt),
        ne(users.id, offered.ownerId),
        eq(userRoles.role, 'curator'),
        sql`${userRoles.validFrom} <= now() and (${userRoles.validUntil} is null or ${userRoles.validUntil} > now())`,
      ),
    )
    .orderBy(asc(users.id))
  for (const person of people) {
    await enqueueMail(tx, {
      key: `bundle-offered:${offered.id}:${offered.version}:${person.id}`,
      to: person.email,
      message: {
        subject: 'Er is een bundel aangeboden',
        paragraphs: ['Een lid biedt de redactie een bundel aan. Lees hem, en neem hem over of geef hem terug.'],
        button: { label: 'Bekijk de bundel', url: url(offered.id) },
        footnotes: ['Je krijgt deze mail omdat je redacteur bent op Proeftuin.'],
      },
    })
  }
}

/** To who is asked to work along on a bundle. */
export async function mailBundleAuthor(tx: Tx, added: { id: string; userId: string; email: string; addedAt: Date }): Promise<void> {
  await enqueueMail(tx, {
    key: `bundle-author:${added.id}:${added.userId}:${added.addedAt.getTime()}`,
    to: added.email,
    message: {
      subject: 'Je kunt meewerken aan een bundel',
      paragraphs: ['Een collega vraagt je mee te werken aan een bundel. Wil je dat niet? Haal jezelf dan bij de bundel van de lijst.'],
      button: { label: 'Bekijk de bundel', url: url(added.id) },
      footnotes: ['Je krijgt deze mail omdat je een account hebt op Proeftuin.'],
    },
  })
}
