import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson } from '#lib/testing/factories.ts'
import { question, route, words } from '#lib/testing/questions.ts'
import { answerThread } from './commands-threads.ts'
import { questionFigures } from './queries-insight.ts'
import { readTrayQuery, tray } from './queries-tray.ts'

testDatabase()

let asker: Actor
let team: Actor
let jurist: Actor
const now = new Date('2026-11-16T09:00:00Z')
beforeAll(async () => {
  await furnish()
  asker = await person()
  team = await person({ roles: ['regional_team'], sites: [], name: 'Team' })
  jurist = await person({ roles: ['legal_helpdesk'], sites: [] })
  await route(team, { function: 'regional_team', people: [team] })
  await publishedLesson(asker, await curator(), { content: { themes: ['klantreis'] } })
  const first = await question(asker, { region: 'JZ02', theme: 'klantreis', at: new Date('2026-11-02T09:00:00Z') })
  await must(transact((tx) => answerThread(tx, team, words(first, 'answer'), new Date('2026-11-04T09:00:00Z'))))
  await question(asker, { region: 'JZ02', theme: 'monitoring', at: new Date('2026-11-03T09:00:00Z') })
  await question(asker, { theme: 'monitoring', at: new Date('2026-11-15T09:00:00Z'), title: 'De nieuwste' })
  await question(asker, { kind: 'other', at: new Date('2026-11-12T09:00:00Z'), title: 'Zonder plek' })
  await question(asker, { kind: 'legal', region: 'JZ08', at: new Date('2026-11-12T09:00:00Z') })
})

test('The figures say how old questions are, whose, how long they took, and what is missing', async () => {
  const figures = await questionFigures(team, now)
  expect(figures.open).toBe(4)
  expect(figures.byAge.map(({ count }) => count)).toEqual([1, 1, 2, 0])
  expect(figures.byOwner).toEqual([
    { name: 'nog niemand', count: 3 },
    { name: 'Team', count: 1 },
  ])
  expect(figures.toFirstAnswer).toEqual({ median: 2, p90: 2, count: 1 })
  expect(figures.toClose.median).toBeNull()
  expect(figures.themesWithoutLesson).toEqual([{ name: expect.stringMatching(/monitoring/i) as string, count: 2 }])
  expect(figures.silentRegions).not.toContain('Friesland')
  // A region that only asked the jurists is silent for who may not know of that question.
  expect(figures.silentRegions).toContain('Flevoland')
  expect((await questionFigures(jurist, now)).open).toBe(1)
  await expect(questionFigures(asker, now)).rejects.toThrow('no figures')
})

test('The tray puts what is late first, counts the common tray, and filters', async () => {
  const lying = await tray(team, readTrayQuery({}), now)
  expect(lying.rows.map(({ isLate }) => isLate)).toEqual([true, false, false])
  expect(lying.counts).toMatchObject({ open: 3, gezamenlijk: 1, beantwoord: 1 })
  expect((await tray(team, readTrayQuery({ bak: 'gezamenlijk' }), now)).rows.map(({ title }) => title)).toEqual(['Zonder plek'])
  expect((await tray(team, readTrayQuery({ onderwerp: 'monitoring', regio: 'JZ02' }), now)).rows).toHaveLength(1)
  expect((await tray(jurist, readTrayQuery({}), now)).rows).toHaveLength(1)
})
