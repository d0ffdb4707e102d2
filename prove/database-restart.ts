// The database falls away under load, neatly and suddenly, and comes back.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { closePool } from '#db/client.ts'
import * as schema from '#db/schema/index.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import type { Proof } from '#scripts/prove.ts'
import { startDatabase, stopDatabase, type Stop } from './faults/database.ts'
import { visitor, writeOn, type Told } from './faults/writers.ts'
import { startHouse, type House } from './two-instances/house.ts'

const asked = 50
const writers = 10
const longest = 10_000
const [before, after] = [5_000, 12_000]
const readPaths = ['/', '/lessen', '/lessen?q=gezin', '/bijeenkomsten', '/mijn/lessen', '/proeftuinen']

/** Half of the requests read, half of them write; everything that was told, by the clock of `performance`. */
async function underLoad(house: House, work: () => Promise<void>) {
  const { cookie, lessons } = await visitor(house.databaseUrl, 'lid.friesland@demo.example', writers)
  await closePool()
  const told: Told[] = []
  let ended = false
  const stopped = () => ended
  const tell = (fault?: string) => void told.push({ at: performance.now(), ...(fault && { fault }) })
  const writing = lessons.map((lessonId) => writeOn(house.origin, { cookie, lessonId }, (1_000 * writers) / (asked / 2), { stopped, tell }))
  const underWay = new Set<Promise<void>>()
  const read = async (address: string) => {
    try {
      const options = { headers: { cookie }, redirect: 'manual', signal: AbortSignal.timeout(20_000) } as const
      const answer = await fetch(house.origin + address, options)
      const page = await answer.text()
      // A page of a fault says which in its heading; the proxy says it in a line.
      const said = page.length < 100 ? page : (/<h1[^>]*>([^<]*)/.exec(page)?.[1] ?? '')
      tell(answer.status < 400 ? undefined : `lezen: ${answer.status} ${said}`)
    } catch (fault) {
      tell(`lezen: ${(fault as Error).name}`)
    }
  }
  const reading = (async () => {
    for (let turn = 0; !ended; turn++) {
      const one = read(readPaths[turn % readPaths.length] ?? '/').finally(() => underWay.delete(one))
      underWay.add(one)
      await sleep(1_000 / (asked / 2))
    }
  })()
  await work()
  ended = true
  await reading
  await Promise.all(underWay)
  return { told, lessons, written: await Promise.all(writing) }
}

/** A change at the first moment that the database takes one: the instances may not be listening yet. */
async function changeAtOnce(databaseUrl: string, name: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  await drizzle(sql, { schema }).transaction(async (tx) => {
    await tx.update(schema.sites).set({ name }).where(eq(schema.sites.slug, 'friesland'))
    await emptyTags(tx, ['sites'])
  })
  await sql.end()
}

async function pagesTell(house: House, name: string): Promise<boolean> {
  const pages = house.addresses.map(async (address) => (await fetch(`${address}/proeftuinen/friesland`)).text())
  return (await Promise.all(pages)).every((page) => page.includes(name))
}

/** How many instances hear the others, and new mail; an instance that was started a moment ago gets a while. */
async function whoListens(sql: postgres.Sql) {
  for (const started = performance.now(); ; await sleep(250)) {
    const hearing = await sql<{ name: string; count: number }[]>`
      select application_name as name, count(*)::int as count from pg_stat_activity
      where application_name in ('portal-tags', 'portal-outbox') and datname = current_database() group by 1 order by 1`
    if (hearing.reduce((sum, { count }) => sum + count, 0) === 4 || performance.now() - started > longest) return hearing
  }
}

const alive = (pids: readonly number[]) =>
  pids.every((pid) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  })

/** Nothing acknowledged is lost, the errors end in time, and everybody hears each other again. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const house = await startHouse(say)
  const proofs: Proof[] = []
  const note = (proof: Proof) => {
    proofs.push(proof)
    say(`${proof.held ? '✓' : '✗'} ${proof.promise}: ${proof.figure}`)
  }
  try {
    const pids = house.pids()
    let unharmed = false
    const stops: { how: Stop; from: number; to: number; away: number; fresh: boolean }[] = []
    const { told, lessons, written } = await underLoad(house, async () => {
      for (const how of ['fast', 'immediate'] as const) {
        await sleep(before)
        await pagesTell(house, '')
        const from = performance.now()
        await stopDatabase(house.dataDir, how)
        await sleep(1_000)
        await startDatabase(house.dataDir, house.databaseUrl)
        const away = performance.now() - from
        const name = `Friesland ${how}`
        await changeAtOnce(house.databaseUrl, name)
        await sleep(after)
        stops.push({ how, from, to: performance.now(), away, fresh: await pagesTell(house, name) })
        say(`${how}: de database was ${Math.round(away)} ms weg`)
      }
      unharmed = alive(pids)
      // And the other way round: the server falls, with saves under way.
      process.kill(pids[0] ?? 0, 'SIGKILL')
      await sleep(2_000)
      await house.restart(0)
      await sleep(2_000)
    })
    const calm = told.filter(({ at }) => at < (stops[0]?.from ?? 0))
    say(`zonder storing: ${calm.filter(({ fault }) => fault).length} fouten van ${calm.length}`)
    for (const kind of new Set(calm.flatMap(({ fault }) => fault ?? [])))
      say(`  zonder storing: ${calm.filter(({ fault }) => fault === kind).length} × ${kind}`)
    for (const { how, from, to, away, fresh } of stops) {
      const faults = told.filter(({ at, fault }) => fault && at >= from && at <= to)
      const last = Math.max(0, ...faults.map(({ at }) => at - from))
      for (const fault of new Set(faults.map((one) => one.fault))) {
        const seen = faults.filter((one) => one.fault === fault)
        say(`  ${how}: ${seen.length} × ${fault}, de laatste na ${Math.round((seen.at(-1)?.at ?? 0) - from)} ms`)
      }
      note({
        promise: `database ${how} gestopt onder ${asked} vragen per seconde: hooguit ${longest / 1_000} s fouten`,
        figure: `${(last / 1_000).toFixed(1).replace('.', ',')} s, ${faults.length} fouten (database ${(away / 1_000).toFixed(1).replace('.', ',')} s weg)`,
        held: last <= longest,
      })
      note({
        promise: `na ${how}: wat meteen daarna verandert staat op de pagina van beide instanties`,
        figure: fresh ? 'ja' : 'nee, een oude pagina',
        held: fresh,
      })
    }
    const sql = postgres(house.databaseUrl, { max: 1 })
    const stands = await sql<{ id: string; version: number; title: string }[]>`
      select lesson_id as id, version, content ->> 'title' as title from lesson_drafts where lesson_id in ${sql(lessons)}`
    const hearing = await whoListens(sql)
    await sql.end()
    const lost = written.filter(({ version, title }, index) => {
      const stored = stands.find(({ id }) => id === lessons[index])
      return stored?.version !== version || (title !== '' && stored.title !== title)
    }).length
    const gaps = written.reduce((sum, one) => sum + one.gaps, 0)
    const saves = written.reduce((sum, one) => sum + one.saves, 0)
    note({
      promise: 'geen bevestigde tekst verloren of dubbel opgeslagen, ook niet na kill -9 van een instantie',
      figure: `${lost} verloren en ${gaps} dubbel van ${saves} bevestigd`,
      held: lost === 0 && gaps === 0 && saves > 100,
    })
    note({
      promise: 'beide instanties luisteren weer, naar elkaar en naar nieuwe mail',
      figure: hearing.map(({ name, count }) => `${name} ${count}`).join(', '),
      held: hearing.length === 2 && hearing.every(({ count }) => count === 2),
    })
    const log = fs.readFileSync(path.join(house.dataDir, 'instances.log'), 'utf8')
    const uncaught = log.split('\n').filter((line) => /uncaught|unhandled|reading 'write'/i.test(line)).length
    note({
      promise: 'geen instantie valt om als de database wegvalt',
      figure: `${unharmed ? 'beide bleven draaien' : 'een viel om'}, ${uncaught} niet gevangen fouten in ${told.length} antwoorden`,
      held: unharmed && uncaught === 0,
    })
    return proofs
  } finally {
    await house.stop()
  }
}
