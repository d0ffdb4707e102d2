import { count, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, reflectionNotes } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { barrier, race, withoutLock, type Finish } from '#lib/testing/races.ts'
import { cancelGathering } from './commands-publish.ts'
import { addNote, closeBoard, editNote, hideNote, openBoard, removeNote } from './commands-reflection.ts'
import { boardFor, mayFollowBoard } from './queries-reflection.ts'
import { addNoteInput } from './schema-reflection.ts'
import { boardLimits } from './values.ts'

const { url } = testDatabase()
const day = 86_400_000
const later = (days: number) => new Date(Date.now() + days * day)

let facilitator: Actor
let people: Actor[]
let stranger: Actor
beforeAll(async () => {
  await furnish()
  facilitator = await curator()
  stranger = await person()
  people = await Promise.all([1, 2, 3, 4, 5].map(() => person()))
})

const one = (index = 0): Actor => people[index] ?? stranger
const reason = async (result: Promise<{ ok: boolean; reason?: string }>) => {
  const outcome = await result
  return outcome.ok ? 'done' : outcome.reason
}

/** A gathering of this hour, with two people signed up or who is given, and the board open. */
async function openedBoard(taking: readonly Actor[] = people.slice(0, 2)): Promise<string> {
  const { gatheringId } = await publishedGathering(facilitator, { kind: 'reflection', startsAt: inHours(1) })
  for (const someone of taking) await signsUp(someone, gatheringId)
  await must(transact((tx) => openBoard(tx, facilitator, { gatheringId })))
  return gatheringId
}
const entry = (gatheringId: string, text = 'We dachten dat iedereen zou komen.', formKey: string = crypto.randomUUID()) =>
  ({ gatheringId, prompt: 'expected', text, formKey }) as const
const hang = async (actor: Actor, gatheringId: string, text?: string) =>
  (await must(transact((tx) => addNote(tx, actor, entry(gatheringId, text))))).noteId
const notesOn = (gatheringId: string) => db.$count(reflectionNotes, eq(reflectionNotes.gatheringId, gatheringId))

describe('The facilitator', () => {
  test('opens the board a day before at the earliest, and 30 days after the end at the latest', async () => {
    const { gatheringId } = await publishedGathering(facilitator, { startsAt: inHours(72) })
    const open = (now: Date) => reason(transact((tx) => openBoard(tx, facilitator, { gatheringId }, now)))
    expect(await open(later(1.9))).toBe('too_early')
    expect(await open(later(3 + 30.2))).toBe('too_late')
    expect(await open(later(2.1))).toBe('done')
    expect(await open(later(2.1))).toBe('done')
  })

  test('is who organises; for everybody else, who is signed up too, there is nothing to open, close or cover', async () => {
    const gatheringId = await openedBoard()
    const noteId = await hang(one(), gatheringId)
    for (const actor of [one(), stranger]) {
      for (const deed of [openBoard, closeBoard])
        expect(await reason(transact((tx) => deed(tx, actor, { gatheringId })))).toBe('unknown_gathering')
      expect(await reason(transact((tx) => hideNote(tx, actor, { gatheringId, noteId, hidden: true })))).toBe('unknown_gathering')
    }
  })

  test('opens no board for what does not go on, and closes none that was never opened', async () => {
    const { gatheringId } = await publishedGathering(facilitator, { startsAt: inHours(1) })
    expect(await reason(transact((tx) => closeBoard(tx, facilitator, { gatheringId })))).toBe('no_board')
    await must(transact((tx) => cancelGathering(tx, facilitator, { gatheringId, reason: 'Te weinig mensen.' })))
    expect(await reason(transact((tx) => openBoard(tx, facilitator, { gatheringId })))).toBe('cancelled')
  })

  test('closes the board and opens it again within a week; after that it stays closed', async () => {
    const gatheringId = await openedBoard()
    await must(transact((tx) => closeBoard(tx, facilitator, { gatheringId })))
    await must(transact((tx) => openBoard(tx, facilitator, { gatheringId }, later(6))))
    expect((await boardFor(one(), gatheringId, later(6)))?.state).toBe('open')
    expect((await boardFor(one(), gatheringId, later(8)))?.state).toBe('closed')
    await must(transact((tx) => closeBoard(tx, facilitator, { gatheringId }, later(6))))
    expect(await reason(transact((tx) => openBoard(tx, facilitator, { gatheringId }, later(8))))).toBe('too_late')
    expect((await boardFor(one(), gatheringId, later(6)))?.state).toBe('closed')
  })

  test('covers a note: the others no longer see it, its writer and the facilitator do', async () => {
    const gatheringId = await openedBoard()
    const noteId = await hang(one(), gatheringId, 'Mevrouw Jansen belde.')
    await must(transact((tx) => hideNote(tx, facilitator, { gatheringId, noteId, hidden: true })))
    expect((await boardFor(one(1), gatheringId))?.notes).toEqual([])
    for (const actor of [one(), facilitator]) expect((await boardFor(actor, gatheringId))?.notes).toMatchObject([{ isHidden: true }])
    await must(transact((tx) => hideNote(tx, facilitator, { gatheringId, noteId, hidden: false })))
    expect((await boardFor(one(1), gatheringId))?.notes).toHaveLength(1)
  })
})

describe('A note', () => {
  test('is hung by who has a place; who waits, left, or never signed up finds no board', async () => {
    const { gatheringId } = await publishedGathering(facilitator, { startsAt: inHours(1), maximum: 1 })
    await signsUp(one(), gatheringId)
    await signsUp(one(1), gatheringId)
    await must(transact((tx) => openBoard(tx, facilitator, { gatheringId })))
    expect(await hang(one(), gatheringId)).toBeTruthy()
    for (const actor of [one(1), stranger]) {
      expect(await reason(transact((tx) => addNote(tx, actor, entry(gatheringId))))).toBe('unknown_gathering')
      expect(await boardFor(actor, gatheringId)).toBeUndefined()
      expect(await mayFollowBoard(actor, gatheringId)).toBe(false)
    }
    expect(await mayFollowBoard(one(), gatheringId)).toBe(true)
    expect(await mayFollowBoard(one(), 'geen-nummer')).toBe(false)
  })

  test('hangs once when the form is sent twice, also when the board closed in between', async () => {
    const gatheringId = await openedBoard()
    const sent = entry(gatheringId)
    const first = await must(transact((tx) => addNote(tx, one(), sent)))
    await must(transact((tx) => closeBoard(tx, facilitator, { gatheringId })))
    expect(await must(transact((tx) => addNote(tx, one(), sent)))).toEqual(first)
    expect(await notesOn(gatheringId)).toBe(1)
    expect(await reason(transact((tx) => addNote(tx, one(), entry(gatheringId))))).toBe('board_closed')
  })

  test('tells nobody who wrote it, and leaves no text behind in the audit log', async () => {
    const gatheringId = await openedBoard()
    await hang(one(), gatheringId, 'kanarie-in-de-mijn')
    const seen = JSON.stringify(await boardFor(facilitator, gatheringId))
    expect(seen).toContain('kanarie-in-de-mijn')
    for (const secret of [one().id, one().name, one().email]) expect(seen).not.toContain(secret)
    const log = await db.select().from(auditLog)
    expect(JSON.stringify(log)).not.toContain('kanarie-in-de-mijn')
  })

  test('is changed and taken away by its writer alone, while the board is open', async () => {
    const gatheringId = await openedBoard()
    const noteId = await hang(one(), gatheringId)
    for (const actor of [one(1), facilitator]) {
      expect(await reason(transact((tx) => editNote(tx, actor, { gatheringId, noteId, text: 'Anders' })))).toBe('unknown_note')
      expect(await reason(transact((tx) => removeNote(tx, actor, { gatheringId, noteId })))).toBe('unknown_note')
    }
    await must(transact((tx) => editNote(tx, one(), { gatheringId, noteId, text: 'Anders' })))
    expect((await boardFor(one(1), gatheringId))?.notes).toMatchObject([{ text: 'Anders', isEdited: true, isMine: false }])
    await must(transact((tx) => closeBoard(tx, facilitator, { gatheringId })))
    expect(await reason(transact((tx) => editNote(tx, one(), { gatheringId, noteId, text: 'Nog eens' })))).toBe('board_closed')
    expect(await reason(transact((tx) => removeNote(tx, one(), { gatheringId, noteId })))).toBe('board_closed')
    await must(transact((tx) => openBoard(tx, facilitator, { gatheringId })))
    await must(transact((tx) => removeNote(tx, one(), { gatheringId, noteId })))
    expect(await notesOn(gatheringId)).toBe(0)
  })

  test('of another board cannot be reached through this one', async () => {
    const [here, there] = [await openedBoard(), await openedBoard()]
    const noteId = await hang(one(), there)
    expect(await reason(transact((tx) => editNote(tx, one(), { gatheringId: here, noteId, text: 'x' })))).toBe('unknown_note')
    expect(await reason(transact((tx) => hideNote(tx, facilitator, { gatheringId: here, noteId, hidden: true })))).toBe('unknown_note')
  })

  test('is one line of plain text of at most 500 characters', () => {
    const parsed = (text: string) => addNoteInput.safeParse({ ...entry(crypto.randomUUID()), text })
    expect(parsed(' Wel\u0000  <b>vet</b>\n ').data?.text).toBe('Wel <b>vet</b>')
    expect(parsed('a'.repeat(500)).success).toBe(true)
    for (const text of ['a'.repeat(501), '   ', '']) expect(parsed(text).success).toBe(false)
  })

  test('number 31 of one person is refused, also when several come at once', async () => {
    const gatheringId = await openedBoard()
    for (let number = 1; number < boardLimits.perPerson; number++) await hang(one(), gatheringId)
    const finishes = await race(url, 4, (tx) => addNote(tx, one(), entry(gatheringId)))
    expect(finishes.filter((finish) => finish.ok)).toHaveLength(1)
    expect(new Set(finishes.flatMap((finish) => (finish.ok ? [] : [finish.reason])))).toEqual(new Set(['too_many_notes']))
    expect(await notesOn(gatheringId)).toBe(boardLimits.perPerson)
  })
})

describe('The privacy scan of a note', () => {
  test('refuses a citizen service number and an account number, also when a note is changed', async () => {
    const gatheringId = await openedBoard()
    const noteId = await hang(one(), gatheringId, 'We belden te laat.')
    for (const text of ['Haar bsn is 123456782.', 'Rekening NL91 ABNA 0417 1643 00.']) {
      expect(await reason(transact((tx) => addNote(tx, one(), entry(gatheringId, text))))).toBe('hard_stop')
      expect(await reason(transact((tx) => editNote(tx, one(), { gatheringId, noteId, text })))).toBe('hard_stop')
    }
    expect((await boardFor(one(), gatheringId))?.notes.map((note) => note.text)).toEqual(['We belden te laat.'])
  })
  test('advises the writer and the facilitator about a name, and nobody else', async () => {
    const gatheringId = await openedBoard()
    await hang(one(), gatheringId, 'Mevrouw Jansen wist van niets.')
    const advice = async (actor: Actor) => (await boardFor(actor, gatheringId))?.notes[0]?.advice.map(({ fragment }) => fragment)
    expect(await advice(one())).toEqual([expect.stringContaining('Jansen')])
    expect(await advice(facilitator)).toEqual([expect.stringContaining('Jansen')])
    expect(await advice(one(1))).toEqual([])
  })
})

describe('Closing while people write', () => {
  const own = (finishes: Finish<unknown>[]) => finishes.filter((finish) => finish.ok).length
  const countIn = async (tx: { select: typeof db.select }, gatheringId: string) => {
    const [row] = await tx.select({ count: count() }).from(reflectionNotes).where(eq(reflectionNotes.gatheringId, gatheringId))
    return row?.count ?? 0
  }

  test('what hung when it closed hangs there afterwards, and not one more', async () => {
    for (let round = 0; round < 3; round++) {
      const gatheringId = await openedBoard(people)
      let atClosing = -1
      const finishes = await race(url, 6, async (tx, number): Promise<Result<unknown, string>> => {
        if (number > 0) return addNote(tx, one(number - 1), entry(gatheringId))
        const closed = await closeBoard(tx, facilitator, { gatheringId })
        atClosing = await countIn(tx, gatheringId)
        return closed
      })
      expect(await notesOn(gatheringId)).toBe(atClosing)
      expect(own(finishes)).toBe(1 + atClosing)
    }
  })

  test('negative control: without the lock notes still appear on a board that was closed', async () => {
    const gatheringId = await openedBoard(people)
    const allDecided = barrier(6)
    const counted = Promise.withResolvers<void>()
    let atClosing = -1
    await race(url, 6, async (tx, number): Promise<Result<unknown, string>> => {
      const loose = withoutLock(tx, allDecided)
      if (number > 0) {
        const added = await addNote(loose, one(number - 1), entry(gatheringId))
        await counted.promise
        return added
      }
      const closed = await closeBoard(loose, facilitator, { gatheringId })
      atClosing = await countIn(tx, gatheringId)
      counted.resolve()
      return closed
    })
    expect(atClosing).toBe(0)
    expect(await notesOn(gatheringId)).toBe(5)
    expect((await boardFor(one(), gatheringId))?.state).toBe('closed')
  })
})

test('the database refuses an empty note and one of more than 500 characters, whoever writes it', async () => {
  const gatheringId = await openedBoard()
  for (const text of ['  ', 'a'.repeat(501)]) {
    const write = db.execute(
      sql`insert into reflection_notes (gathering_id, prompt, text, written_by_id, form_key) values (${gatheringId}, 'why', ${text}, ${one().id}, ${crypto.randomUUID()})`,
    )
    await expect(write).rejects.toMatchObject({ cause: { constraint_name: 'reflection_notes_text_has_length' } })
  }
})
