import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, outbox, signUpAnswers, signUpNeeds, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { invite, withdrawInvitation } from './commands-invitations.ts'
import { cancelGathering, holdGatherings } from './commands-publish.ts'
import { addQuestion } from './commands-questions.ts'
import { signUp, type SignedUp } from './commands-sign-ups.ts'
import { createGathering } from './commands.ts'
import { signUpInput, addQuestionInput } from './schema.ts'

testDatabase()

let organiser: Actor
let actor: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  actor = await person({ name: 'Deelnemer' })
})

const tries = (who: Actor, gatheringId: string, options: object = {}, now?: Date): Promise<Result<SignedUp, string>> =>
  transact((tx) => signUp(tx, who, signUpInput.parse({ gatheringId, formKey: crypto.randomUUID(), ...options }), now))
const rowsOf = (gatheringId: string) => db.select().from(signUps).where(eq(signUps.gatheringId, gatheringId)).orderBy(signUps.position)
const mailed = async (to: string, kind: string) =>
  (
    await db
      .select({ key: outbox.key })
      .from(outbox)
      .where(and(eq(outbox.recipient, to), sql`${outbox.key} like ${`${kind}:%`}`))
  ).length
/** Runs a deed that is refused, and shows that it left nothing behind. */
async function refused(gatheringId: string, deed: () => Promise<Result<unknown, string>>): Promise<string> {
  const mails = await db.$count(outbox)
  const before = await rowsOf(gatheringId)
  const result = await deed()
  expect(await rowsOf(gatheringId)).toEqual(before)
  expect(await db.$count(outbox)).toBe(mails)
  return result.ok ? 'accepted' : result.reason
}

describe('Signing up', () => {
  test('gives a place, keeps what was said, mails once and stands in the audit log without the answers', async () => {
    const { gatheringId } = await publishedGathering(organiser, { companionsAllowed: 2 })
    const result = await must(
      tries(actor, gatheringId, { companions: '2', diet: 'Geen noten', accessibility: '', shownToParticipants: 'ja' }),
    )
    expect(result).toMatchObject({ status: 'signed_up', people: 1 })
    expect(await rowsOf(gatheringId)).toMatchObject([
      { userId: actor.id, email: null, name: null, status: 'signed_up', companions: 2, placesHeld: 3, shownToParticipants: true },
    ])
    expect(await db.select().from(signUpNeeds).where(eq(signUpNeeds.signUpId, result.signUpId))).toMatchObject([
      { diet: 'Geen noten', accessibility: '' },
    ])
    expect(await mailed(actor.email, `sign-up-signed_up:${result.signUpId}`.slice(0, -37))).toBe(1)
    const log = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.objectId, gatheringId), eq(auditLog.action, 'sign_up')))
    expect(log).toMatchObject([{ actorId: actor.id, details: { status: 'signed_up', people: 3 } }])
    expect(JSON.stringify(log)).not.toContain('noten')
  })
  test('a full gathering gives a place in the line, and says which in the mail', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    await signsUp(await person(), gatheringId)
    await signsUp(await person(), gatheringId)
    const late = await person()
    expect(await must(tries(late, gatheringId))).toMatchObject({ status: 'waiting' })
    const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, late.email))
    expect(mail?.text).toContain('plaats 2')
  })
  test('who waits goes first: a place that is too small for the first in line is not for who comes later', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 2, companionsAllowed: 1 })
    await signsUp(await person(), gatheringId)
    expect(await must(tries(await person(), gatheringId, { companions: 1 }))).toMatchObject({ status: 'waiting' })
    expect(await must(tries(await person(), gatheringId))).toMatchObject({ status: 'waiting' })
  })
  test('somebody who cancelled can sign up again', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const { signUpId } = await signsUp(actor, gatheringId)
    await db.update(signUps).set({ status: 'cancelled', endedAt: new Date() }).where(eq(signUps.id, signUpId))
    expect(await must(tries(actor, gatheringId))).toMatchObject({ status: 'signed_up' })
  })
})

describe('Signing up is refused', () => {
  test('twice, also when the first was made by a colleague', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const colleague = await person({ name: 'Collega' })
    await must(tries(actor, gatheringId, { colleagues: [{ name: 'Collega', email: colleague.email }] }))
    expect(await refused(gatheringId, () => tries(actor, gatheringId))).toBe('already_signed_up')
    expect(await refused(gatheringId, () => tries(colleague, gatheringId))).toBe('already_signed_up')
    const third = await person()
    const again = { colleagues: [{ name: 'Collega', email: colleague.email }] }
    expect(await refused(gatheringId, () => tries(third, gatheringId, again))).toBe('colleague_signed_up')
  })
  test('for a draft, a cancelled one, one that began, one that closed and one that does not exist', async () => {
    const draft = await must(transact((tx) => createGathering(tx, organiser, { ...gatheringFields(), formKey: crypto.randomUUID() })))
    expect(await refused(draft.gatheringId, () => tries(actor, draft.gatheringId))).toBe('unknown_gathering')
    const { gatheringId } = await publishedGathering(organiser, { signUpClosesAt: inHours(24) })
    expect(await refused(gatheringId, () => tries(actor, gatheringId, {}, inHours(24)))).toBe('closed')
    expect(await refused(gatheringId, () => tries(actor, gatheringId, {}, inHours(30 * 24)))).toBe('has_started')
    await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'Te weinig mensen.' })))
    expect(await refused(gatheringId, () => tries(actor, gatheringId))).toBe('cancelled')
    const over = await publishedGathering(organiser)
    await db.transaction((tx) => holdGatherings(tx, inHours(31 * 24)))
    expect(await refused(over.gatheringId, () => tries(actor, over.gatheringId))).toBe('has_started')
    expect(await refused(gatheringId, () => tries(actor, crypto.randomUUID()))).toBe('unknown_gathering')
  })
  test('with more people along than may come, or than there are places at all', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 2, companionsAllowed: 2 })
    expect(await refused(gatheringId, () => tries(actor, gatheringId, { companions: 3 }))).toBe('too_many_companions')
    expect(await refused(gatheringId, () => tries(actor, gatheringId, { companions: 2 }))).toBe('group_too_large')
  })
  test('with the form of somebody else', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const formKey = crypto.randomUUID()
    await must(tries(actor, gatheringId, { formKey }))
    const other = await person()
    expect(await refused(gatheringId, () => tries(other, gatheringId, { formKey }))).toBe('form_used')
  })
})

describe('Signing up with colleagues', () => {
  const colleagues = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `Collega ${index}`, email: `collega-${index}@elders.example` }))

  test('places all of them, those with an account under their account, and mails each', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 6 })
    const known = await person({ name: 'Bekend' })
    const group = [...colleagues(4), { name: 'Verzonnen naam', email: known.email }]
    expect(await must(tries(actor, gatheringId, { colleagues: group, shownToParticipants: 'ja' }))).toMatchObject({
      status: 'signed_up',
      people: 6,
    })
    const rows = await rowsOf(gatheringId)
    expect(rows.map((row) => row.userId ?? row.email)).toEqual([actor.id, ...colleagues(4).map((one) => one.email), known.id])
    expect(new Set(rows.map((row) => row.groupId)).size).toBe(1)
    // Consent is personal.
    expect(rows.map((row) => row.shownToParticipants)).toEqual([true, false, false, false, false, false])
    expect(await mailed('collega-0@elders.example', 'sign-up-signed_up')).toBe(1)
  })
  test('puts all of them in the line when there is no place for all', async () => {
    const { gatheringId } = await publishedGathering(organiser, { maximum: 3 })
    await signsUp(await person(), gatheringId)
    await signsUp(await person(), gatheringId)
    const result = await must(tries(actor, gatheringId, { colleagues: colleagues(2) }))
    expect(result).toMatchObject({ status: 'waiting', people: 3 })
    const rows = (await rowsOf(gatheringId)).slice(2)
    // The one place that is left is offered to the first of them: nobody got one without being asked.
    expect(rows.map((row) => row.status)).toEqual(['offered', 'waiting', 'waiting'])
    const [own] = rows
    expect([
      await mailed(actor.email, `sign-up-offered:${own?.id}`.slice(0, -37)),
      await mailed('collega-0@elders.example', 'sign-up-waiting'),
    ]).toEqual([1, 1])
  })
  test('is refused with oneself among them, with the same one twice, and with six', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const self = { colleagues: [{ name: 'Ik', email: actor.email.toUpperCase() }] }
    expect(await refused(gatheringId, () => tries(actor, gatheringId, self))).toBe('colleague_is_you')
    const double = [...colleagues(1), ...colleagues(1)]
    const key = { gatheringId, formKey: crypto.randomUUID() }
    expect(signUpInput.safeParse({ ...key, colleagues: double }).error?.issues[0]?.message).toContain('twee keer')
    expect(signUpInput.safeParse({ ...key, colleagues: colleagues(6) }).error?.issues[0]?.message).toContain('hoogstens 5')
  })
})

describe('A gathering by invitation', () => {
  const invitedOnly = () => publishedGathering(organiser, { kind: 'regional_talk', byInvitation: true })

  test('is for who was invited, and who organises', async () => {
    const { gatheringId } = await invitedOnly()
    const guest = await person()
    expect(await refused(gatheringId, () => tries(guest, gatheringId))).toBe('by_invitation')
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email: guest.email })))
    expect(await must(tries(guest, gatheringId))).toMatchObject({ status: 'signed_up' })
    expect(await must(tries(organiser, gatheringId))).toMatchObject({ status: 'signed_up' })
  })
  test('not for who was invited and then not any more', async () => {
    const { gatheringId } = await invitedOnly()
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email: actor.email })))
    const [row] = await db.execute<{ id: string }>(sql`select id from gathering_invitations where gathering_id = ${gatheringId}`)
    await must(transact((tx) => withdrawInvitation(tx, organiser, { gatheringId, invitationId: row?.id ?? '' })))
    expect(await refused(gatheringId, () => tries(actor, gatheringId))).toBe('by_invitation')
  })
  test('not for a colleague who was not invited', async () => {
    const { gatheringId } = await invitedOnly()
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email: actor.email })))
    const group = { colleagues: [{ name: 'Collega', email: 'niet-gevraagd@elders.example' }] }
    expect(await refused(gatheringId, () => tries(actor, gatheringId, group))).toBe('colleague_not_invited')
  })
})

describe('The questions of the organiser', () => {
  async function withQuestions() {
    const { gatheringId } = await publishedGathering(organiser)
    const ask = (question: object) =>
      must(transact((tx) => addQuestion(tx, organiser, addQuestionInput.parse({ gatheringId, ...question })))).then((row) => row.questionId)
    const lunch = await ask({ kind: 'yes_no', label: 'Lunch je mee?', compulsory: 'ja' })
    const table = await ask({ kind: 'choice', label: 'Welke tafel?', options: 'Wonen\nGeld' })
    const hope = await ask({ kind: 'text', label: 'Wat hoop je te leren?' })
    return { gatheringId, lunch, table, hope }
  }
  test('answers are kept with their question; empty ones are not', async () => {
    const { gatheringId, lunch, table, hope } = await withQuestions()
    const { signUpId } = await must(tries(actor, gatheringId, { answers: { [lunch]: 'ja', [table]: 'Geld', [hope]: ' ' } }))
    const answers = await db.select().from(signUpAnswers).where(eq(signUpAnswers.signUpId, signUpId))
    expect(Object.fromEntries(answers.map((answer) => [answer.questionId, answer.value]))).toEqual({ [lunch]: 'ja', [table]: 'Geld' })
  })
  test('a compulsory one cannot be left out, a choice that does not exist cannot be made', async () => {
    const { gatheringId, lunch, table } = await withQuestions()
    expect(await refused(gatheringId, () => tries(actor, gatheringId))).toBe('answer_missing')
    expect(await refused(gatheringId, () => tries(actor, gatheringId, { answers: { [lunch]: 'misschien' } }))).toBe('answer_unknown')
    const wrong = { answers: { [lunch]: 'nee', [table]: 'Werk' } }
    expect(await refused(gatheringId, () => tries(actor, gatheringId, wrong))).toBe('answer_unknown')
  })
  test('answers to questions of another gathering are not kept', async () => {
    const { gatheringId, lunch } = await withQuestions()
    const other = await withQuestions()
    const { signUpId } = await must(tries(actor, gatheringId, { answers: { [lunch]: 'ja', [other.hope]: 'Verdwaald' } }))
    expect(await db.$count(signUpAnswers, eq(signUpAnswers.signUpId, signUpId))).toBe(1)
  })
})
