// The one list of checks: `npm run check` and `npm test` run these, and nothing else decides what is in order.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectFolder, runNode } from './children.ts'
import { seconds } from './progress.ts'
import { breaches } from './vocabulary.ts'

type Outcome = { ok: boolean; said: string }
type Check = { name: string; title: string; run: () => Promise<Outcome> }

const sourceFolders = ['app', 'bench', 'components', 'db', 'e2e', 'lib', 'prove', 'scripts']

const sideBySide = 2
/** Each reader of types works the shared ones out for itself: more of them than there is room for only does the work twice. */
const readers = Math.max(1, Math.floor(os.availableParallelism() / sideBySide))
// They run for seconds and end: clearing up behind them costs a third of their time and saves memory that nobody asks for.
const environment = { FORCE_COLOR: undefined, NO_COLOR: '1', GOMAXPROCS: String(readers), GOGC: '400', GOMEMLIMIT: '1800MiB' }

/** A tool from node_modules, one call after the other; the first that fails is the outcome. */
const tool =
  (...calls: string[][]) =>
  async (): Promise<Outcome> => {
    for (const call of calls) {
      const { code, said } = await runNode(call, { env: environment })
      if (code !== 0) return { ok: false, said }
    }
    return { ok: true, said: '' }
  }

const present = (folders: string[]) => folders.filter((folder) => fs.existsSync(path.join(projectFolder, folder)))

/** Longest first, so that the machine is not waiting for one at the end. */
const checks: Check[] = [
  { name: 'lint', title: 'regels voor de code (oxlint, met types)', run: tool(['node_modules/oxlint/bin/oxlint', '--quiet']) },
  { name: 'dead', title: 'geen dode code of pakketten (knip)', run: tool(['node_modules/knip/bin/knip.js', '--no-progress']) },
  {
    name: 'types',
    title: 'types, ook van de links (tsc)',
    run: tool(
      ['node_modules/next/dist/bin/next', 'typegen'],
      ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.', '--incremental', 'false', '--checkers', String(readers)],
    ),
  },
  {
    name: 'walls',
    title: 'muren tussen de kamers (dependency-cruiser)',
    run: async () => {
      const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'
      return await tool([cruiser, '--config', '.dependency-cruiser.cjs', ...present(sourceFolders)])()
    },
  },
  {
    name: 'vocabulary',
    title: 'vaste namen in lib/<domein>',
    run: async () => {
      const found = breaches(filesBelow(projectFolder, sourceFolders))
      return await Promise.resolve({ ok: found.length === 0, said: found.join('\n') })
    },
  },
  { name: 'format', title: 'opmaak (oxfmt; herstel met npm run format)', run: tool(['node_modules/oxfmt/bin/oxfmt', '--list-different']) },
]

export const checkNames: string[] = checks.map(({ name }) => name)

/** Runs the checks, some at a time, and prints a ticked list. Gives how many passed and failed. */
export async function runChecks(only?: string): Promise<{ passed: number; failed: number }> {
  const waiting = checks.filter(({ name }) => only === undefined || name === only)
  const total = waiting.length
  let passed = 0
  let failed = 0
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now()
      const outcome = await check.run()
      if (outcome.ok) passed += 1
      else failed += 1
      console.log(`${outcome.ok ? '✓' : '✗'} ${check.title} (${passed + failed}/${total}, ${seconds(performance.now() - started)})`)
      if (!outcome.ok) console.log(outcome.said.trimEnd().replace(/^/gm, '    '))
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return { passed, failed }
}

/** The files below some folders, as paths from the root with forward slashes. */
function filesBelow(root: string, folders: string[]): string[] {
  return present(folders).flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
  )
}
