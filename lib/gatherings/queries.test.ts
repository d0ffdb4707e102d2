import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, gatherings, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { collectNotes, type AnswerNotes } from '#lib/platform/answer.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { addGatheringFile, linkLesson, unlinkLesson } from './commands-afterwards.ts'
import { invite } from './commands-invitations.ts'
import { cancelSignUp } from './commands-offers.ts'
import { cancelGathering, holdGatherings } from './commands-publish.ts'
import { createGathering, proposeGathering } from './commands.ts'
import { fetchableGatheringFile } from './queries-files.ts'
import { participantView } from './queries-participants.ts'
import { invitationLink, signUpLink } from './queries-links.ts'
import { managedGathering, organisedGatherings, proposedGatherings } from './queries-organise.ts'
import { invitationByLink, ownSignUp, ownSignUps, signUpByLink, signUpForm } from './queries-sign-ups.ts'
import { gatheringAddresses } from './queries-addresses.ts'
import { agenda, agendaOfMonth, gatheringBySlug, nextGatherings } from './queries.ts'
import type { GatheringFields } from './schema.ts'
import { agendaTag, gatheringAddressTag, gatheringTag } from './tags.ts'

testDatabase()

const canary = 'https://ruimte.example/kanarie-8842'
let organiser: Actor
let member: Actor
let stranger: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  member = await person({ name: 'Lid' })
  stranger = await person({ name: 'Vreemd' })
})
const draft = (fields: Partial<GatheringFields> = {}, actor = organiser) =>
  must(transact((tx) => createGathering(tx, actor, { ...gatheringFields(fields), formKey: crypto.randomUUID() }))).then(
    (made) => made.gatheringId,
  )
const agendaRows = async (...asked: Parameters<typeof agenda>) => (await agenda(...asked)).gatherings
const slugOf = async (id: string) =>
  (await db.select({ slug: gatherings.slug }).from(gatherings).where(eq(gatherings.id, id)))[0]?.slug ?? ''
const everywhere = async () =>
  (await Promise.all([agendaRows({ past: false }), agendaRows({ past: true }, inHours(-1)), nextGatherings(50)]))
    .flat()
    .map((row) => row.id)
const cancelled = (gatheringId: string) => must(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'Reden.' })))

describe('The public', () => {
  test('sees nothing of a draft, a proposal, or a draft that was called off', async () => {
    const [first, second, third] = [await draft(), await draft(), await draft()]
    await must(transact((tx) => proposeGathering(tx, organiser, { gatheringId: second, version: 1 })))
    await cancelled(third)
    const shown = await everywhere()
    const addresses = (await gatheringAddresses()).map((row) => row.slug)
    for (const id of [first, second, third]) {
      expect(shown).not.toContain(id)
      expect(addresses).not.toContain(await slugOf(id))
      expect(await gatheringBySlug(await slugOf(id))).toBeUndefined()
    }
  })
  test('sees what was called off after it was public, with the reason, but not as the next one', async () => {
    const { gatheringId, slug } = await publishedGathering(organiser)
    await cancelled(gatheringId)
    expect(await gatheringBySlug(slug)).toMatchObject({ status: 'cancelled', cancelReason: 'Reden.' })
    expect((await agendaRows({ past: false })).map((row) => row.id)).toContain(gatheringId)
    expect((await nextGatherings(50)).map((row) => row.id)).not.toContain(gatheringId)
  })
  test('never gets the address of the online room, in no list and on no page', async () => {
    const { gatheringId, slug } = await publishedGathering(organiser, {
      format: 'online',
      place: '',
      roomUrl: canary,
      startsAt: inHours(2),
    })
    await signsUp(member, gatheringId)
    const all = [await agenda({ past: false }), await nextGatherings(50), await gatheringBySlug(slug), await gatheringAddresses()]
    expect(JSON.stringify(all)).not.toContain('kanarie')
  })
  test('reads how many places are left and how many wait, but not who', async () => {
    const { gatheringId, slug } = await publishedGathering(organiser, { maximum: 1 })
    await signsUp(member, gatheringId, { shownToParticipants: true, diet: 'Geheim dieet' })
    await signsUp(stranger, gatheringId)
    const page = await gatheringBySlug(slug)
    expect(page).toMatchObject({ maximum: 1, placesTaken: 1, waiting: 1, audienceNames: ['Lokale teams'] })
    for (const secret of [member.name, member.email, member.id, 'Geheim dieet']) expect(JSON.stringify(page)).not.toContain(secret)
  })
  test.each(['', '../x', 'a'.repeat(200), "'; drop table gatherings"])('gets nothing for the address %j', async (slug) => {
    expect(await gatheringBySlug(slug)).toBeUndefined()
  })
  test('an answer is emptied by its own gathering, the agenda, and the birth of its address', async () => {
    const { gatheringId, slug } = await publishedGathering(organiser)
    const notes: AnswerNotes = { requestNumber: '1', tags: new Set() }
    await collectNotes(notes, () => gatheringBySlug(slug))
    expect([...notes.tags]).toEqual(expect.arrayContaining([agendaTag, gatheringTag(gatheringId), gatheringAddressTag(slug)]))
    const missing: AnswerNotes = { requestNumber: '2', tags: new Set() }
    await collectNotes(missing, () => gatheringBySlug('komt-nog'))
    expect([...missing.tags]).toEqual([gatheringAddressTag('komt-nog')])
  })
})

describe('The filters of the agenda', () => {
  test('by kind, audience, region (with its sites) and form', async () => {
    const of = async (fields: Partial<GatheringFields>) => (await publishedGathering(organiser, fields)).gatheringId
    const online = await of({ kind: 'knowledge', format: 'online', place: '', audiences: ['policy'] })
    const site = await of({ organiser: 'site:gelderland-zuid', format: 'both' })
    const region = await of({ organiser: 'region:JZ30' })
    const ids = async (query: Parameters<typeof agenda>[0]) => (await agendaRows(query)).map((row) => row.id)
    expect(await ids({ past: false, kind: 'knowledge' })).toEqual([online])
    expect(await ids({ past: false, audience: 'policy' })).toEqual([online])
    const slug = (await gatheringBySlug(await slugOf(region)))?.regionSlug ?? ''
    expect((await ids({ past: false, region: slug })).sort()).toEqual([site, region].sort())
    expect(await ids({ past: false, format: 'online' })).toEqual(expect.arrayContaining([online, site]))
    expect(await ids({ past: false, format: 'both' })).toEqual([site])
    expect(await ids({ past: false, region: 'bestaat-niet' })).toEqual([])
  })
  test('a month is that of the Amsterdam calendar, over the change of the clock', async () => {
    const last = await publishedGathering(organiser, {
      startsAt: new Date('2027-10-31T22:30:00Z'),
      endsAt: new Date('2027-10-31T22:45:00Z'),
    })
    const first = await publishedGathering(organiser, {
      startsAt: new Date('2027-10-31T23:00:00Z'),
      endsAt: new Date('2027-10-31T23:30:00Z'),
    })
    expect((await agendaOfMonth({}, '2027-10')).map((row) => row.id)).toEqual([last.gatheringId])
    expect((await agendaOfMonth({}, '2027-11')).map((row) => row.id)).toEqual([first.gatheringId])
    expect(await agendaOfMonth({}, '2027-13')).toEqual([])
  })
  test('what has been stands with the past, the latest first', async () => {
    const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(1) })
    await runJob({ name: 'hold', every: 1, run: holdGatherings }, inHours(4))
    const past = await agendaRows({ past: true }, inHours(4))
    expect(past.map((row) => row.id)).toContain(gatheringId)
    expect(past.map((row) => row.startsAt.getTime())).toEqual(past.map((row) => row.startsAt.getTime()).toSorted((a, b) => b - a))
  })
})

describe('An agenda that is longer than a page', () => {
  test('goes on behind its last gathering, also where many begin at once, and gives each once', async () => {
    await db.execute(sql`insert into gatherings (status, kind, slug, title, summary, description, format, starts_at, ends_at, place, maximum, sign_up_closes_at, form_key, created_by_id, published_by_id, published_at)
      select 'published', 'development_group', 'reeks-' || n, 'Reeks', 'Terugkijken.', ${JSON.stringify(fromBlocks(['Wij kijken terug.']))}::text::jsonb, 'online',
        moment, moment + interval '1 hour', '', 20, moment, uuidv7(), ${organiser.id}, ${organiser.id}, now()
      from (select n, timestamptz '2031-03-01 10:00Z' + (n / 40) * interval '1 day' as moment from generate_series(1, 120) as n) as planned`)
    for (const past of [false, true]) {
      const now = new Date(past ? '2032-01-01' : '2031-01-01')
      const seen: string[] = []
      let after: string | undefined
      do {
        const part = await agenda({ past, kind: 'development_group', after }, now)
        expect(part.gatherings.length).toBeLessThanOrEqual(50)
        seen.push(...part.gatherings.map(({ slug }) => slug))
        after = part.next ?? undefined
      } while (after)
      expect(seen).toHaveLength(120)
      expect(new Set(seen).size).toBe(120)
    }
    expect((await agenda({ past: false, kind: 'development_group', after: 'onzin' }, new Date('2031-01-01'))).gatherings).toHaveLength(50)
  })
})

describe('Somebody who signed up', () => {
  test('sees the room only when it may be entered: not two days before, not while waiting, not after cancelling', async () => {
    const { gatheringId } = await publishedGathering(organiser, {
      format: 'online',
      place: '',
      roomUrl: canary,
      maximum: 1,
      startsAt: inHours(48),
    })
    const { signUpId } = await signsUp(member, gatheringId)
    const waits = await signsUp(stranger, gatheringId)
    const soon = inHours(30)
    expect([(await ownSignUp(member, signUpId))?.roomUrl, (await ownSignUp(member, signUpId, soon))?.roomUrl]).toEqual([null, canary])
    expect(await ownSignUp(stranger, waits.signUpId, soon)).toMatchObject({ status: 'waiting', placeInLine: 1, roomUrl: null })
    const token = signUpLink(waits.signUpId).split('/').at(-1) ?? ''
    expect(await signUpByLink(token, soon)).toMatchObject({ roomUrl: null })
    await must(transact((tx) => cancelSignUp(tx, member, { signUpId })))
    expect((await ownSignUps(member, soon)).find((row) => row.id === signUpId)).toMatchObject({ status: 'cancelled', roomUrl: null })
    expect(await ownSignUp(stranger, signUpId, soon)).toBeUndefined()
  })
  test('sees the others that agreed, and only with a place of their own', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const [shy, open] = [await person({ name: 'Wil niet' }), await person({ name: 'Wil wel' })]
    await signsUp(shy, gatheringId)
    await signsUp(open, gatheringId, { shownToParticipants: true })
    expect((await participantView(shy, gatheringId))?.names).toEqual(['Wil wel'])
    expect(await participantView(stranger, gatheringId)).toBeUndefined()
  })
  test('sees one line per gathering, the last, after signing up again', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const { signUpId } = await signsUp(member, gatheringId)
    await must(transact((tx) => cancelSignUp(tx, member, { signUpId })))
    const again = await signsUp(member, gatheringId)
    expect((await ownSignUps(member)).filter((row) => row.gathering.id === gatheringId).map((row) => row.id)).toEqual([again.signUpId])
  })
  test('gets a form that says whether they may and whether they did', async () => {
    const { gatheringId } = await publishedGathering(organiser, { kind: 'regional_talk', byInvitation: true })
    expect(await signUpForm(member, gatheringId)).toMatchObject({ maySignUp: false, ownSignUpId: null })
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email: member.email })))
    expect(await signUpForm(member, gatheringId)).toMatchObject({ maySignUp: true })
    const { signUpId } = await signsUp(member, gatheringId)
    expect(await signUpForm(member, gatheringId)).toMatchObject({ ownSignUpId: signUpId })
    expect(await signUpForm(member, await draft())).toBeUndefined()
    const [invitation] = (await managedGathering(organiser, gatheringId))?.invitations ?? []
    const token =
      invitationLink(invitation?.id ?? '')
        .split('/')
        .at(-1) ?? ''
    expect(await invitationByLink(token)).toMatchObject({ state: 'used', email: member.email })
    expect(await invitationByLink('x')).toBeUndefined()
  })
})

describe('Materials and lessons afterwards', () => {
  const file = (isPublic: boolean) => ({
    id: crypto.randomUUID(),
    kind: 'document',
    mediaType: 'application/pdf',
    name: 'verslag.pdf',
    bytes: 3,
    sha256: 'a'.repeat(64),
    isPublic,
  })

  test('a file is for everybody or for who took part; never for who only waits', async () => {
    const { gatheringId, slug } = await publishedGathering(organiser, { maximum: 1 })
    await signsUp(member, gatheringId)
    await signsUp(stranger, gatheringId)
    const [open, closed] = [file(true), file(false)]
    for (const one of [open, closed]) await must(transact((tx) => addGatheringFile(tx, organiser, gatheringId, one)))
    const may = async (actor: Actor | null, id: string) => (await fetchableGatheringFile(actor, id)) !== undefined
    expect([await may(null, open.id), await may(null, closed.id)]).toEqual([true, false])
    expect([await may(member, closed.id), await may(stranger, closed.id), await may(organiser, closed.id)]).toEqual([true, false, true])
    const page = await gatheringBySlug(slug)
    expect([page?.files.map((one) => one.id), page?.participantFiles]).toEqual([[open.id], 1])
    expect(JSON.stringify(page)).not.toContain(closed.id)
    expect((await transact((tx) => addGatheringFile(tx, member, gatheringId, file(true)))).ok).toBe(false)
  })
  test('a lesson that came out of it is shown as long as it is placed', async () => {
    const { gatheringId, slug } = await publishedGathering(organiser)
    const lesson = await publishedLesson(member, organiser)
    const input = { gatheringId, lessonId: lesson.lessonId }
    expect(await transact((tx) => linkLesson(tx, stranger, input))).toEqual({ ok: false, reason: 'unknown_gathering' })
    expect(await transact((tx) => linkLesson(tx, organiser, { gatheringId, lessonId: crypto.randomUUID() }))).toEqual({
      ok: false,
      reason: 'unknown_lesson',
    })
    await must(transact((tx) => linkLesson(tx, organiser, input)))
    await must(transact((tx) => linkLesson(tx, organiser, input)))
    expect((await gatheringBySlug(slug))?.lessons.map((one) => one.slug)).toEqual([lesson.slug])
    await must(transact((tx) => unlinkLesson(tx, organiser, input)))
    await must(transact((tx) => unlinkLesson(tx, organiser, input)))
    // What happened twice happened once, in the log too.
    for (const action of ['link_lesson', 'unlink_lesson'])
      expect(await db.$count(auditLog, and(eq(auditLog.objectId, gatheringId), eq(auditLog.action, action)))).toBe(1)
    expect((await gatheringBySlug(slug))?.lessons).toEqual([])
  })
})

describe('Who organises', () => {
  test('a member sees their own, the teams see all but drafts of others, a stranger sees nothing', async () => {
    const mine = await draft({ organiser: 'site:friesland' }, member)
    const proposed = await draft({ organiser: 'site:friesland' }, member)
    await must(transact((tx) => proposeGathering(tx, member, { gatheringId: proposed, version: 1 })))
    const ids = async (actor: Actor) => (await organisedGatherings(actor)).map((row) => row.id)
    expect((await ids(member)).sort()).toEqual([mine, proposed].sort())
    expect(await ids(organiser)).toContain(proposed)
    expect(await ids(organiser)).not.toContain(mine)
    expect(await ids(stranger)).toEqual([])
    expect((await proposedGatherings(organiser)).map((row) => row.id)).toContain(proposed)
    expect(await proposedGatherings(member)).toEqual([])
    expect(await managedGathering(stranger, mine)).toBeUndefined()
    expect(await managedGathering(member, mine)).toMatchObject({ mayPublish: false, createdByName: 'Lid' })
  })
  test('sees the line in the order in which places are offered', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    for (const name of ['Een', 'Twee', 'Drie', 'Vier']) await signsUp(await person({ name }), gatheringId)
    await db
      .update(signUps)
      .set({ givenOutOfTurnById: organiser.id, outOfTurnReason: 'Spreker' })
      .where(eq(signUps.id, (await managedGathering(organiser, gatheringId))?.line.at(-1)?.id ?? ''))
    expect((await managedGathering(organiser, gatheringId))?.line.map((row) => row.name)).toEqual(['Vier', 'Twee', 'Drie'])
  })
})
