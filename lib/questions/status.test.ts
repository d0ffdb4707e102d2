import { describe, expect, test } from 'vitest'
import {
  after,
  legalAfter,
  legalTransitions,
  openStatuses,
  owedStatuses,
  transitions,
  type LegalState,
  type LegalVerb,
  type ThreadVerb,
} from './status.ts'

describe('The states of a question', () => {
  test('leave every open one by closing, and a closed one by opening or asking on', () => {
    for (const status of openStatuses) expect(after(status, 'close')).toBe('closed')
    const ways = (Object.keys(transitions) as ThreadVerb[]).filter((verb) => after('closed', verb))
    expect(ways).toEqual(['ask_on', 'reopen'])
  })
  test('hold nothing that was not confirmed, except for confirming', () => {
    expect((Object.keys(transitions) as ThreadVerb[]).filter((verb) => after('unconfirmed', verb))).toEqual(['confirm'])
  })
  test('owe an answer again whenever who asked writes after an answer', () => {
    for (const status of ['waiting', 'answered', 'closed'] as const) expect(owedStatuses).toContain(after(status, 'ask_on'))
  })
})

describe('The states of a legal answer', () => {
  test('lead to the site by an approval alone', () => {
    const states: LegalState[] = ['draft', 'proposed', 'published', 'withdrawn']
    const toSite = (Object.keys(legalTransitions) as LegalVerb[]).flatMap((verb) =>
      states.filter((state) => state !== 'published' && legalAfter(state, verb) === 'published').map((state) => [verb, state]),
    )
    expect(toSite).toEqual([['approve', 'proposed']])
  })
})
