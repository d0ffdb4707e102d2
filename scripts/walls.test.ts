import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder, runNode, runProgram } from './children.ts'

// A small house in which every wall is broken once, beside files that stay within them.
const imports = (...from: string[]) =>
  from.map((address, index) => `import { x as x${index} } from '${address}'\nexport const y${index} = x${index}\n`).join('')
const broken: Record<string, [file: string, imported: string]> = {
  'no-cycles': ['lib/platform/one.ts', '#lib/platform/two.ts'],
  'db-imports-nothing-of-ours': ['db/client.ts', '#lib/platform/env.ts'],
  'seed-imports-no-screen': ['db/seed/seed.ts', '#components/ui/button.ts'],
  'lib-imports-no-screen': ['lib/platform/session.ts', '#components/ui/button.ts'],
  'components-import-no-route': ['components/lessons/card.ts', '#app/page.ts'],
  'screens-never-touch-db-commands-emails': ['app/page.ts', '#lib/lessons/commands-review.ts'],
  'components-get-data-as-props': ['components/lessons/list.ts', '#lib/lessons/queries.ts'],
  'ui-knows-no-domain': ['components/ui/field.ts', '#lib/lessons/schema.ts'],
  'platform-knows-no-domain': ['lib/platform/outbox.ts', '#lib/lessons/status.ts'],
  'only-actions-queries-platform-know-next': ['lib/lessons/commands.ts', 'next/headers'],
  'words-and-rules-run-anywhere': ['lib/lessons/policy.ts', '#db/rows.ts'],
  'domains-meet-at-their-doors': ['lib/people/commands.ts', '#lib/lessons/schema.ts'],
  'words-and-rules-need-no-reader': ['lib/people/status.ts', '#lib/people/schema.ts'],
  'components-read-no-input': ['components/people/name-form.ts', '#lib/people/schema.ts'],
  'privacy-scan-runs-anywhere': ['lib/privacy-scan/scan.ts', '#lib/lessons/status.ts'],
  'no-tests-in-the-product': ['components/lessons/form.ts', '#lib/testing/factories.ts'],
  'nothing-unresolved': ['lib/lessons/copy.ts', '#lib/lessons/gone.ts'],
}
const within: Record<string, string[]> = {
  'app/lessen.ts': ['#lib/lessons/queries.ts', '#lib/lessons/actions.ts', '#components/ui/button.ts'],
  'lib/people/queries.ts': ['#lib/lessons/status.ts', '#db/rows.ts', 'next/headers'],
  'lib/people/actions.ts': ['#lib/people/schema.ts', '#lib/platform/env.ts'],
}

let house: string
let found: { from: string; rule: { name: string } }[]

beforeAll(async () => {
  house = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-walls-'))
  const put = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    fs.writeFileSync(path.join(house, file), text)
  }
  for (const [file, addresses] of [
    ...Object.values(broken).map(([file, address]) => [file, [address]] as const),
    ...Object.entries(within),
  ]) {
    put(file, imports(...addresses))
    for (const address of addresses.filter((name) => name.startsWith('#') && !name.includes('gone'))) {
      if (!fs.existsSync(path.join(house, address.slice(1)))) put(address.slice(1), 'export const x = 1\n')
    }
  }
  put('lib/platform/two.ts', imports('#lib/platform/one.ts'))
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    fs.copyFileSync(path.join(projectFolder, file), path.join(house, file))
  fs.symlinkSync(path.dirname(path.dirname(createRequire(import.meta.url).resolve('next/package.json'))), path.join(house, 'node_modules'))

  const cruiser = path.join(projectFolder, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const { said } = await runProgram(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'app', 'components', 'db', 'lib'],
    { cwd: house },
  )
  found = (JSON.parse(said) as { summary: { violations: typeof found } }).summary.violations
}, 60_000)

afterAll(() => fs.rmSync(house, { recursive: true, force: true }))

test('every wall of the house has a file here that goes through it', async () => {
  const { said } = await runNode(['-p', "JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name))"])
  expect(Object.keys(broken).sort()).toEqual((JSON.parse(said) as string[]).sort())
})

test.each(Object.entries(broken))('the wall %s holds', (name, [file]) => {
  expect(found.filter(({ from }) => from === file).map(({ rule }) => rule.name)).toContain(name)
})

test.each(Object.keys(within))('%s stays within the walls', (file) => {
  expect(found.filter(({ from }) => from === file).map(({ rule }) => rule.name)).toEqual([])
})
