// Which schema an action of the build reads its form with, by its own source: the first `…Input` in its body.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { projectFolder } from '#scripts/children.ts'
import type { Action } from '../one-portal/actions-of-build.ts'

/** The schemas that an action reads a form with; none when it takes its arguments in another way. */
export async function schemasOf({ filename, exportedName }: Action): Promise<{ name: string; schema: z.ZodType }[]> {
  const source = fs.readFileSync(path.join(projectFolder, filename), 'utf8')
  const from = source.indexOf(`export async function ${exportedName}(`)
  const body = source.slice(from, source.indexOf('\n}', from))
  const found: { name: string; schema: z.ZodType }[] = []
  for (const name of new Set(body.match(/\b[a-z]\w*Input\b/g) ?? [])) {
    const file = [...source.matchAll(/import \{([^}]*)\} from '(\.\/schema[^']*)'/g)].find((one) => one[1]?.includes(name))?.[2]
    if (!file) continue
    const module = (await import(pathToFileURL(path.join(projectFolder, path.dirname(filename), file)).href)) as Record<string, unknown>
    if (module[name] instanceof z.ZodType) found.push({ name, schema: module[name] })
  }
  return found
}
