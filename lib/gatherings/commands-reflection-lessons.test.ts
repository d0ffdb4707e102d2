import { and, eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lessonAuthors, lessonDrafts, outbox, reflectionLessons, reflectionNotes, reflectionProposals } from '#db/schema/index.ts'
import { lessonContent } from '#lib/lessons/schema.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { runJob } from '#lib/platform/jobs.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { barrier, race, withoutLock } from '#lib/testing/races.ts'
import { answerProposal, gatherNotes, wipeBoards } from './commands-reflection-lessons.ts'
import { addNote, closeBoard, editNote, hideNote, openBoard } from './commands-reflection.ts'
import { boardFor } from './queries-reflection.ts'
import type { Prompt } from './values.ts'

const { url } = testDatabase()
const day = 86_400_000
const later = (days: number) => new Date(Date.now() + days * day)

let facilitator: Actor
let other: Actor
let writer: Actor
let second: Actor
beforeAll(async () => {
  await furnish()
  facilitator = await curator('Begeleider Een')
  other = await curator('Begeleider Twee')
  writer = await person({ name: 'Schrijver Een' })
  second = await person({ name: 'Schrijver Twee', sites: ['flevoland'] })
})

const reason = async (result: Promise<{ ok: boolean; reason?: string }>) => {
  const outcome = await result
  return outcome.ok ? 'done' : outcome.reason
}

/** A closed board with a note of each, and one of the facilitator. */
async function closedBoard(): Promise<{ gatheringId: string; notes: string[] }> {
  const { gatheringId } = await publishedGathering(facilitator, { kind: 'reflection', startsAt: inHours(1) })
  for (const someone of [writer, second]) await signsUp(someone, gatheringId)
  await must(transact((tx) => openBoard(tx, facilitator, { gatheringId })))
  const hang = async (actor: Actor, prompt: Prompt, text: string) =>
    (await must(transact((tx) => addNote(tx, actor, { gatheringId, prompt, text, formKey: crypto.randomUUID() })))).noteId
  const notes = [
    await hang(writer, 'expected', 'Dat de deur openging.'),
    await hang(second, 'happened', 'De deur bleef dicht.'),
    await hang(facilitator, 'next', 'Eerst bellen.'),
  ]
  await must(transact((tx) => closeBoard(tx, facilitator, { gatheringId })))
  return { gatheringId, notes }
}
const form = (gatheringId: string, notes: string[], options: Partial<Parameters<typeof gatherNotes>[2]> = {}) => ({
  gatheringId,
  formKey: crypto.randomUUID(),
  title: 'Eerst bellen',
  home: 'site:friesland',
  notes,
  ...options,
})
const writersOf = async (lessonId: string) =>
  (await db.select({ userId: lessonAuthors.userId }).from(lessonAuthors).where(eq(lessonAuthors.lessonId, lessonId))).map(
    (row) => row.userId,
  )

describe('Gathering notes into a lesson', () => {
  test('makes a draft of the facilitator with the notes under their questions and no name in it', async () => {
    const { gatheringId, notes } = await closedBoard()
    const { lessonId, asked } = await must(transact((tx) => gatherNotes(tx, facilitator, form(gatheringId, notes))))
    expect(asked).toBe(2)
    expect(await writersOf(lessonId)).toEqual([facilitator.id])
    const [draft] = await db.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lessonId))
    const content = lessonContent.parse(draft?.content)
    expect(content.title).toBe('Eerst bellen')
    const situation = plainText(content.situation)
    for (const text of ['Wat verwachtten we?', 'Dat de deur openging.', 'Wat gebeurde er?', 'De deur bleef dicht.'])
      expect(situation).toContain(text)
    expect(plainText(content.differently)).toContain('Eerst bellen.')
    for (const actor of [writer, second]) expect(JSON.stringify(draft?.content)).not.toContain(actor.name)
  })

  test('asks each writer once by a mail without a word of the notes, and the facilitator not at all', async () => {
    const { gatheringId, notes } = await closedBoard()
    const sent = form(gatheringId, notes)
    const { lessonId } = await must(transact((tx) => gatherNotes(tx, facilitator, sent)))
    // A second press on the same form.
    expect(await must(transact((tx) => gatherNotes(tx, facilitator, sent)))).toMatchObject({ lessonId })
    const mails = await db
      .select()
      .from(outbox)
      .where(like(outbox.key, `reflection-proposal:${lessonId}:%`))
    expect(mails.map((mail) => mail.recipient).sort()).toEqual([second.email, writer.email].sort())
    for (const mail of mails) for (const secret of ['deur', 'bellen', 'Meet-up', writer.name]) expect(mail.text).not.toContain(secret)
  })

  test('is refused with a reason of its own for each thing that is not right', async () => {
    const { gatheringId, notes } = await closedBoard()
    const elsewhere = await closedBoard()
    const gather = (actor: Actor, options: Parameters<typeof form>[2]) =>
      reason(transact((tx) => gatherNotes(tx, actor, form(gatheringId, notes, options))))
    expect(await gather(writer, {})).toBe('unknown_gathering')
    expect(await gather(facilitator, { home: 'site:gelderland-zuid' })).toBe('unknown_home')
    expect(await gather(facilitator, { notes: elsewhere.notes })).toBe('unknown_note')
    const [first = ''] = notes
    await must(transact((tx) => hideNote(tx, facilitator, { gatheringId, noteId: first, hidden: true })))
    expect(await gather(facilitator, {})).toBe('unknown_note')
    await must(transact((tx) => hideNote(tx, facilitator, { gatheringId, noteId: first, hidden: false })))
    await must(transact((tx) => openBoard(tx, facilitator, { gatheringId })))
    expect(await gather(facilitator, {})).toBe('not_closed')
    expect(await db.$count(reflectionLessons, eq(reflectionLessons.gatheringId, gatheringId))).toBe(0)
  })

  test('leaves a gathered note as it is, also when the board opens again', async () => {
    const { gatheringId, notes } = await closedBoard()
    await must(transact((tx) => gatherNotes(tx, facilitator, form(gatheringId, notes))))
    await must(transact((tx) => openBoard(tx, facilitator, { gatheringId })))
    expect(await reason(transact((tx) => editNote(tx, writer, { gatheringId, noteId: notes[0] ?? '', text: 'Anders' })))).toBe(
      'note_gathered',
    )
  })

  test('two facilitators who press at once make one lesson of the same notes', async () => {
    const { gatheringId, notes } = await closedBoard()
    const finishes = await race(url, 2, (tx, number) => gatherNotes(tx, number === 0 ? facilitator : other, form(gatheringId, notes)))
    expect(finishes.filter((finish) => finish.ok)).toHaveLength(1)
    expect(finishes.find((finish) => !finish.ok)).toMatchObject({ reason: 'already_gathered' })
    expect(await db.$count(reflectionLessons, eq(reflectionLessons.gatheringId, gatheringId))).toBe(1)
  })

  test('negative control: without the lock both make a lesson of them', async () => {
    const { gatheringId, notes } = await closedBoard()
    const allDecided = barrier(2)
    await race(url, 2, (tx, number) =>
      gatherNotes(withoutLock(tx, allDecided), number === 0 ? facilitator : other, form(gatheringId, notes)),
    )
    expect(await db.$count(reflectionLessons, eq(reflectionLessons.gatheringId, gatheringId))).toBe(2)
  })
})

describe('Who is asked to write along', () => {
  async function asked() {
    const { gatheringId, notes } = await closedBoard()
    const { lessonId } = await must(transact((tx) => gatherNotes(tx, facilitator, form(gatheringId, notes))))
    const answer = (actor: Actor, agrees: boolean) => transact((tx) => answerProposal(tx, actor, { gatheringId, lessonId, agrees }))
    return { gatheringId, lessonId, answer }
  }

  test('becomes a writer by saying yes, and only then; pressing twice is once', async () => {
    const { gatheringId, lessonId, answer } = await asked()
    expect((await boardFor(writer, gatheringId))?.proposals).toMatchObject([{ lessonId, agreed: null, title: 'Eerst bellen' }])
    await must(answer(writer, true))
    await must(answer(writer, true))
    expect((await writersOf(lessonId)).sort()).toEqual([facilitator.id, writer.id].sort())
    expect(await reason(answer(writer, false))).toBe('already_agreed')
    expect((await boardFor(facilitator, gatheringId))?.lessons).toMatchObject([{ asked: 2, agreed: 1, isMine: true }])
  })

  test('stays out of the lesson by saying no, and may think again', async () => {
    const { lessonId, answer } = await asked()
    await must(answer(second, false))
    expect(await writersOf(lessonId)).toEqual([facilitator.id])
    await must(answer(second, true))
    expect((await writersOf(lessonId)).sort()).toEqual([facilitator.id, second.id].sort())
  })

  test('is nobody else: not another facilitator, and not by way of another gathering', async () => {
    const { lessonId, answer } = await asked()
    const elsewhere = await asked()
    expect(await reason(answer(other, true))).toBe('unknown_proposal')
    const crossed = { gatheringId: elsewhere.gatheringId, lessonId, agrees: true }
    expect(await reason(transact((tx) => answerProposal(tx, writer, crossed)))).toBe('unknown_proposal')
    expect(await writersOf(lessonId)).toEqual([facilitator.id])
  })
})

describe('Ninety days after', () => {
  test('the notes are wiped with the questions nobody answered; the lesson stays', async () => {
    const { gatheringId, notes } = await closedBoard()
    const { lessonId } = await must(transact((tx) => gatherNotes(tx, facilitator, form(gatheringId, notes))))
    await must(transact((tx) => answerProposal(tx, writer, { gatheringId, lessonId, agrees: true })))
    const wipe = (now: Date) => runJob({ name: 'wipe boards', every: 1, run: wipeBoards }, now)
    await wipe(later(89))
    expect(await db.$count(reflectionNotes, eq(reflectionNotes.gatheringId, gatheringId))).toBe(3)
    expect(await wipe(later(91))).toBeGreaterThan(0)
    expect(await wipe(later(91))).toBe(0)
    expect(await db.$count(reflectionNotes, eq(reflectionNotes.gatheringId, gatheringId))).toBe(0)
    const left = await db
      .select()
      .from(reflectionProposals)
      .where(and(eq(reflectionProposals.lessonId, lessonId)))
    expect(left.map((row) => row.userId)).toEqual([writer.id])
    expect(await writersOf(lessonId)).toHaveLength(2)
    expect((await boardFor(writer, gatheringId, later(91)))?.state).toBe('wiped')
    expect(await reason(transact((tx) => openBoard(tx, facilitator, { gatheringId }, later(29))))).toBe('wiped')
  })
})
