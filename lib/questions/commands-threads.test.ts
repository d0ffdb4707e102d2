import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import { questionEvents } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { readFor } from '#lib/platform/rows-for.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { undone } from '#lib/testing/matrix.ts'
import { mailedTo, question, questionIn, route, stored, words } from '#lib/testing/questions.ts'
import { barrier, race, whileHeld, withoutLock } from '#lib/testing/races.ts'
import { answerThread, chooseCredit, closeThread, handOver, pickUp, reopenThread } from './commands-threads.ts'
import { ask, askFromOutside, askOn, confirmQuestion } from './commands.ts'
import { visitorLink } from './queries-links.ts'
import { threadFor, threadOfVisitor } from './queries.ts'
import type { ThreadStatus } from './status.ts'

const { url } = testDatabase()

let asker: Actor
let other: Actor
let team: Actor
let colleague: Actor
let jurist: Actor
let juristToo: Actor
let editor: Actor
let administrator: Actor
let regional: string
let legal: string
let curators: string
beforeAll(async () => {
  await furnish()
  asker = await person()
  other = await person()
  team = await person({ roles: ['regional_team'], sites: [] })
  colleague = await person({ roles: ['regional_team'], sites: [] })
  jurist = await person({ roles: ['legal_helpdesk'], sites: [] })
  juristToo = await person({ roles: ['legal_helpdesk'], sites: [] })
  editor = await curator()
  administrator = await person({ roles: ['administrator'], sites: [] })
  regional = await route(administrator, { function: 'regional_team', name: 'Regioteam', people: [team, colleague] })
  legal = await route(administrator, { function: 'legal_helpdesk', name: 'Juridische helpdesk', people: [jurist, juristToo] })
  curators = await route(administrator, { function: 'curators', name: 'Redactie', people: [editor] })
})

const key = () => crypto.randomUUID()
const visitorToken = (threadId: string) => visitorLink(threadId).split('/').at(-1) ?? ''
type Deed = (tx: Tx) => Promise<Result<unknown, string>>
const said = (result: Result<unknown, string>) => (result.ok ? 'done' : result.reason)
const outcome = async (deed: Deed) => said(await transact(deed))
/** What would come of it; the question stays as it is, for the next who tries. */
const tried = async (deed: Deed) => said(await undone(deed))

describe('A question', () => {
  test('goes to its function, has five working days and tells the team and who asked, without its words', async () => {
    const id = await question(asker, { title: 'Een vraag met een geheim woord', at: new Date('2026-12-23T10:00:00Z') })
    const row = await stored(asker, id)
    expect(row).toMatchObject({ status: 'new', routeId: regional, ownerId: null })
    // Christmas, two weekends and New Year lie between.
    expect(row.dueAt?.toISOString()).toBe('2026-12-31T16:00:00.000Z')
    expect(await mailedTo('Er is een nieuwe vraag')).toEqual(expect.arrayContaining([team.email, colleague.email]))
    expect(await mailedTo('Je vraag is binnen')).toContain(asker.email)
    const [leak] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from outbox where text ilike '%geheim%' or html ilike '%geheim%' or subject ilike '%geheim%'`,
    )
    expect(leak?.count).toBe(0)
  })
  test('that was sent twice by a double press is there once', async () => {
    const input = { kind: 'question', title: 'Twee keer gedrukt', body: 'Eén vraag.', formKey: key() } as const
    const first = await must(transact((tx) => ask(tx, asker, input)))
    const second = await must(transact((tx) => ask(tx, asker, input)))
    expect(second.threadId).toBe(first.threadId)
    expect(await outcome((tx) => ask(tx, other, input))).toBe('wrong_state')
  })
  test('with a citizen service number is refused', async () => {
    const input = { kind: 'question', title: 'Over een gezin', body: 'Het bsn is 123456782.', formKey: key() } as const
    expect(await outcome((tx) => ask(tx, asker, input))).toBe('hard_stop')
  })
  test('is answered, asked on and ends; words after the end open it again with a new term', async () => {
    const id = await question(asker)
    await must(transact((tx) => pickUp(tx, team, { threadId: id })))
    await must(transact((tx) => answerThread(tx, team, words(id, 'answer'))))
    await must(transact((tx) => closeThread(tx, team, { threadId: id, version: 3 })))
    expect(await stored(asker, id)).toMatchObject({ status: 'closed', ownerId: team.id })
    const now = new Date('2027-03-25T09:00:00Z')
    await must(transact((tx) => askOn(tx, asker, { threadId: id, body: 'En dan?', formKey: key() }, now)))
    const again = await stored(asker, id)
    expect(again).toMatchObject({ status: 'reopened', closedAt: null })
    expect(again.dueAt?.toISOString()).toBe('2027-04-05T15:00:00.000Z')
    expect(await mailedTo('Er is een bericht bij een vraag', team.email)).toHaveLength(1)
    await must(transact((tx) => answerThread(tx, team, words(id, 'wait'))))
    expect(await stored(asker, id)).toMatchObject({ status: 'waiting' })
    expect(await outcome((tx) => reopenThread(tx, team, { threadId: id }))).toBe('wrong_state')
  })
  test('shows who asked the name of the team and never a note; who answers sees both', async () => {
    const id = await question(asker)
    await must(transact((tx) => answerThread(tx, team, words(id, 'note', 'Onder ons.'))))
    await must(transact((tx) => answerThread(tx, team, words(id, 'say', 'We zoeken het uit.'))))
    const forAsker = await threadFor(asker, id)
    expect(forAsker?.words.map(({ body, author }) => [body, author])).toEqual([
      ['We willen in het voorjaar starten.', asker.name],
      ['We zoeken het uit.', 'Regioteam'],
    ])
    expect(forAsker?.events).toEqual([])
    expect((await threadFor(colleague, id))?.words.map(({ body }) => body)).toContain('Onder ons.')
    expect(await mailedTo('Er is een bericht bij je vraag', asker.email)).toHaveLength(1)
  })
  test('is handed to a colleague or a function with the reason; a legal one stays with the jurists', async () => {
    const id = await question(asker)
    const over = (to: string, by = team) => outcome((tx) => handOver(tx, by, { threadId: id, to, reason: 'Jij weet hier meer van.' }))
    expect(await over(`person:${other.id}`)).toBe('unknown_person')
    expect(await over(`person:${colleague.id}`)).toBe('done')
    expect(await over(`person:${colleague.id}`)).toBe('same_hands')
    expect(await stored(asker, id)).toMatchObject({ status: 'picked_up', ownerId: colleague.id })
    expect(await mailedTo('Er is een vraag aan jou overgedragen', colleague.email)).toHaveLength(1)
    expect(await over(`route:${legal}`)).toBe('done')
    expect(await stored(asker, id)).toMatchObject({ kind: 'legal', routeId: legal, ownerId: null, status: 'new' })
    expect(await over(`route:${curators}`)).toBe('unknown_thread')
    expect(await over(`route:${curators}`, jurist)).toBe('legal_stays')
    const [event] = await readFor(jurist, (tx) =>
      tx
        .select()
        .from(questionEvents)
        .where(eq(questionEvents.threadId, id))
        .orderBy(sql`at desc`)
        .limit(1),
    )
    expect(event?.reason).toBe('Jij weet hier meer van.')
  })
  test('is credited as who asked it chooses', async () => {
    const id = await question(asker)
    expect(await outcome((tx) => chooseCredit(tx, other, { threadId: id, credited: 'yes' }))).toBe('unknown_thread')
    await must(transact((tx) => chooseCredit(tx, asker, { threadId: id, credited: 'no' })))
    expect((await stored(asker, id)).askerCredited).toBe(false)
  })
})

describe('A visitor', () => {
  const input = () => ({
    kind: 'legal' as const,
    title: 'Mag dit?',
    body: 'Een vraag.',
    name: '',
    email: 'bezoeker@test.example',
    formKey: key(),
  })
  const latest = async () => {
    const [row] = await db.execute<{ id: string }>(
      sql`select substring(key from 'question-confirm:(.*)') as id from outbox where key like 'question-confirm:%' order by created_at desc, id desc limit 1`,
    )
    return row?.id ?? ''
  }
  test('is read by nobody before the link was pressed, and only by who may afterwards', async () => {
    await must(transact((tx) => askFromOutside(tx, input())))
    const id = await latest()
    expect(await threadFor(jurist, id)).toBeUndefined()
    expect((await threadOfVisitor(visitorToken(id)))?.status).toBe('unconfirmed')
    await must(transact((tx) => confirmQuestion(tx, { token: visitorToken(id) })))
    await must(transact((tx) => confirmQuestion(tx, { token: visitorToken(id) })))
    expect((await threadFor(jurist, id))?.status).toBe('new')
    expect(await threadFor(team, id)).toBeUndefined()
    await must(transact((tx) => answerThread(tx, jurist, words(id, 'note', 'Voor ons.'))))
    await must(transact((tx) => answerThread(tx, jurist, words(id, 'answer', 'Dat mag.'))))
    expect((await threadOfVisitor(visitorToken(id)))?.words.map(({ body }) => body)).toEqual(['Een vraag.', 'Dat mag.'])
    expect(await mailedTo('Er is een antwoord op je vraag', 'bezoeker@test.example')).toHaveLength(1)
  })
  test('opens nothing with another link, and a late confirmation does nothing', async () => {
    await must(transact((tx) => askFromOutside(tx, input())))
    const id = await latest()
    expect(await threadOfVisitor(`${visitorToken(id).slice(0, -1)}x`)).toBeUndefined()
    const late = new Date(Date.now() + 49 * 3_600_000)
    expect(await outcome((tx) => confirmQuestion(tx, { token: visitorToken(id) }, late))).toBe('unknown_link')
  })
})

describe('Two at once', () => {
  const pickers = () => [team, colleague]
  test('who pick up the same question: one has it, the other hears so', async () => {
    const id = await question(asker)
    const finishes = await whileHeld(
      url,
      id,
      2,
      () => race(url, 2, (tx, contestant) => pickUp(tx, pickers()[contestant] ?? team, { threadId: id })),
      'question_threads',
    )
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(finishes.filter((finish) => !finish.ok && finish.reason === 'already_picked_up')).toHaveLength(1)
  })
  test('negative control: without the lock both believe that they have it', async () => {
    const id = await question(asker)
    const allDecided = barrier(2)
    const finishes = await race(url, 2, (tx, contestant) =>
      pickUp(withoutLock(tx, allDecided), pickers()[contestant] ?? team, { threadId: id }),
    )
    expect(finishes.filter(({ ok }) => ok)).toHaveLength(2)
  })
  test('a message that comes while the question is being closed is never under a closed question', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await questionIn('answered', asker, team)
      const { version } = await stored(asker, id)
      const finishes = await race<unknown>(url, 2, (tx, contestant) =>
        contestant === 0
          ? closeThread(tx, team, { threadId: id, version })
          : askOn(tx, asker, { threadId: id, body: 'Wacht, nog één ding.', formKey: key() }),
      )
      expect(finishes[1]?.ok).toBe(true)
      expect(finishes[0]?.ok || finishes[0]?.reason === 'edited_meanwhile').toBe(true)
      expect((await stored(asker, id)).status).toBe('reopened')
    }
  })
  test('negative control: without the lock both write, on what they read before', async () => {
    const id = await questionIn('answered', asker, team)
    const { version } = await stored(asker, id)
    const allDecided = barrier(2)
    await race<unknown>(url, 2, async (tx, contestant) => {
      const free = withoutLock(tx, allDecided)
      if (contestant === 1) return askOn(free, asker, { threadId: id, body: 'Wacht, nog één ding.', formKey: key() })
      // The one who closes writes last, on what it read first.
      const result = await closeThread(free, team, { threadId: id, version })
      return result
    })
    const row = await stored(asker, id)
    // Both decided on the same state: both wrote, whoever came last.
    expect(row.version).toBe(version + 2)
  })
  test('who press send twice say it once', async () => {
    const id = await question(asker)
    const message = { threadId: id, body: 'Eén keer.', formKey: key() }
    await race(url, 2, (tx) => askOn(tx, asker, message))
    expect((await threadFor(asker, id))?.words.filter(({ body }) => body === 'Eén keer.')).toHaveLength(1)
  })
})

// Roles × threads: who may do what, written out. Everything that is not listed is refused.
describe('The matrix of roles and threads', () => {
  const people = () => ({ asker, other, team, jurist, editor, administrator })
  type Who = keyof ReturnType<typeof people>
  const answerers: Record<string, Who[]> = { question: ['team'], experience: ['team'], other: ['team', 'editor'], legal: ['jurist'] }
  const kinds = ['question', 'legal', 'experience', 'other'] as const
  const deeds = {
    read: async (actor: Actor, id: string) => ((await threadFor(actor, id)) ? 'done' : 'unknown_thread'),
    pick_up: (actor: Actor, id: string) => tried((tx) => pickUp(tx, actor, { threadId: id })),
    answer: (actor: Actor, id: string) => tried((tx) => answerThread(tx, actor, words(id, 'answer'))),
    note: (actor: Actor, id: string) => tried((tx) => answerThread(tx, actor, words(id, 'note'))),
    close: async (actor: Actor, id: string) => tried((tx) => closeThread(tx, actor, { threadId: id, version: 1 })),
    ask_on: (actor: Actor, id: string) => tried((tx) => askOn(tx, actor, { threadId: id, body: 'Nog iets.', formKey: key() })),
  }
  const allowed = (deed: keyof typeof deeds, who: Who, kind: (typeof kinds)[number]): boolean => {
    const isAsker = who === 'asker'
    if (deed === 'ask_on') return isAsker
    if (deed === 'read' || deed === 'close') return isAsker || Boolean(answerers[kind]?.includes(who))
    return Boolean(answerers[kind]?.includes(who))
  }
  const cases = kinds.flatMap((kind) =>
    (Object.keys(deeds) as (keyof typeof deeds)[]).flatMap((deed) =>
      (['asker', 'other', 'team', 'jurist', 'editor', 'administrator'] as const).map((who) => ({
        kind,
        deed,
        who,
        may: allowed(deed, who, kind),
      })),
    ),
  )
  const ofKind = {} as Record<(typeof kinds)[number], string>
  beforeAll(async () => {
    for (const kind of kinds) ofKind[kind] = await question(asker, { kind })
  })
  test.each(cases)('$who · $deed · $kind: $may', async ({ kind, deed, who, may }) => {
    const answer = await deeds[deed](people()[who], ofKind[kind])
    if (may) expect(answer).toBe('done')
    else expect(['unknown_thread', 'not_allowed']).toContain(answer)
  })
  test.each(['new', 'picked_up', 'waiting', 'answered', 'closed', 'reopened'] as const)(
    'a question that is %s takes what its table says and refuses the rest',
    async (status: Exclude<ThreadStatus, 'unconfirmed'>) => {
      const id = await questionIn(status, asker, team)
      const expected = {
        pickUp: {
          new: 'done',
          picked_up: 'done',
          waiting: 'wrong_state',
          answered: 'wrong_state',
          closed: 'wrong_state',
          reopened: 'done',
        }[status],
        answer: status === 'closed' ? 'wrong_state' : 'done',
        reopen: status === 'closed' ? 'done' : 'wrong_state',
        askOn: 'done',
      }
      expect(await tried((tx) => pickUp(tx, team, { threadId: id }))).toBe(expected.pickUp)
      expect(await tried((tx) => answerThread(tx, team, words(id, 'answer')))).toBe(expected.answer)
      expect(await tried((tx) => reopenThread(tx, team, { threadId: id }))).toBe(expected.reopen)
      expect(await tried((tx) => askOn(tx, asker, { threadId: id, body: 'Nog iets.', formKey: key() }))).toBe(expected.askOn)
    },
  )
})
