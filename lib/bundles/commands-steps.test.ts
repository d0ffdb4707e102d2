import { and, eq } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect, db } from '#db/client.ts'
import { auditLog, regionSteps } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { furnish, must, person } from '#lib/testing/factories.ts'
import { race } from '#lib/testing/races.ts'
import { setStep } from './commands-steps.ts'
import { tipTexts } from './copy-tips.ts'
import { regionChecklist, stepRegions } from './queries-steps.ts'
import { allTips, tipAt } from './queries-tips.ts'
import { stepInput } from './schema.ts'

const { url } = testDatabase()
// JZ02 is the region of the site Friesland, JZ14 has no site.
let ofSite: Actor
let ofRegion: Actor
let regionalTeam: Actor
beforeAll(async () => {
  await furnish()
  ofSite = await person()
  ofRegion = await person({ sites: [], regions: ['JZ14'] })
  regionalTeam = await person({ roles: ['regional_team'], sites: [] })
})
// The web role cannot take an answer away, so each test has a tip of its own.
let tip = 0
beforeEach(() => {
  tip = (tip % 10) + 1
})

const input = (more: Record<string, unknown> = {}) => stepInput.parse({ region: 'JZ02', tip, state: 'busy', basedOn: 0, ...more })
const set = (actor: Actor, more: Record<string, unknown> = {}) => transact((tx) => setStep(tx, actor, input(more)))
const answers = (region = 'JZ02') =>
  db
    .select()
    .from(regionSteps)
    .where(and(eq(regionSteps.regionCode, region), eq(regionSteps.tipNumber, tip)))
    .orderBy(regionSteps.number)

describe('How far a region is', () => {
  test('is said by who belongs to the region or to a site in it, and kept answer by answer', async () => {
    await must(set(ofSite, { note: 'We beginnen met één team.' }))
    await must(set(ofSite, { state: 'in_place', basedOn: 1 }))
    await must(set(ofRegion, { region: 'JZ14' }))
    expect(await answers()).toMatchObject([
      { number: 1, state: 'busy', note: 'We beginnen met één team.', setById: ofSite.id },
      { number: 2, state: 'in_place', note: '' },
    ])
    expect(await answers('JZ14')).toMatchObject([{ number: 1, setById: ofRegion.id }])
    const logged = await db.select().from(auditLog).where(eq(auditLog.objectId, 'JZ14'))
    expect(logged.at(-1)).toMatchObject({ action: 'set_step', details: { tip, state: 'busy' } })
  })
  test('is not said by others: not by the regional team, and not for a region that is not theirs', async () => {
    for (const [actor, region] of [
      [ofSite, 'JZ14'],
      [ofRegion, 'JZ02'],
      [regionalTeam, 'JZ02'],
      [ofSite, 'JZ99'],
    ] as const)
      expect(await set(actor, { region })).toEqual({ ok: false, reason: 'unknown_region' })
    expect(await answers()).toEqual([])
  })
  test('is not said over an answer that was not seen', async () => {
    await must(set(ofSite))
    expect(await set(ofSite, { state: 'in_place' })).toEqual({ ok: false, reason: 'changed_meanwhile' })
    expect(await set(ofSite, { state: 'in_place', basedOn: 2 })).toEqual({ ok: false, reason: 'changed_meanwhile' })
    expect(await set(ofSite, { basedOn: 1 })).toEqual({ ok: false, reason: 'nothing_changed' })
  })
  test('is said once when ten say it at the same moment', async () => {
    const finished = await race(url, 10, (tx, contestant) => setStep(tx, ofSite, input({ note: `Van ${contestant}` })))
    expect(finished.filter(({ ok }) => ok)).toHaveLength(1)
    expect(finished.filter((one) => !one.ok && one.reason === 'changed_meanwhile')).toHaveLength(9)
    expect(await answers()).toHaveLength(1)
  })
  test('takes no citizen service number and no tip that is not there', async () => {
    expect(await set(ofSite, { note: 'bsn 123456782' })).toEqual({ ok: false, reason: 'hard_stop' })
    expect(await set(ofSite, { tip: 11 })).toEqual({ ok: false, reason: 'unknown_word' })
  })
  test('cannot be changed or removed afterwards', async () => {
    await must(set(ofSite))
    const { sql: web } = connect(url, { max: 1 })
    await expect(web`update region_steps set note = 'x'`).rejects.toThrow(/permission denied/)
    await expect(web`delete from region_steps`).rejects.toThrow(/permission denied/)
    await web.end()
  })
})

describe('The checklist', () => {
  test('is there for the region and the regional team, and for nobody else', async () => {
    expect(await regionChecklist(ofSite, 'friesland-fryslan')).toMatchObject({ code: 'JZ02', mayChange: true })
    expect(await regionChecklist(regionalTeam, 'friesland-fryslan')).toMatchObject({ mayChange: false })
    for (const actor of [
      ofRegion,
      await person({ roles: ['curator'], sites: [] }),
      await person({ roles: ['administrator'], sites: [] }),
    ]) {
      expect(await regionChecklist(actor, 'friesland-fryslan')).toBeUndefined()
      expect((await stepRegions(actor)).map(({ slug }) => slug)).not.toContain('friesland-fryslan')
    }
    expect((await stepRegions(ofSite)).map(({ slug }) => slug)).toEqual(['friesland-fryslan'])
    expect((await stepRegions(regionalTeam)).length).toBeGreaterThan(30)
    expect(await regionChecklist(regionalTeam, 'bestaat-niet')).toBeUndefined()
  })
  test('shows each month as it ended, also months in which nobody said anything', async () => {
    const region = await person({ sites: ['flevoland'] })
    for (const [number, state, basedOn, at] of [
      [1, 'busy', 0, '2026-01-10'],
      // Just before midnight in Amsterdam it is still January.
      [2, 'busy', 0, '2026-01-31T22:59:00Z'],
      [1, 'in_place', 1, '2026-03-05'],
      [1, 'not_begun', 2, '2026-04-01'],
    ] as const) {
      await must(transact((tx) => setStep(tx, region, input({ region: 'JZ08', tip: number, state, basedOn }))))
      await setBack(number, basedOn + 1, at)
    }
    const checklist = await regionChecklist(region, 'flevoland', new Date('2026-04-15T12:00:00Z'))
    expect(checklist?.months).toEqual([
      { month: '2026-01', busy: 2, in_place: 0, not_begun: 8 },
      { month: '2026-02', busy: 2, in_place: 0, not_begun: 8 },
      { month: '2026-03', busy: 1, in_place: 1, not_begun: 8 },
      { month: '2026-04', busy: 1, in_place: 0, not_begun: 9 },
    ])
    expect(checklist?.steps.slice(0, 3).map(({ state }) => state)).toEqual(['not_begun', 'busy', 'not_begun'])
    const later = await regionChecklist(region, 'flevoland', new Date('2028-04-15T12:00:00Z'))
    expect(later?.months).toHaveLength(12)
  })
})

describe('The ten tips', () => {
  test('each have a text with something to do now, someone to involve, and their neighbours', async () => {
    const tips = await allTips()
    expect(tips).toHaveLength(10)
    for (const { number, text } of tips) {
      expect(text?.now.length, `tip ${number}`).toBeGreaterThan(2)
      expect(text?.involve.length, `tip ${number}`).toBeGreaterThan(0)
    }
    expect(Object.keys(tipTexts)).toHaveLength(10)
    const [first, second] = tips
    expect((await tipAt(first?.slug ?? ''))?.before).toBeUndefined()
    expect((await tipAt(first?.slug ?? ''))?.after?.slug).toBe(second?.slug)
    expect(await tipAt('bestaat-niet')).toBeUndefined()
  })
})

/** As the owner of the tables, who alone can make an answer older than it is. */
async function setBack(tip: number, answer: number, at: string) {
  const owner = postgres(url, { max: 1 })
  await owner`update region_steps set set_at = ${at} where region_code = 'JZ08' and tip_number = ${tip} and number = ${answer}`
  await owner.end()
}
