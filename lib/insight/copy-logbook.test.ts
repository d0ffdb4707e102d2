import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { actionName, actionWords } from './copy-logbook.ts'

/** Names that are put together from parts, with everything that they can become. */
const composed: Readonly<Record<string, string[]>> = {
  '`${kind}_lesson`': ['publish_lesson', 'return_lesson', 'decline_lesson'],
  'legalActions[input.decision]': ['approve_legal_answer', 'return_legal_answer', 'withdraw_legal_answer'],
  '`${said}_offer`': ['accept_offer', 'decline_offer'],
}

const sources = ['lib', 'db'].flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file)),
)

/** What stands behind `action:` in every entry for the log: the text up to the next property. */
function writtenActions(): { file: string; expression: string }[] {
  return sources.flatMap((file) => {
    const text = fs.readFileSync(file, 'utf8')
    if (!/\baudit\(|insert\(auditLog\)/.test(text)) return []
    return [...text.matchAll(/\baction: ([\s\S]+?),\s*objectKind:/g)].map((found) => ({ file, expression: (found[1] ?? '').trim() }))
  })
}

describe('The logbook', () => {
  const written = writtenActions()

  test('reads the commands: there are entries of many kinds', () => {
    expect(written.length).toBeGreaterThan(25)
  })
  test.each(written)('has Dutch words for $expression in $file', ({ expression }) => {
    const names = composed[expression] ?? [...expression.matchAll(/(?<!=== )'([a-z_]+)'/g)].map((found) => found[1] ?? '')
    expect(names, `${expression} names no action: add it to 'composed'`).not.toEqual([])
    for (const name of names) expect(Object.keys(actionWords)).toContain(name)
  })
  test('an action without words is shown under its own name, so that nothing is hidden', () => {
    expect(actionName('something_new')).toBe('something_new')
    expect(actionName('toString')).toBe('toString')
  })
})
