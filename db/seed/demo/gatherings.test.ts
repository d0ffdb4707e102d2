import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { like } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { gatheringFiles, gatherings, outbox, reflectionNotes, signUps } from '#db/schema/index.ts'
import { seedGatherings } from '#db/seed/demo/seed-gatherings.ts'
import { seed } from '#db/seed/seed.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { demoGatherings } from './gatherings.ts'

const { url } = testDatabase()
// The materials of the demo are files.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-demo-'))
process.env.DATA_DIR = folder
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test('the demo agenda holds gatherings in every state, and seeding twice adds nothing', async () => {
  await seed(url, { demo: true })
  const count = async () => (await db.select().from(gatherings)).length
  const first = await count()
  await seed(url, { demo: true })
  await db.transaction((tx) => seedGatherings(tx))
  expect(await count()).toBe(first)
  // Two who follow something, told once.
  const digests = await db.select().from(outbox).where(like(outbox.key, 'digest:%'))
  expect(digests.map(({ recipient }) => recipient).toSorted()).toEqual(['bezoeker@demo.example', 'lid.twente@demo.example'])
  expect(first).toBeGreaterThanOrEqual(demoGatherings.length)

  const all = await db.select().from(gatherings)
  expect(new Set(all.map((row) => row.status))).toEqual(new Set(['draft', 'proposed', 'published', 'cancelled', 'held']))
  // One that was changed, one full with a line and an offered place, one that nearly closes below its minimum.
  expect(all.some((row) => row.status === 'published' && row.changedAt !== null)).toBe(true)
  const waiting = await db.select().from(signUps)
  const full = all.find(
    (row) => row.placesTaken === row.maximum && waiting.some((one) => one.gatheringId === row.id && one.status === 'waiting'),
  )
  expect(waiting.some((one) => one.gatheringId === full?.id && one.status === 'offered')).toBe(true)
  expect(all.some((row) => row.status === 'published' && row.minimum !== null && row.placesTaken < row.minimum)).toBe(true)
  expect(all.some((row) => row.byInvitation) && all.some((row) => row.format === 'online')).toBe(true)
  // A session that was looked back on, with something under each of the four questions.
  const notes = await db.select().from(reflectionNotes)
  expect(new Set(notes.map((note) => note.prompt)).size).toBe(4)
  const files = await db.select().from(gatheringFiles)
  expect(new Set(files.map((file) => file.isPublic))).toEqual(new Set([true, false]))
  expect(await db.$count(outbox)).toBe(digests.length)
}, 180_000)

test('nobody is named in the demo agenda', () => {
  const text = JSON.stringify(demoGatherings)
  expect(text).not.toMatch(/\b(?:mevrouw|meneer|dhr|mw)\b/i)
  expect(text.match(/[\w.]+@[\w.]+/g)?.every((address) => address.endsWith('@demo.example'))).toBe(true)
})
