import { and, eq, isNull, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx } from '#db/client.ts'
import {
  lessonAuthors,
  lessonDecisions,
  lessonDrafts,
  lessonFiles,
  lessonRevisions,
  lessons,
  outbox,
  publishedLessons,
} from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import {
  completeContent,
  curator,
  draftLesson,
  furnish,
  must,
  person,
  publishedLesson,
  saveContent,
  submitAgain,
  submittedLesson,
  type PublishedLesson,
  type SubmittedLesson,
} from '#lib/testing/factories.ts'
import { barrier, race, whileHeld, withoutLock, type Finish } from '#lib/testing/races.ts'
import { addCoAuthor, removeAuthor } from './commands-authors.ts'
import { addLessonFile } from './commands-files.ts'
import { claimLesson, publishLesson } from './commands-review.ts'
import { withdrawLesson } from './commands-withdrawing.ts'
import { saveDraft, submitLesson, takeBackLesson } from './commands.ts'
import { everythingChecked } from './values-checklist.ts'
import { limits } from './values.ts'

// Each race holds all connections open behind a barrier. The negative control runs the same command with its lock taken
// out, and shows what then goes wrong: so the race proves the lock and not luck.
const { url } = testDatabase()

let author: Actor
let curators: Actor[]
beforeAll(async () => {
  await furnish()
  author = await person()
  curators = await Promise.all(Array.from({ length: 6 }, () => curator()))
})

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new Error(`nothing at ${index}`)
  return item
}
const winners = (finishes: Finish<unknown>[]) => finishes.filter((finish) => finish.ok).length
const refusals = (finishes: Finish<unknown>[]) => finishes.flatMap((finish) => (finish.ok ? [] : [finish.reason]))
const rounds = [0, 1]
const publish = (tx: Tx, actor: Actor, { lessonId, revisionId }: SubmittedLesson) =>
  publishLesson(tx, actor, { lessonId, revisionId, message: '', changeNote: 'Beter gezegd.', ...everythingChecked })
const withdraw = (tx: Tx, actor: Actor, lessonId: string) =>
  withdrawLesson(tx, actor, { lessonId, reason: 'wrong', message: 'Klopt niet.' })
const stateOf = async (lessonId: string) => {
  const [lesson] = await db
    .select({ status: lessons.status, revisionId: lessons.currentRevisionId })
    .from(lessons)
    .where(eq(lessons.id, lessonId))
  const [placed] = await db
    .select({ revisionId: publishedLessons.revisionId })
    .from(publishedLessons)
    .where(eq(publishedLessons.lessonId, lessonId))
  return { status: lesson?.status, onDesk: lesson?.revisionId, inFeed: placed?.revisionId ?? null }
}
/** Two deeds on a lesson that somebody holds until both wait for it; the round says which of the two comes last. */
const together = (lessonId: string, round: number, run: Parameters<typeof race<unknown>>[2]) =>
  whileHeld(url, lessonId, 2, () =>
    race(url, 2, async (tx, number) => {
      if (number === round % 2) await new Promise((resolve) => setTimeout(resolve, 40))
      return run(tx, number)
    }),
  )
async function nextVersion(): Promise<PublishedLesson & { first: string }> {
  const placed = await publishedLesson(author, at(curators, 0))
  const version = await saveContent(author, placed.lessonId, placed.version, completeContent({ coreSentence: 'De volgende versie.' }))
  return { ...placed, version, first: placed.revisionId, revisionId: await submitAgain(author, placed.lessonId, version) }
}

describe('Six saves of the same version at once', () => {
  const saves = async (wrap: (tx: Tx) => Tx) => {
    const { lessonId, version } = await draftLesson(author)
    const finishes = await race(url, 6, (tx, number) =>
      saveDraft(wrap(tx), author, {
        lessonId,
        basedOn: version,
        saveKey: crypto.randomUUID(),
        content: completeContent({ title: `Van venster ${number}` }),
      }),
    )
    const [draft] = await db.select().from(lessonDrafts).where(eq(lessonDrafts.lessonId, lessonId))
    return { finishes, draft, version }
  }
  test('one is kept, the others hear that the lesson was saved elsewhere', async () => {
    const { finishes, draft, version } = await saves((tx) => tx)
    expect(winners(finishes)).toBe(1)
    expect(refusals(finishes)).toEqual(Array.from({ length: 5 }, () => 'saved_elsewhere'))
    expect(draft).toMatchObject({ version: version + 1, content: { title: `Van venster ${finishes.findIndex((finish) => finish.ok)}` } })
  })
  test('negative control: without the lock all hear "saved" and five texts are lost', async () => {
    const allDecided = barrier(6)
    const { finishes, draft, version } = await saves((tx) => withoutLock(tx, allDecided))
    expect(winners(finishes)).toBe(6)
    expect(draft?.version).toBe(version + 1)
  })
  test('the same save, sent three times at once, counts once and is told so three times', async () => {
    const { lessonId, version } = await draftLesson(author)
    const saveKey = crypto.randomUUID()
    const finishes = await race(url, 3, (tx) => saveDraft(tx, author, { lessonId, basedOn: version, saveKey, content: completeContent() }))
    expect(finishes.map((finish) => finish.ok && finish.value.version)).toEqual([version + 1, version + 1, version + 1])
  })
})

describe('Six curators place the same lesson at once', () => {
  test('one places it, the others hear that it has another state, and the author gets one mail', async () => {
    const lesson = await submittedLesson(author)
    const finishes = await race(url, 6, (tx, number) => publish(tx, at(curators, number), lesson))
    expect(winners(finishes)).toBe(1)
    expect(new Set(refusals(finishes))).toEqual(new Set(['wrong_state']))
    expect(await db.select().from(lessonDecisions).where(eq(lessonDecisions.lessonId, lesson.lessonId))).toHaveLength(1)
    const mails = await db
      .select()
      .from(outbox)
      .where(and(eq(outbox.recipient, author.email), sql`${outbox.key} like 'lesson-public:%'`))
    expect(mails).toHaveLength(1)
  })
  test('negative control: without the lock all find it on the desk, and only the database stops five of them with a fault', async () => {
    const lesson = await submittedLesson(author)
    const allDecided = barrier(6)
    const finishes = await race(url, 6, (tx, number) => publish(withoutLock(tx, allDecided), at(curators, number), lesson))
    expect(winners(finishes)).toBe(1)
    expect(new Set(refusals(finishes))).toEqual(new Set(['database_error']))
  })
})

describe('The author sends in a new version while the curator places the one that was read', () => {
  test('what is in the feed is always what was read', async () => {
    for (const round of rounds) {
      const lesson = await submittedLesson(author)
      const version = await saveContent(author, lesson.lessonId, lesson.version, completeContent({ title: 'Nog niet gelezen' }))
      const [placing, sending] = await together(lesson.lessonId, round, (tx, number) =>
        number === 0 ? publish(tx, at(curators, 0), lesson) : submitLesson(tx, author, { lessonId: lesson.lessonId, version }),
      )
      const state = await stateOf(lesson.lessonId)
      expect(sending?.ok).toBe(true)
      expect(state.status).toBe('submitted')
      expect(state.onDesk).not.toBe(lesson.revisionId)
      if (placing?.ok) expect(state.inFeed).toBe(lesson.revisionId)
      else expect([placing?.reason, state.inFeed]).toEqual(['edited_meanwhile', null])
    }
  })
  test('negative control: without the lock the new version counts as placed while nobody read it', async () => {
    const lesson = await submittedLesson(author)
    const version = await saveContent(author, lesson.lessonId, lesson.version, completeContent({ title: 'Nog niet gelezen' }))
    let newer = ''
    const sendIn = async () => {
      newer = await submitAgain(author, lesson.lessonId, version)
    }
    expect(await transact((tx) => publish(withoutLock(tx, sendIn), at(curators, 0), lesson))).toMatchObject({ ok: true })
    expect(await stateOf(lesson.lessonId)).toEqual({ status: 'published', onDesk: newer, inFeed: lesson.revisionId })
  })
})

describe('A curator is added as co-author while placing the lesson', () => {
  test('never do both happen', async () => {
    for (const round of rounds) {
      const both = await curator()
      const lesson = await submittedLesson(author)
      const finishes = await together(lesson.lessonId, round, (tx, number) =>
        number === 0 ? publish(tx, both, lesson) : addCoAuthor(tx, author, { lessonId: lesson.lessonId, email: both.email }),
      )
      expect(winners(finishes)).toBe(1)
      expect(['four_eyes', 'decided_before']).toContain(refusals(finishes)[0])
    }
  })
  test('negative control: without the lock of the command only the trigger stops it, with a fault', async () => {
    const both = await curator()
    const lesson = await submittedLesson(author)
    const add = async () => void (await must(transact((tx) => addCoAuthor(tx, author, { lessonId: lesson.lessonId, email: both.email }))))
    await expect(transact((tx) => publish(withoutLock(tx, add), both, lesson))).rejects.toMatchObject({
      cause: { constraint_name: 'lesson_decisions_four_eyes' },
    })
  })
})

describe('A lesson is withdrawn while its next version is placed', () => {
  test('afterwards it cannot be read, whoever came first', async () => {
    for (const round of rounds) {
      const lesson = await nextVersion()
      const [placing, withdrawing] = await together(lesson.lessonId, round, (tx, number) =>
        number === 0 ? publish(tx, at(curators, 0), lesson) : withdraw(tx, at(curators, 1), lesson.lessonId),
      )
      expect(withdrawing?.ok).toBe(true)
      if (!placing?.ok) expect(placing?.reason).toBe('wrong_state')
      expect(await stateOf(lesson.lessonId)).toMatchObject({ status: 'withdrawn', inFeed: null })
    }
  })
  test('negative control: without the lock a lesson that was just withdrawn comes back', async () => {
    const lesson = await nextVersion()
    const takeAway = async () => void (await must(transact((tx) => withdraw(tx, at(curators, 1), lesson.lessonId))))
    expect(await transact((tx) => publish(withoutLock(tx, takeAway), at(curators, 0), lesson))).toMatchObject({ ok: true })
    expect(await stateOf(lesson.lessonId)).toMatchObject({ status: 'published', inFeed: lesson.revisionId })
  })
})

describe('The author takes a lesson back while it is placed', () => {
  test('one of the two happens, and the state agrees with the feed', async () => {
    for (const round of rounds) {
      const lesson = await submittedLesson(author)
      const finishes = await together(lesson.lessonId, round, (tx, number) =>
        number === 0 ? publish(tx, at(curators, 0), lesson) : takeBackLesson(tx, author, { lessonId: lesson.lessonId }),
      )
      expect([winners(finishes), refusals(finishes)]).toEqual([1, ['wrong_state']])
      const { status, inFeed } = await stateOf(lesson.lessonId)
      expect([status, inFeed]).toEqual(finishes[0]?.ok ? ['published', lesson.revisionId] : ['returned', null])
    }
  })
  test('negative control: without the lock a lesson that was taken back is read by everyone', async () => {
    const lesson = await submittedLesson(author)
    const takeBack = async () => void (await must(transact((tx) => takeBackLesson(tx, author, { lessonId: lesson.lessonId }))))
    expect(await transact((tx) => publish(withoutLock(tx, takeBack), at(curators, 0), lesson))).toMatchObject({ ok: true })
  })
})

describe('Other things that two people do at once', () => {
  const claims = async (wrap: (tx: Tx) => Tx) => {
    const { lessonId } = await submittedLesson(author)
    return race(url, 6, (tx, number) => claimLesson(wrap(tx), at(curators, number), { lessonId }))
  }
  test('six curators take a lesson to read: one has it', async () => {
    const finishes = await claims((tx) => tx)
    expect(winners(finishes)).toBe(1)
    expect(new Set(refusals(finishes))).toEqual(new Set(['claimed_by_other']))
  })
  test('negative control: without the lock all six think they have it', async () => {
    const allDecided = barrier(6)
    expect(winners(await claims((tx) => withoutLock(tx, allDecided)))).toBe(6)
  })

  const leaving = async (wrap: (tx: Tx) => Tx) => {
    const colleague = await person()
    const { lessonId } = await draftLesson(author, { coAuthors: [colleague] })
    const finishes = await race(url, 2, (tx, number) =>
      removeAuthor(wrap(tx), at([author, colleague], number), { lessonId, userId: at([author, colleague], number).id }),
    )
    const left = await db
      .select()
      .from(lessonAuthors)
      .where(and(eq(lessonAuthors.lessonId, lessonId), isNull(lessonAuthors.leftAt)))
    return { finishes, writers: left.length }
  }
  test('both writers leave: one stays', async () => {
    const { finishes, writers } = await leaving((tx) => tx)
    expect([winners(finishes), refusals(finishes), writers]).toEqual([1, ['last_author'], 1])
  })
  test('negative control: without the lock nobody is left', async () => {
    const allDecided = barrier(2)
    expect((await leaving((tx) => withoutLock(tx, allDecided))).writers).toBe(0)
  })

  const uploads = async (wrap: (tx: Tx) => Tx) => {
    const { lessonId } = await draftLesson(author, { files: Array.from({ length: limits.files - 1 }, () => ({})) })
    const upload = () => ({
      id: crypto.randomUUID(),
      kind: 'document' as const,
      mediaType: 'application/pdf',
      name: 'a.pdf',
      bytes: 3,
      sha256: 'a'.repeat(64),
    })
    await race(url, 5, (tx) => addLessonFile(wrap(tx), author, lessonId, upload()))
    return (await db.select().from(lessonFiles).where(eq(lessonFiles.lessonId, lessonId))).length
  }
  test('five files come for the last place: one gets it', async () => {
    expect(await uploads((tx) => tx)).toBe(limits.files)
  })
  test('negative control: without the lock all five get in', async () => {
    const allDecided = barrier(5)
    expect(await uploads((tx) => withoutLock(tx, allDecided))).toBe(limits.files + 4)
  })

  test('four lessons with one title are placed: each gets an address of its own', async () => {
    const four: SubmittedLesson[] = []
    for (let number = 0; number < 4; number++) four.push(await submittedLesson(author, { content: { title: 'Allemaal tegelijk' } }))
    const finishes = await race(url, 4, (tx, number) => publish(tx, at(curators, number), at(four, number)))
    expect(finishes.map((finish) => finish.ok && finish.value.slug).sort()).toEqual([
      'allemaal-tegelijk',
      'allemaal-tegelijk-2',
      'allemaal-tegelijk-3',
      'allemaal-tegelijk-4',
    ])
  })
  test('the button to send in is pressed four times: no fault, and never two revisions with one number', async () => {
    const { lessonId, version } = await draftLesson(author)
    const finishes = await race(url, 4, (tx) => submitLesson(tx, author, { lessonId, version }))
    expect(finishes[0]?.ok || refusals(finishes)).toBeTruthy()
    expect(refusals(finishes)).not.toContain('database_error')
    const numbers = (
      await db.select({ number: lessonRevisions.number }).from(lessonRevisions).where(eq(lessonRevisions.lessonId, lessonId))
    ).map((row) => row.number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
