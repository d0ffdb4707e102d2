// One vitest that stays open, with its PostgreSQL: runs the tests of one changed file after the other. Told by its parent which.
import fs from 'node:fs'
import path from 'node:path'
import { createVitest } from 'vitest/node'
import { projectFolder } from '#scripts/children.ts'
import { mutated, type Mutant } from './mutants.ts'

export type Task = { file: string; mutant: Mutant | null; tests: string[] }
export type Outcome = { failed: boolean; tests: number }

let change: { file: string; code: string } | undefined

const vitest = await createVitest(
  'test',
  {
    watch: false,
    root: projectFolder,
    reporters: [{}],
    bail: 1,
    silent: true,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fsModuleCache: false,
  },
  {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        // In memory only: the file on disk stays as it is, also when this process is killed.
        transform: (_code, id) => (change && id.split('?')[0] === change.file ? change.code : undefined),
      },
    ],
  },
)

async function run({ file, mutant, tests }: Task): Promise<Outcome> {
  const full = path.join(projectFolder, file)
  // What was changed before is read anew too, or it would stay changed for the tests of the next file.
  if (change) vitest.invalidateFile(change.file)
  change = mutant ? { file: full, code: mutated(fs.readFileSync(full, 'utf8'), mutant) } : undefined
  vitest.invalidateFile(full)
  // What failed before counts for the first failure that ends a run: a run begins with nothing.
  vitest.state.filesMap.clear()
  const specifications = await vitest.globTestSpecifications(tests)
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  const failed = unhandledErrors.length > 0 || testModules.some((module) => !module.ok())
  return { failed, tests: testModules.reduce((sum, module) => sum + [...module.children.allTests()].length, 0) }
}

process.on('message', (task: Task) => {
  void run(task).then((outcome) => process.send?.(outcome))
})
process.on('disconnect', () => void vitest.close())
process.send?.('ready')
