import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import type { Message } from '#lib/platform/mail-layout.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import type { Addressee } from './commands-routing.ts'
import { threadPath, visitorLink } from './queries-links.ts'

const url = (path: string) => new URL(path, env().APP_URL).href
const whyAsker = 'Je krijgt deze mail omdat je op Proeftuin een vraag stelde.'
const whyVisitor =
  'Je krijgt deze mail omdat iemand met dit adres op Proeftuin een vraag stelde. Was jij dat niet? Dan hoef je niets te doen. Deel de link niet: wie hem heeft, leest je vraag.'
const whyTeam = 'Je krijgt deze mail omdat je op Proeftuin vragen beantwoordt.'

// Mails are neutral: no title, no word of a question or an answer, and not whether it was a legal one.
const toAsker = {
  received: ['Je vraag is binnen', 'We hebben je vraag. Bij de vraag staat wanneer je een antwoord kunt verwachten.', 'Bekijk je vraag'],
  answered: ['Er is een antwoord op je vraag', 'Op je vraag is geantwoord. Je leest het antwoord op de site.', 'Lees het antwoord'],
  waiting: ['Er is een vraag aan jou', 'Om je vraag te beantwoorden hebben we nog iets van je nodig.', 'Lees wat we vragen'],
  said: ['Er is een bericht bij je vraag', 'Bij je vraag staat een nieuw bericht.', 'Lees het bericht'],
  closed: [
    'Je vraag is gesloten',
    'Je vraag is klaar. Klopt dat niet? Schrijf dan een bericht, dan gaat hij weer open.',
    'Bekijk je vraag',
  ],
} as const
export type AskerMail = keyof typeof toAsker

const toTeam = {
  new: ['Er is een nieuwe vraag', 'Iemand heeft een vraag gesteld. De vraag wacht op wie hem oppakt.', 'Open de vraag'],
  said: ['Er is een bericht bij een vraag', 'De vrager schreef een bericht bij een vraag die bij jou of je team ligt.', 'Lees het bericht'],
  handed: [
    'Er is een vraag aan jou overgedragen',
    'Een collega heeft een vraag aan jou of je team gegeven. De reden staat erbij.',
    'Open de vraag',
  ],
  before: [
    'Een vraag moet bijna beantwoord zijn',
    'Een vraag die bij jou ligt, moet op de volgende werkdag beantwoord zijn.',
    'Open de vraag',
  ],
  late: [
    'Een vraag is over de afgesproken dag',
    'Een vraag die bij jou ligt, is nog niet beantwoord. De afgesproken dag is voorbij.',
    'Open de vraag',
  ],
  escalated: [
    'Een vraag blijft liggen',
    'Een vraag van je team is een werkdag over de afgesproken dag. Pak hem op of draag hem over.',
    'Open de vraag',
  ],
} as const
export type TeamMail = keyof typeof toTeam

const message = ([subject, text, label]: readonly [string, string, string], address: string, footnote: string): Message => ({
  subject,
  paragraphs: [text],
  button: { label, url: url(address) },
  footnotes: [footnote],
})

type Asked = { id: string; askerId: string | null; askerEmail: string | null }

/** To who asked: by account, or by the signed link of a visitor. Nobody any more when the address is gone. */
export async function mailAsker(tx: Tx, kind: AskerMail, thread: Asked, key: string): Promise<void> {
  if (thread.askerEmail) {
    await enqueueMail(tx, {
      key: `question-${kind}:${key}`,
      to: thread.askerEmail,
      message: message(toAsker[kind], visitorLink(thread.id), whyVisitor),
    })
    return
  }
  const [asker] = thread.askerId
    ? await tx.select({ email: users.email, closedAt: users.closedAt }).from(users).where(eq(users.id, thread.askerId))
    : []
  if (!asker || asker.closedAt) return
  await enqueueMail(tx, {
    key: `question-${kind}:${key}`,
    to: asker.email,
    message: message(toAsker[kind], threadPath(thread.id), whyAsker),
  })
}

/** To a visitor: is this question yours? */
export async function mailConfirm(tx: Tx, thread: { id: string; askerEmail: string }): Promise<void> {
  const words = [
    'Bevestig je vraag',
    'Je stelde een vraag. Bevestig dat jij dat was. Daarna leest het team je vraag. De link werkt twee dagen.',
    'Bekijk en bevestig je vraag',
  ] as const
  await enqueueMail(tx, {
    key: `question-confirm:${thread.id}`,
    to: thread.askerEmail,
    message: message(words, visitorLink(thread.id), whyVisitor),
  })
}

/** To the people behind a function, each once. Not to who did it, and never to who asked. */
export async function mailTeam(
  tx: Tx,
  kind: TeamMail,
  thread: Asked,
  people: readonly Addressee[],
  key: string,
  exceptId?: string,
): Promise<void> {
  for (const person of people) {
    if (person.id === exceptId || person.id === thread.askerId) continue
    await enqueueMail(tx, {
      key: `question-team-${kind}:${key}:${person.id}`,
      to: person.email,
      message: message(toTeam[kind], threadPath(thread.id), whyTeam),
    })
  }
}
