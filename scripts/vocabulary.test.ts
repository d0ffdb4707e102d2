import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from './children.ts'
import { runNode } from './children.ts'
import { strangersInDomains } from './vocabulary.ts'

test('a domain holds only files whose names say what they hold', () => {
  expect(strangersInDomains()).toEqual([])
})

test('a file with another name is found, in the domains and not in the platform', () => {
  const lib = fs.mkdtempSync(path.join(os.tmpdir(), 'lib-'))
  for (const file of ['lessons/helpers.ts', 'lessons/queries-feed.ts', 'lessons/queries.test.ts', 'platform/anything.ts']) {
    fs.mkdirSync(path.dirname(path.join(lib, file)), { recursive: true })
    fs.writeFileSync(path.join(lib, file), '')
  }
  expect(strangersInDomains(lib)).toEqual(['lib/lessons/helpers.ts'])
  fs.rmSync(lib, { recursive: true })
})

test('the walls are found when something goes through them', { timeout: 60_000 }, async () => {
  const offender = 'components/ui/through-the-wall.tsx'
  fs.writeFileSync(
    path.join(projectFolder, offender),
    "import { db } from '#db/client.ts'\nimport { publishLesson } from '#lib/lessons/commands-review.ts'\nexport const through = [db, publishLesson]\n",
  )
  try {
    const { code, said } = await runNode(['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', offender, '--config', '.dependency-cruiser.cjs'])
    expect(code).not.toBe(0)
    expect(said).toContain('ui-knows-no-domain')
    expect(said).toContain('screens-never-touch-db-commands-emails: components/ui/through-the-wall.tsx → db/client.ts')
  } finally {
    fs.rmSync(path.join(projectFolder, offender))
  }
})
