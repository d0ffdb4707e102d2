import type { RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { fileAnswer, noFile } from '#lib/platform/file-answer.ts'
import { openDoor } from '#lib/platform/front-door/front-door.fixture.ts'
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
  withdrawnLesson,
} from '#lib/testing/factories.ts'
import { removeLessonFile } from './commands-files.ts'
import { mergeLessons, undoMerge } from './commands-merging.ts'
import { placeDueLesson, scheduleLesson } from './commands-placing.ts'
import { declineLesson, publishLesson, returnLesson } from './commands-review.ts'
import { undoWithdrawal, withdrawAtOnce, withdrawLesson } from './commands-withdrawing.ts'
import { takeBackLesson } from './commands.ts'
import { unconfirmedWithdrawals } from './queries-placing.ts'
import { fetchableFile } from './queries-files.ts'
import { everythingChecked } from './values-checklist.ts'

// Files through the front door, as the address of a file answers: who asks stands in a header here, in a session there.
testDatabase()

const people = new Map<string, Actor>()
const files: RequestListener = (request, response) => {
  void (async () => {
    const id = request.url?.split('/').at(-1) ?? ''
    const file = await fetchableFile(people.get(String(request.headers['x-test-actor'])) ?? null, id)
    const bytes = new Blob(['pdf'])
    const asked = new Request('http://localhost/', { headers: { 'if-none-match': request.headers['if-none-match'] ?? '' } })
    const answer = file ? await fileAnswer(asked, file, async () => bytes.stream()) : noFile()
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (answer.body) Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]).pipe(response)
    else response.end()
  })()
}

let door: Awaited<ReturnType<typeof openDoor>>
let author: Actor
let reader: Actor
let second: Actor
beforeAll(async () => {
  await furnish()
  author = await person()
  reader = await curator()
  second = await curator()
  for (const [name, actor] of [
    ['author', author],
    ['curator', second],
    ['stranger', await person()],
  ] as const)
    people.set(name, actor)
  door = await openDoor(files)
})
afterAll(() => door.close())

const fetchAs = (who: string, file: string, etag?: string) =>
  door.ask(`/bestanden/${file}`, {
    headers: { ...(who === 'visitor' ? {} : { 'x-test-actor': who }), ...(etag ? { 'if-none-match': etag } : {}) },
  })
async function whoGets(file: string | undefined): Promise<string[]> {
  const found: string[] = []
  for (const who of ['author', 'curator', 'stranger', 'visitor']) if ((await fetchAs(who, file ?? '')).status === 200) found.push(who)
  return found
}
const everybody = ['author', 'curator', 'stranger', 'visitor']
const nobodyElse = ['author', 'curator']
const withFile = { files: [{}] }
const atOnce = (lessonId: string) => must(transact((tx) => withdrawAtOnce(tx, reader, { lessonId, message: '' })))
const nextVersion = async (lesson: { lessonId: string; version: number }) =>
  submitAgain(
    author,
    lesson.lessonId,
    await saveContent(author, lesson.lessonId, lesson.version, completeContent({ coreSentence: 'De volgende.' })),
  )
const say = (lesson: { lessonId: string; revisionId: string }) => ({
  lessonId: lesson.lessonId,
  revisionId: lesson.revisionId,
  message: 'Daarom.',
})

// Each state of a lesson, how one comes there, and who then gets its file.
const states: Record<string, { gets: string[]; file: () => Promise<string | undefined> }> = {
  draft: { gets: ['author'], file: async () => (await draftLesson(author, withFile)).fileIds[0] },
  submitted: { gets: nobodyElse, file: async () => (await submittedLesson(author, withFile)).fileIds[0] },
  planned: {
    gets: nobodyElse,
    file: async () => {
      const lesson = await submittedLesson(author, withFile)
      const placeAt = new Date(Date.now() + 3_600_000)
      await must(transact((tx) => scheduleLesson(tx, reader, { ...say(lesson), ...everythingChecked, placeAt })))
      return lesson.fileIds[0]
    },
  },
  'placed by the clock': {
    gets: everybody,
    file: async () => {
      const lesson = await submittedLesson(author, withFile)
      const placeAt = new Date(Date.now() + 60_000)
      await must(transact((tx) => scheduleLesson(tx, reader, { ...say(lesson), ...everythingChecked, placeAt })))
      await transact(async (tx) => ({ ok: true, value: await placeDueLesson(tx, new Date(Date.now() + 120_000)) }))
      return lesson.fileIds[0]
    },
  },
  'taken back': {
    gets: nobodyElse,
    file: async () => {
      const lesson = await submittedLesson(author, withFile)
      await must(transact((tx) => takeBackLesson(tx, author, lesson)))
      return lesson.fileIds[0]
    },
  },
  returned: {
    gets: nobodyElse,
    file: async () => {
      const lesson = await submittedLesson(author, withFile)
      await must(transact((tx) => returnLesson(tx, reader, say(lesson))))
      return lesson.fileIds[0]
    },
  },
  declined: {
    gets: nobodyElse,
    file: async () => {
      const lesson = await submittedLesson(author, withFile)
      await must(transact((tx) => declineLesson(tx, reader, say(lesson))))
      return lesson.fileIds[0]
    },
  },
  placed: { gets: everybody, file: async () => (await publishedLesson(author, reader, withFile)).fileIds[0] },
  'placed, with a next version on the desk': {
    gets: everybody,
    file: async () => {
      const lesson = await publishedLesson(author, reader, withFile)
      await nextVersion(lesson)
      return lesson.fileIds[0]
    },
  },
  'in an older version only': {
    gets: nobodyElse,
    file: async () => {
      const lesson = await publishedLesson(author, reader, withFile)
      await must(transact((tx) => removeLessonFile(tx, author, lesson.fileIds[0] ?? '')))
      const revisionId = await nextVersion(lesson)
      await must(
        transact((tx) =>
          publishLesson(tx, reader, { ...say({ ...lesson, revisionId }), changeNote: 'Zonder bijlage.', ...everythingChecked }),
        ),
      )
      return lesson.fileIds[0]
    },
  },
  withdrawn: { gets: nobodyElse, file: async () => (await withdrawnLesson(author, reader, withFile)).fileIds[0] },
  'withdrawn, recognisable': {
    gets: nobodyElse,
    file: async () => {
      const lesson = await publishedLesson(author, reader, withFile)
      await must(transact((tx) => withdrawLesson(tx, reader, { lessonId: lesson.lessonId, reason: 'recognisable', message: 'Herkend.' })))
      return lesson.fileIds[0]
    },
  },
  'taken away in an emergency': {
    gets: nobodyElse,
    file: async () => {
      const lesson = await publishedLesson(author, reader, withFile)
      await atOnce(lesson.lessonId)
      return lesson.fileIds[0]
    },
  },
  'put back after an emergency': {
    gets: everybody,
    file: async () => {
      const lesson = await publishedLesson(author, reader, withFile)
      await atOnce(lesson.lessonId)
      const [row] = (await unconfirmedWithdrawals(second)).filter(({ lessonId }) => lessonId === lesson.lessonId)
      await must(transact((tx) => undoWithdrawal(tx, second, { decisionId: row?.decisionId ?? '' })))
      return lesson.fileIds[0]
    },
  },
  merged: {
    gets: nobodyElse,
    file: async () => {
      const lesson = await publishedLesson(author, reader, withFile)
      const stays = await publishedLesson(author, reader)
      await must(transact((tx) => mergeLessons(tx, reader, { lessonId: lesson.lessonId, into: stays.slug })))
      return lesson.fileIds[0]
    },
  },
  'merged and parted again': {
    gets: everybody,
    file: async () => {
      const lesson = await publishedLesson(author, reader, withFile)
      const stays = await publishedLesson(author, reader)
      await must(transact((tx) => mergeLessons(tx, reader, { lessonId: lesson.lessonId, into: stays.slug })))
      await must(transact((tx) => undoMerge(tx, reader, lesson)))
      return lesson.fileIds[0]
    },
  },
}

describe('A file by its address', () => {
  test.each(Object.entries(states))('of a lesson that is %s', async (_name, { file, gets }) => {
    expect(await whoGets(await file())).toEqual(gets)
  })
  test('that is not there looks the same as one that is not yours', async () => {
    const [file = ''] = (await draftLesson(author, withFile)).fileIds
    const [hidden, absent] = [await fetchAs('stranger', file), await fetchAs('stranger', crypto.randomUUID())]
    expect([hidden.status, hidden.text]).toEqual([absent.status, absent.text])
    expect(hidden.headers['cache-control']).toContain('no-store')
  })
})

describe('A file that somebody kept', () => {
  test('is asked for again at each use, and while it is public it need not be sent again', async () => {
    const { fileIds } = await publishedLesson(author, reader, withFile)
    const first = await fetchAs('visitor', fileIds[0] ?? '')
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect((await fetchAs('visitor', fileIds[0] ?? '', String(first.headers.etag))).status).toBe(304)
  })
  test('gives no "unchanged" once its lesson was taken away, and is not held by the front door', async () => {
    const { lessonId, fileIds } = await publishedLesson(author, reader, withFile)
    const [file = ''] = fileIds
    const { headers } = await fetchAs('visitor', file)
    await atOnce(lessonId)
    for (const who of ['visitor', 'stranger']) {
      const again = await fetchAs(who, file, String(headers.etag))
      expect([again.status, again.text.includes('pdf')]).toEqual([404, false])
    }
    expect(door.door.kept.size.addresses).toBe(0)
  })
  test('is never kept when it is for some only', async () => {
    const { fileIds } = await submittedLesson(author, withFile)
    for (const who of nobodyElse) expect((await fetchAs(who, fileIds[0] ?? '')).headers['cache-control']).toContain('no-store')
  })
})
