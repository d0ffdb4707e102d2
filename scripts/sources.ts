// What the build is made of, as one short text: the same text means that nothing has to be built again.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const folders = ['app', 'components', 'db', 'lib', 'public']
const files = ['instrumentation.ts', 'instrumentation-client.ts', 'next.config.ts', 'package-lock.json', 'package.json', 'tsconfig.json']

/** A name for the state of the sources that a build reads; tests and seeds do not count. */
export function sourcesHash(root: string): string {
  const hash = createHash('sha256').update(process.version)
  const listed = [...folders.flatMap((folder) => filesBelow(root, folder)), ...files].filter((file) => !isOutsideBuild(file)).sort()
  for (const file of listed) {
    const full = path.join(root, file)
    if (fs.existsSync(full)) hash.update(`\0${file}\0`).update(fs.readFileSync(full))
  }
  return hash.digest('hex').slice(0, 20)
}

function filesBelow(root: string, folder: string): string[] {
  const full = path.join(root, folder)
  if (!fs.existsSync(full)) return []
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

function isOutsideBuild(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /^(?:db\/(?:embedded|seed|migrations)|lib\/testing)\b/.test(file)
}
