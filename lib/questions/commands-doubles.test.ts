import { beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { question, questionIn, route, words } from '#lib/testing/questions.ts'
import { answerTogether, linkSame, mergeThreads, unlinkSame } from './commands-doubles.ts'
import { askOn } from './commands.ts'
import { threadChoices } from './queries-choices.ts'
import { threadFor, type ThreadView } from './queries.ts'

testDatabase()

let asker: Actor
let other: Actor
let team: Actor
let colleague: Actor
let legal: string
beforeAll(async () => {
  await furnish()
  asker = await person()
  other = await person()
  team = await person({ roles: ['regional_team'], sites: [] })
  colleague = await person({ roles: ['regional_team'], sites: [] })
  const jurist = await person({ roles: ['legal_helpdesk'], sites: [] })
  const manager = await person({ roles: ['administrator'], sites: [] })
  await route(manager, { function: 'regional_team', name: 'Regioteam', people: [team, colleague] })
  legal = await route(manager, { function: 'legal_helpdesk', name: 'Juridische helpdesk', people: [jurist] })
  await route(manager, { function: 'curators', name: 'Redactie', people: [await curator()] })
})

const key = () => crypto.randomUUID()
const outcome = async (run: (tx: Tx) => Promise<{ ok: boolean; reason?: string }>) => {
  const result = await transact(run as never)
  return (result as { ok: boolean; reason?: string }).ok ? 'done' : (result as { reason: string }).reason
}

describe('A question', () => {
  test('of the same asker joins another one, of another kind too where nobody more reads it; of different askers never', async () => {
    const main = await question(asker)
    const double = await question(asker)
    const foreign = await question(other)
    const view = await threadFor(team, double)
    const offered = view && (await threadChoices(team, view))
    expect(offered?.doubles.map(({ value }) => value)).toContain(main)
    expect(offered?.doubles.map(({ value }) => value)).not.toContain(foreign)
    expect(offered?.handOver.map(({ value }) => value)).toEqual(expect.arrayContaining([`person:${colleague.id}`, `route:${legal}`]))
    const merge = (threadId: string, into: string) => outcome((tx) => mergeThreads(tx, team, { threadId, into }))
    expect(await merge(main, main)).toBe('merge_into_itself')
    expect(await merge(foreign, main)).toBe('different_askers')
    expect(await merge(double, main)).toBe('done')
    expect(await merge(double, main)).toBe('merged_away')
    expect((await threadFor(asker, main))?.words).toHaveLength(2)
    // With the curators more people read it than with the regional team, with the jurists others.
    const [toCurators, toJurists] = [await question(asker, { kind: 'other' }), await question(asker, { kind: 'legal' })]
    expect(await merge(main, toCurators)).toBe('wider_readers')
    expect(await merge(main, toJurists)).toBe('unknown_thread')
    expect(await merge(toCurators, main)).toBe('done')
    expect((await threadFor(asker, main))?.words).toHaveLength(3)
    expect(await outcome((tx) => askOn(tx, asker, { threadId: double, body: 'Hier?', formKey: key() }))).toBe('merged_away')
  })
  test('that others ask too is answered with it, each in their own thread and without knowing of the other', async () => {
    const [mine, theirs, legalOne] = [await question(asker), await question(other), await question(other, { kind: 'legal' })]
    const answered = await questionIn('answered', other, team)
    const link = (threadId: string, same: string, by = team) => outcome((tx) => linkSame(tx, by, { threadId, same }))
    expect(await link(mine, theirs, asker)).toBe('not_allowed')
    expect(await link(mine, legalOne)).toBe('unknown_thread')
    expect(await link(mine, await question(asker))).toBe('same_asker')
    const offered = await threadChoices(team, (await threadFor(team, mine)) as ThreadView)
    expect(offered.alike.map(({ value }) => value)).toEqual(expect.arrayContaining([theirs]))
    expect(offered.alike.map(({ value }) => value)).not.toContain(legalOne)
    expect(await link(mine, theirs)).toBe('done')
    expect(await link(answered, mine)).toBe('done')
    const view = await threadChoices(team, (await threadFor(team, answered)) as ThreadView)
    expect(view.same.map(({ id }) => id).toSorted()).toEqual([mine, theirs].toSorted())
    const before = (await threadFor(other, answered))?.words.length
    const input = { ...words(mine, 'answer', 'Zo begin je.'), together: true }
    // One who waits already has an answer: only the other gets these words.
    expect(await must(transact((tx) => answerTogether(tx, team, input)))).toMatchObject({ more: 1 })
    expect(await must(transact((tx) => answerTogether(tx, team, input)))).toMatchObject({ messageId: null, more: 0 })
    expect((await threadFor(other, theirs))?.words.map(({ body }) => body)).toEqual(['We willen in het voorjaar starten.', 'Zo begin je.'])
    expect((await threadFor(other, answered))?.words).toHaveLength(before ?? 0)
    expect(JSON.stringify(await threadFor(other, theirs))).not.toContain(asker.name)
    expect(await threadChoices(other, (await threadFor(other, theirs)) as ThreadView)).toMatchObject({ same: [], alike: [] })
    expect(await outcome((tx) => unlinkSame(tx, team, { threadId: mine }))).toBe('done')
    const alone = await threadChoices(team, (await threadFor(team, mine)) as ThreadView)
    expect(alone.same).toEqual([])
  })
})
