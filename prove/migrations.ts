// Every state that was ever released, filled by its own code with its own demo, and then brought up to this version. And the
// code of the newest of them on the schema of now, as it is for a moment when instances are renewed one by one.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { connect } from '#db/client.ts'
import { ensurePostgres, throwawayFlags } from '#db/embedded.ts'
import { knownMigrations, migrate } from '#db/migrate.ts'
import { verifyAuditChain } from '#lib/platform/audit-chain.ts'
import { projectFolder, runNode, runProgram } from '#scripts/children.ts'
import type { Proof } from '#scripts/prove.ts'

const journal = 'db/migrations/meta/_journal.json'
type State = { commit: string; migrations: number }
// So many of the newest versions have to work on the schema of now: somebody who updates came from one of them.
const recent = 3

async function git(...args: string[]): Promise<string> {
  const { code, said } = await runProgram('git', ['-C', projectFolder, ...args])
  return code === 0 ? said : ''
}

/** One commit of the main line for each number of migrations that a release had, the oldest first. */
async function releasedStates(): Promise<State[]> {
  const commits = (await git('log', '--first-parent', '--format=%H', '--', journal)).split('\n').filter(Boolean)
  const states = new Map<number, State>()
  for (const commit of commits) {
    const migrations = (await git('show', `${commit}:${journal}`)).match(/"tag"/g)?.length ?? 0
    if (migrations > 0 && !states.has(migrations)) states.set(migrations, { commit, migrations })
  }
  return [...states.values()].toSorted((a, b) => a.migrations - b.migrations)
}

/** Fills a database as the code of that commit does: its migrations unless there are any, its seed. Gives what went wrong. */
async function fillAsThen(folder: string, { commit, migrations }: State, url: string): Promise<string | undefined> {
  const then = path.join(folder, `at-${migrations}`)
  fs.rmSync(then, { recursive: true, force: true })
  fs.mkdirSync(then)
  const archive = path.join(folder, `at-${migrations}.tar`)
  await git('archive', '--format=tar', '-o', archive, commit, 'package.json', 'db', 'lib', 'app', 'components', 'scripts')
  const unpacked = await runProgram('tar', ['-xf', archive, '-C', then])
  if (unpacked.code !== 0) return unpacked.said
  fs.rmSync(archive)
  fs.symlinkSync(path.join(projectFolder, 'node_modules'), path.join(then, 'node_modules'))
  const script = path.join(then, 'fill.ts')
  fs.writeFileSync(
    script,
    `import postgres from 'postgres'
import { migrate } from '#db/migrate.ts'
import { seed } from '#db/seed/seed.ts'
const url = process.env.DATABASE_URL
const sql = postgres(url, { max: 1, onnotice: () => {} })
const [made] = await sql\`select to_regclass('user_roles') as there\`
if (!made.there) await migrate(url)
// The moment a role begins is kept in milliseconds, and rounding puts it after its own transaction half of the times: the
// demo of some versions then found a role that did not hold yet. Cut off here, and put back.
await sql\`alter table user_roles alter column valid_from set default date_trunc('milliseconds', now())\`
await seed(url, { demo: true })
await sql\`alter table user_roles alter column valid_from set default now()\`
process.exit(0)
`,
  )
  const env = {
    DATABASE_URL: url,
    DATA_DIR: path.join(then, '.data'),
    DEMO: '1',
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'only-for-proofs-only-for-proofs-only-for-proofs',
    RESEND_API_KEY: undefined,
    SMTP_URL: undefined,
  }
  const { code, said } = await runNode([script], { cwd: then, env })
  return code === 0 ? undefined : (said.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? said.slice(-300))
}

async function rowsOf(url: string): Promise<Map<string, number>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
    const counts = new Map<string, number>()
    for (const { name } of tables) {
      const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(name)}`
      counts.set(name, row?.count ?? 0)
    }
    return counts
  } finally {
    await sql.end()
  }
}

async function chainHolds(url: string): Promise<boolean> {
  const { db, sql } = connect(url, { max: 1 })
  try {
    return (await db.transaction((tx) => verifyAuditChain(tx), { isolationLevel: 'repeatable read' })).broken === null
  } finally {
    await sql.end()
  }
}

/** Promises of updating from any version that somebody may still run. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const states = await releasedStates()
  if (states.length === 0) {
    say('hier is geen geschiedenis van git: de uitgebrachte versies zijn er niet')
    return [{ promise: 'van elke uitgebrachte stand naar nu zonder een rij te verliezen', figure: 'niet geprobeerd', held: false }]
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-drill-'))
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags: throwawayFlags })
  const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => {} })
  let [rows, lost, failed, slowest] = [0, 0, 0, 0]
  try {
    for (const state of states) {
      const name = `at_${state.migrations}`
      await admin.unsafe(`create database ${name}`)
      const url = server.url(name)
      const fault = await fillAsThen(folder, state, url)
      if (fault) {
        failed += 1
        say(`${state.migrations} migraties: vullen lukte niet: ${fault}`)
        fs.rmSync(path.join(folder, `at-${state.migrations}`), { recursive: true, force: true })
        continue
      }
      const before = await rowsOf(url)
      const started = performance.now()
      await migrate(url)
      slowest = Math.max(slowest, performance.now() - started)
      const after = await rowsOf(url)
      const gone = [...before].filter(([table, count]) => (after.get(table) ?? 0) < count)
      const total = [...before.values()].reduce((sum, count) => sum + count, 0)
      rows += total
      lost += gone.length
      for (const [table, count] of gone)
        say(`${state.migrations} migraties: ${table} had ${count} rijen en heeft er ${after.get(table) ?? 0}`)
      if (!(await chainHolds(url))) {
        failed += 1
        say(`${state.migrations} migraties: het logboek klopt niet meer`)
      }
      say(`${state.migrations} van ${knownMigrations().length} migraties, ${total} rijen`)
      await admin.unsafe(`drop database ${name} with (force)`)
      fs.rmSync(path.join(folder, `at-${state.migrations}`), { recursive: true, force: true })
    }
    const older = states.filter(({ migrations }) => migrations < knownMigrations().length).slice(-recent)
    let refused = 0
    for (const state of older) {
      const name = `new_for_${state.migrations}`
      await admin.unsafe(`create database ${name}`)
      await migrate(server.url(name))
      const fault = await fillAsThen(folder, state, server.url(name))
      if (fault) refused += 1
      say(`de code van ${state.migrations} migraties op het schema van nu: ${fault ?? 'vult alles'}`)
      await admin.unsafe(`drop database ${name} with (force)`)
    }
    return [
      {
        promise: `de code van de ${older.length} vorige standen werkt op het schema van nu: alle daden van haar demo`,
        figure: `${older.map(({ migrations }) => migrations).join(', ')} migraties op ${knownMigrations().length}: ${refused} mislukt`,
        held: older.length > 0 && refused === 0,
      },
      {
        promise: 'van elke uitgebrachte stand met zijn eigen gegevens naar nu zonder een rij te verliezen, en het logboek klopt',
        figure: `${states.length} standen, ${rows} rijen, ${lost} tabellen met minder, ${failed} mislukt, langste ${(slowest / 1000).toFixed(1).replace('.', ',')} s`,
        held: lost === 0 && failed === 0,
      },
    ]
  } finally {
    await admin.end({ timeout: 2 })
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
