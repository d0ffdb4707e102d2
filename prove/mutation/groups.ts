// What is changed, and which tests have to notice: the nearest first, so that most changes are found quickly.
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '#scripts/children.ts'

export type Group = { name: string; title: string; files: string[] }

const found = (pattern: string): string[] =>
  fs
    .globSync(pattern, { cwd: projectFolder })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file))
    .sort()

export const groups: readonly Group[] = [
  { name: 'policy', title: 'wie wat mag', files: found('lib/*/{policy*,status*}.ts') },
  {
    name: 'booking',
    title: 'aanmelden en wachtlijst',
    files: found('lib/gatherings/commands-{line,sign-ups,offers,turns,outsiders,completing,lock}.ts'),
  },
  { name: 'outbox', title: 'mail versturen', files: found('lib/platform/outbox*.ts') },
  { name: 'scan', title: 'de privacyscan', files: found('lib/privacy-scan/*.ts') },
]

/**
 * The tests for a file in two rounds: its own and those that are about nothing else, then everything of its domain that
 * could notice. The second is only run for what came through the first.
 */
export function roundsOf(file: string): [string[], string[]] {
  const folder = path.posix.dirname(file)
  const name = path.posix.basename(file, '.ts')
  const beside = fs
    .globSync(`${folder}/*.test.ts`, { cwd: projectFolder })
    .map((test) => test.split(path.sep).join('/'))
    .sort()
  const near = beside.filter((test) => {
    const base = path.posix.basename(test, '.test.ts')
    return base === name || base === name.split('-')[0] || base.endsWith('-matrix')
  })
  const first = near.length > 0 ? near : beside
  return [first, beside.filter((test) => !first.includes(test))]
}
