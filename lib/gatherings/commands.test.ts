import { and, eq, like, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, gatheringAudiences, gatheringRooms, gatherings, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { race } from '#lib/testing/races.ts'
import { cancelGathering, publishGathering } from './commands-publish.ts'
import { changeGathering, createGathering, proposeGathering, takeBackGathering } from './commands.ts'
import type { GatheringFields } from './schema.ts'

const { url } = testDatabase()

let organiser: Actor
let team: Actor
let member: Actor
let stranger: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  team = await person({ roles: ['regional_team'], sites: [] })
  member = await person({ sites: ['friesland'], regions: ['JZ14'] })
  stranger = await person({ sites: ['flevoland'] })
})

const input = (fields: Partial<GatheringFields> = {}) => ({ ...gatheringFields(fields), formKey: crypto.randomUUID() })
const creates = (actor: Actor, fields: Partial<GatheringFields> = {}) => transact((tx) => createGathering(tx, actor, input(fields)))
const draft = async (actor: Actor, fields: Partial<GatheringFields> = {}) => (await must(creates(actor, fields))).gatheringId
const changes = (actor: Actor, gatheringId: string, version: number, fields: Partial<GatheringFields>, now?: Date) =>
  transact((tx) => changeGathering(tx, actor, { gatheringId, version, changeNote: 'Let op.', ...gatheringFields(fields) }, now))
const reason = async (result: Promise<Result<unknown, string>>) => {
  const outcome = await result
  return outcome.ok ? 'accepted' : outcome.reason
}
const row = async (id: string) => (await db.select().from(gatherings).where(eq(gatherings.id, id)))[0]
const mails = (kind: string, id: string) => db.$count(outbox, like(outbox.key, `${kind}:${id}:%`))

describe('Beginning a gathering', () => {
  test('the regional team and curators begin for the country, a member for the own site or region', async () => {
    for (const [actor, organised] of [
      [organiser, 'national'],
      [team, 'site:flevoland'],
      [member, 'site:friesland'],
      [member, 'region:JZ14'],
    ] as const) {
      const id = await draft(actor, { organiser: organised })
      expect(await row(id)).toMatchObject({ status: 'draft', createdById: actor.id, version: 1, sequence: 0, publishedAt: null })
      expect(await db.$count(auditLog, and(eq(auditLog.objectId, id), eq(auditLog.action, 'create_gathering')))).toBe(1)
    }
  })
  test.each(['national', 'site:flevoland', 'region:JZ02'])('a member does not begin for %s', async (organised) => {
    expect(await reason(creates(member, { organiser: organised }))).toBe('not_a_member')
  })
  test('a site, region or audience that does not exist is refused', async () => {
    expect(await reason(creates(organiser, { organiser: 'site:atlantis' }))).toBe('unknown_word')
    expect(await reason(creates(organiser, { organiser: 'region:JZ99' }))).toBe('unknown_word')
    expect(await reason(creates(organiser, { audiences: ['iedereen'] }))).toBe('unknown_word')
  })
  test('a date in the past is refused', async () => {
    expect(await reason(creates(organiser, { startsAt: inHours(-1) }))).toBe('in_the_past')
  })
  test('a double press makes one, also at the same moment', async () => {
    const sent = input()
    const finishes = await race(url, 4, (tx) => createGathering(tx, organiser, sent))
    expect(new Set(finishes.map((finish) => finish.ok && finish.value.gatheringId)).size).toBe(1)
    expect(await db.$count(gatheringAudiences, sql`gathering_id in (select id from gatherings where form_key = ${sent.formKey})`)).toBe(1)
  })
  test('two with the same title have an address each, also when they are made at the same moment', async () => {
    const finishes = await race(url, 4, (tx) => createGathering(tx, organiser, input({ title: 'Precies gelijk' })))
    expect(finishes.every((finish) => finish.ok)).toBe(true)
    const slugs = await db.select({ slug: gatherings.slug }).from(gatherings).where(like(gatherings.slug, 'precies-gelijk%'))
    expect(slugs.map(({ slug }) => slug).sort()).toEqual(['precies-gelijk', 'precies-gelijk-2', 'precies-gelijk-3', 'precies-gelijk-4'])
  })
  test('the online room stands apart, and not at all when everybody comes in person', async () => {
    const online = await draft(organiser, { format: 'online', roomUrl: 'https://ruimte.example/1' })
    const inPerson = await draft(organiser, { format: 'on_site', roomUrl: 'https://ruimte.example/2' })
    expect(await db.select().from(gatheringRooms).where(eq(gatheringRooms.gatheringId, online))).toMatchObject([
      { url: 'https://ruimte.example/1' },
    ])
    expect(await db.$count(gatheringRooms, eq(gatheringRooms.gatheringId, inPerson))).toBe(0)
    expect(JSON.stringify(await row(online))).not.toContain('ruimte.example')
  })
})

describe('Changing', () => {
  test('another time is mailed to who is signed up, with a note; another title is not', async () => {
    const startsAt = inHours(30 * 24)
    const { gatheringId } = await publishedGathering(organiser, { startsAt })
    const { signUpId } = await signsUp(member, gatheringId)
    expect(await must(changes(organiser, gatheringId, 1, { title: 'Nieuwe titel', startsAt }))).toEqual({ version: 2 })
    expect(await mails('sign-up-changed', signUpId)).toBe(0)
    expect(await row(gatheringId)).toMatchObject({ sequence: 0, changedAt: null })
    const later = inHours(31 * 24)
    await must(changes(organiser, gatheringId, 2, { title: 'Nieuwe titel', startsAt: later }))
    expect(await mails('sign-up-changed', signUpId)).toBe(1)
    expect(await row(gatheringId)).toMatchObject({ sequence: 1, changeNote: 'Let op.', version: 3 })
    await must(changes(organiser, gatheringId, 3, { title: 'Nieuwe titel', startsAt: later, place: 'Ergens anders' }))
    expect(await mails('sign-up-changed', signUpId)).toBe(2)
    expect((await row(gatheringId))?.sequence).toBe(2)
  })
  test('the address follows the title of a draft, and stays once it is public', async () => {
    const id = await draft(organiser, { title: 'Eerst dit' })
    await must(changes(organiser, id, 1, { title: 'Toen dat' }))
    expect((await row(id))?.slug).toBe('toen-dat')
    await must(transact((tx) => publishGathering(tx, organiser, { gatheringId: id, version: 2 })))
    await must(changes(organiser, id, 2, { title: 'En nu zo' }))
    expect((await row(id))?.slug).toBe('toen-dat')
  })
  test('two tabs: the second hears that it was changed elsewhere, and nothing is lost', async () => {
    const id = await draft(organiser)
    await must(changes(organiser, id, 1, { title: 'Van tab een' }))
    expect(await reason(changes(organiser, id, 1, { title: 'Van tab twee' }))).toBe('changed_elsewhere')
    expect((await row(id))?.title).toBe('Van tab een')
  })
  test('a maximum below the people who are there is refused, also for offered places', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    await signsUp(member, gatheringId)
    await signsUp(stranger, gatheringId)
    expect(await reason(changes(organiser, gatheringId, 1, { maximum: 1 }))).toBe('below_present')
    expect(await reason(changes(organiser, gatheringId, 1, { maximum: 2 }))).toBe('accepted')
  })
  test('is refused to strangers, after the start, to a day that has been, and when it is called off', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    expect(await reason(changes(stranger, gatheringId, 1, {}))).toBe('unknown_gathering')
    expect(await reason(changes(organiser, gatheringId, 1, {}, inHours(30 * 24)))).toBe('has_started')
    expect(await reason(changes(organiser, gatheringId, 1, { startsAt: inHours(-2) }))).toBe('in_the_past')
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'Storm.' })))
    expect(await reason(changes(organiser, gatheringId, 2, {}))).toBe('wrong_state')
  })
  test('a member keeps an organiser that a curator chose, and chooses no other', async () => {
    const id = await draft(member, { organiser: 'site:friesland' })
    await must(changes(organiser, id, 1, { organiser: 'national' }))
    expect(await reason(changes(member, id, 2, { organiser: 'national' }))).toBe('accepted')
    expect(await reason(changes(member, id, 3, { organiser: 'site:flevoland' }))).toBe('not_a_member')
  })
})

describe('A gathering of a member that is in the agenda', () => {
  const placed = async () => {
    const gatheringId = await draft(member, { organiser: 'site:friesland' })
    await must(transact((tx) => publishGathering(tx, organiser, { gatheringId, version: 1 })))
    return gatheringId
  }
  const own = { organiser: 'site:friesland' } as const
  test('is moved by the member: when, where and how many; the curators hear it', async () => {
    const gatheringId = await placed()
    const startsAt = inHours(24 * 40)
    await must(changes(member, gatheringId, 1, { ...own, startsAt, place: 'Het dorpshuis', maximum: 20 }))
    expect(await row(gatheringId)).toMatchObject({ place: 'Het dorpshuis', maximum: 20 })
    expect(await mails('gathering-moved_by_member', gatheringId)).toBe(1)
  })
  test.each([
    ['title', { title: 'Iets heel anders' }],
    ['text', { description: fromBlocks(['Een andere tekst.']) }],
    ['audience', { audiences: ['local_team', 'lived_experience'] }],
    ['openness', { byInvitation: true }],
  ])('keeps the %s that the curator approved', async (_, fields) => {
    const gatheringId = await placed()
    expect(await reason(changes(member, gatheringId, 1, { ...own, ...fields }))).toBe('words_are_placed')
    await must(changes(organiser, gatheringId, 1, { ...own, ...fields }))
    expect(await mails('gathering-moved_by_member', gatheringId)).toBe(0)
  })
})

describe('Proposing', () => {
  const proposal = async () => {
    const gatheringId = await draft(member, { organiser: 'site:friesland' })
    await must(transact((tx) => proposeGathering(tx, member, { gatheringId, version: 1 })))
    return gatheringId
  }
  test('tells the curators once; a curator approves by placing it, and the member hears it', async () => {
    const gatheringId = await proposal()
    await must(transact((tx) => proposeGathering(tx, member, { gatheringId, version: 1 })))
    expect(await row(gatheringId)).toMatchObject({ status: 'proposed' })
    expect(await mails('gathering-proposed', gatheringId)).toBe(1)
    await must(transact((tx) => publishGathering(tx, organiser, { gatheringId, version: 1 })))
    expect(await row(gatheringId)).toMatchObject({ status: 'published', publishedById: organiser.id })
    expect(await mails('gathering-approved', gatheringId)).toBe(1)
  })
  test('a member does not place it, and neither does the regional team for them', async () => {
    const gatheringId = await proposal()
    for (const actor of [member, team])
      expect(await reason(transact((tx) => publishGathering(tx, actor, { gatheringId, version: 1 })))).toBe('not_allowed')
    expect(await reason(transact((tx) => publishGathering(tx, stranger, { gatheringId, version: 1 })))).toBe('unknown_gathering')
  })
  test('what was changed since the curator read it is not placed', async () => {
    const gatheringId = await proposal()
    await must(changes(member, gatheringId, 1, { organiser: 'site:friesland', title: 'Stiekem anders' }))
    expect(await reason(transact((tx) => publishGathering(tx, organiser, { gatheringId, version: 1 })))).toBe('changed_elsewhere')
  })
  test('it can be taken back; what is in the agenda cannot', async () => {
    const gatheringId = await proposal()
    await must(transact((tx) => takeBackGathering(tx, member, { gatheringId })))
    expect(await row(gatheringId)).toMatchObject({ status: 'draft', proposedAt: null })
    const placed = await publishedGathering(organiser)
    expect(await reason(transact((tx) => takeBackGathering(tx, organiser, { gatheringId: placed.gatheringId })))).toBe('wrong_state')
    expect(await reason(transact((tx) => proposeGathering(tx, organiser, { gatheringId: placed.gatheringId, version: 1 })))).toBe(
      'wrong_state',
    )
  })
})
