import { beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { question, questionIn, route, words } from '#lib/testing/questions.ts'
import { race } from '#lib/testing/races.ts'
import { answerTogether, linkSame, mergeThreads, unlinkSame } from './commands-doubles.ts'
import { askOn } from './commands.ts'
import { threadChoices } from './queries-choices.ts'
import { threadFor, type ThreadView } from './queries.ts'

const { url } = testDatabase()

let asker: Actor
let other: Actor
let team: Actor
let colleague: Actor
let legal: string
let jurist: Actor
let editor: Actor
beforeAll(async () => {
  await furnish()
  asker = await person()
  other = await person()
  team = await person({ roles: ['regional_team'], sites: [] })
  colleague = await person({ roles: ['regional_team'], sites: [] })
  jurist = await person({ roles: ['legal_helpdesk'], sites: [] })
  editor = await curator()
  const manager = await person({ roles: ['administrator'], sites: [] })
  await route(manager, { function: 'regional_team', name: 'Regioteam', people: [team, colleague] })
  legal = await route(manager, { function: 'legal_helpdesk', name: 'Juridische helpdesk', people: [jurist] })
  await route(manager, { function: 'curators', name: 'Redactie', people: [editor] })
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

describe('Who joins and links', () => {
  test('only who answers both, of every kind', async () => {
    const people = { asker, team, jurist, editor }
    const may: Record<'question' | 'legal' | 'other', (keyof typeof people)[]> = {
      question: ['team'],
      legal: ['jurist'],
      other: ['team', 'editor'],
    }
    for (const [kind, who] of Object.entries(may) as [keyof typeof may, string[]][]) {
      for (const [name, actor] of Object.entries(people)) {
        const [mine, again, theirs] = [await question(asker, { kind }), await question(asker, { kind }), await question(other, { kind })]
        const said = [
          await outcome((tx) => linkSame(tx, actor, { threadId: mine, same: theirs })),
          await outcome((tx) => unlinkSame(tx, actor, { threadId: mine })),
          await outcome((tx) => mergeThreads(tx, actor, { threadId: again, into: mine })),
        ]
        if (who.includes(name)) expect(said, `${name} ${kind}`).toEqual(['done', 'done', 'done'])
        else for (const one of said) expect(['unknown_thread', 'not_allowed'], `${name} ${kind}`).toContain(one)
      }
    }
  })
  test('crosswise at the same moment neither waits for ever, and one of the two joins', async () => {
    const [one, two] = [await question(asker), await question(asker)]
    const finished = await race(url, 2, (tx, index) =>
      mergeThreads(tx, index === 0 ? team : colleague, index === 0 ? { threadId: one, into: two } : { threadId: two, into: one }),
    )
    expect(finished.map((finish) => (finish.ok ? 'done' : finish.reason)).toSorted()).toEqual(['done', 'merged_away'])
  })
  test('two who answer the same questions together say it once in each', async () => {
    const [one, two] = [await question(asker), await question(other)]
    await must(transact((tx) => linkSame(tx, team, { threadId: one, same: two })))
    await race(url, 2, (tx, index) =>
      index === 0
        ? answerTogether(tx, team, { ...words(one, 'answer', 'Van de een.'), together: true })
        : answerTogether(tx, colleague, { ...words(two, 'answer', 'Van de ander.'), together: true }),
    )
    const said = async (actor: Actor, id: string) => (await threadFor(actor, id))?.words.filter(({ fromAsker }) => !fromAsker).length
    // The first one answered both; the second found only the own one open to more words.
    expect([await said(asker, one), await said(other, two)].toSorted()).toEqual([1, 2])
  })
})
