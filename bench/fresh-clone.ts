// From nothing to a page: a clone of what is committed, in an empty folder, with an install of its own from the registry that npm
// is set to (and nothing that npm kept), a build and a database. How fast the line is counts too.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#db/embedded/ports.ts'
import { projectFolder, runProgram } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'
import type { Measurement } from '#scripts/measurements.ts'

/** Left out of a run of everything: it fetches half a gigabyte. */
export const long = true

const patience = 600_000
/** The first step of `npm start` that belongs to each part. */
const parts = [
  ['install', 'git clone'],
  ['database', '[1/5]'],
  ['build', '[4/5]'],
  ['start', '[5/5]'],
] as const

/** The seconds, and what they went to. */
export async function measure(): Promise<Measurement[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-clone-'))
  whenClosing(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const clone = path.join(folder, 'portal')
  const port = await freePort()
  const began = performance.now()
  const { code, said } = await runProgram('git', ['clone', '--quiet', projectFolder, clone])
  if (code !== 0) throw new Error(`no clone: ${said}`)

  // As at somebody's own terminal: nothing of this project on the path, and nothing of its settings.
  const ownPath = (process.env.PATH ?? '').split(path.delimiter).filter((one) => !one.startsWith(projectFolder))
  const env = {
    ...process.env,
    PATH: ownPath.join(path.delimiter),
    npm_config_cache: path.join(folder, 'npm'),
    PORT: String(port),
    DATA_DIR: path.join(folder, 'data'),
    DEMO: '1',
    DATABASE_URL: '',
    APP_URL: '',
    AUTH_SECRET: '',
  }
  const child = spawn('npm', ['start'], { cwd: clone, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  whenClosing(() => void (child.exitCode === null && child.pid && process.kill(-child.pid, 'SIGKILL')))
  let heard = ''
  const seen = new Map<string, number>([['git clone', began]])
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      heard += piece
      for (const [, sign] of parts) if (heard.includes(sign) && !seen.has(sign)) seen.set(sign, performance.now())
    })
  const answers = () =>
    fetch(`http://localhost:${port}/`).then(
      ({ status }) => status === 200,
      () => false,
    )
  try {
    while (!(await answers())) {
      if (child.exitCode !== null || performance.now() - began > patience)
        throw new Error(`npm start did not get there: ${heard.slice(-2_000)}`)
      await sleep(50)
    }
    const there = performance.now()
    const on = 'from an empty clone to the first page'
    return [
      { name: on, value: (there - began) / 1_000, unit: 's', goal: 60, better: 'lower' },
      ...parts.map(([name, sign], at): Measurement => {
        const next = seen.get(parts[at + 1]?.[1] ?? '') ?? there
        return { name: `${on}: ${name}`, value: (next - (seen.get(sign) ?? next)) / 1_000, unit: 's', goal: null, better: 'lower' }
      }),
    ]
  } finally {
    if (child.exitCode === null) {
      process.kill(child.pid ?? 0, 'SIGTERM')
      await once(child, 'exit')
    }
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
