import { asc, eq, like } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { outbox, signUps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { completeSignUp } from './commands-completing.ts'
import { addGatheringFile } from './commands-afterwards.ts'
import { cancelByLink } from './commands-offers.ts'
import { addQuestion } from './commands-questions.ts'
import { addNote, hideNote, openBoard } from './commands-reflection.ts'
import { signUpLink } from './queries-links.ts'
import { fileByLink, participantByLink } from './queries-participants.ts'
import { signUpByLink } from './queries-sign-ups.ts'

testDatabase()

let organiser: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
})
beforeEach(async () => {
  member = await person()
})

const tokenOf = (signUpId: string) => signUpLink(signUpId).split('/').at(-1) ?? ''
const reasonOf = async (result: Promise<Result<unknown, string>>) => {
  const outcome = await result
  return outcome.ok ? 'accepted' : outcome.reason
}
let guests = 0
/** A gathering with a compulsory question, for which a member signed up themselves and a colleague from elsewhere. */
async function group(startsAt = inHours(200)) {
  const { gatheringId } = await publishedGathering(organiser, { startsAt })
  const question = { gatheringId, kind: 'text', label: 'Welke casus breng je mee?', options: [], compulsory: true, keepDays: 7 } as const
  const { questionId } = await must(transact((tx) => addQuestion(tx, organiser, { ...question, options: [] })))
  const email = `collega-${++guests}@elders.example`
  const { signUpId } = await signsUp(member, gatheringId, {
    answers: { [questionId]: 'De klantreis' },
    colleagues: [{ name: 'Collega van elders', email }],
  })
  const rows = await db.select({ id: signUps.id }).from(signUps).where(eq(signUps.gatheringId, gatheringId)).orderBy(asc(signUps.position))
  return { gatheringId, questionId, email, own: tokenOf(signUpId), token: tokenOf(rows[1]?.id ?? '') }
}
const completes = (token: string, answers: Record<string, string>, now?: Date) =>
  transact((tx) => completeSignUp(tx, { token, diet: 'Geen noten', accessibility: '', shownToParticipants: true, answers }, now))

describe('Who is signed up by a colleague', () => {
  test('is asked the questions by mail and answers them by the link; who filled in the form is not asked again', async () => {
    const { token, own, questionId, email } = await group()
    const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, email))
    expect(mail?.text).toContain('De vragen van de organisator beantwoord je zelf')
    const [ownMail] = await db.select().from(outbox).where(eq(outbox.recipient, member.email))
    expect(ownMail?.text).not.toContain('beantwoord je zelf')
    expect((await signUpByLink(own))?.asks).toBeUndefined()
    expect(await reasonOf(completes(own, { [questionId]: 'Iets anders' }))).toBe('not_allowed')

    expect((await signUpByLink(token))?.asks).toMatchObject({ questions: [{ id: questionId }], values: { diet: '' } })
    expect(await reasonOf(completes(token, {}))).toBe('answer_missing')
    for (const answer of ['Een', 'Een andere']) await must(completes(token, { [questionId]: answer }))
    expect((await signUpByLink(token))?.asks?.values).toEqual({
      diet: 'Geen noten',
      accessibility: '',
      shownToParticipants: 'ja',
      [`answers.${questionId}`]: 'Een andere',
    })
  })
  test('cannot after the start, after leaving, or with a link that was not made here', async () => {
    const { token, questionId } = await group()
    const answers = { [questionId]: 'Een' }
    expect(await reasonOf(completes(token, answers, inHours(201)))).toBe('has_started')
    expect(await reasonOf(completes('verzonnen', answers))).toBe('unknown_link')
    await must(transact((tx) => cancelByLink(tx, { token })))
    expect(await reasonOf(completes(token, answers))).toBe('already_ended')
  })
})

describe('Somebody from outside with a place', () => {
  const file = { id: crypto.randomUUID(), kind: 'document', mediaType: 'application/pdf', name: 'verslag.pdf', bytes: 3 } as const
  test('sees by the link what members see: who agreed to be seen, the materials and the board', async () => {
    const { token, questionId, gatheringId } = await group(inHours(2))
    const one = { ...file, sha256: 'b'.repeat(64), isPublic: false }
    await must(transact((tx) => addGatheringFile(tx, organiser, gatheringId, one)))
    await must(transact((tx) => openBoard(tx, organiser, { gatheringId })))
    const note = (text: string) =>
      must(transact((tx) => addNote(tx, member, { gatheringId, prompt: 'why', text, formKey: crypto.randomUUID() })))
    await note('We belden te laat.')
    const { noteId } = await note('Dit briefje is afgedekt.')
    await must(transact((tx) => hideNote(tx, organiser, { gatheringId, noteId, hidden: true })))

    await must(completes(token, { [questionId]: 'Een' }))
    const seen = await participantByLink(token)
    expect(seen).toMatchObject({ names: ['Collega van elders'], hasBoard: true, hasAccount: false })
    expect(seen?.files.map(({ id }) => id)).toEqual([one.id])
    expect(seen?.notes).toMatchObject([{ prompt: 'why', text: 'We belden te laat.' }])
    expect(JSON.stringify(seen)).not.toContain(member.id)
    expect((await fileByLink(token, one.id))?.name).toBe('verslag.pdf')
  })
  test('sees nothing of it while waiting, after leaving, or of another gathering', async () => {
    const first = await group()
    const second = await group()
    const one = { ...file, id: crypto.randomUUID(), sha256: 'b'.repeat(64), isPublic: false }
    await must(transact((tx) => addGatheringFile(tx, organiser, first.gatheringId, one)))
    expect(await fileByLink(second.token, one.id)).toBeUndefined()
    expect((await participantByLink(second.token))?.files).toEqual([])
    await must(transact((tx) => cancelByLink(tx, { token: first.token })))
    expect([await participantByLink(first.token), await fileByLink(first.token, one.id)]).toEqual([undefined, undefined])
    const { gatheringId } = await publishedGathering(organiser, { maximum: 1 })
    await signsUp(member, gatheringId)
    const { signUpId } = await signsUp(await person(), gatheringId)
    expect(await participantByLink(tokenOf(signUpId))).toBeUndefined()
    expect(await db.$count(outbox, like(outbox.key, `sign-up-waiting:${signUpId}`))).toBe(1)
  })
})
