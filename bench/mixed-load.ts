// A minute of everything at once on one instance: readers of what is kept and of what is not, searches, people who are signed
// in, writers who save, and sign-ups for a gathering. Nobody may be refused, and the memory stays within bounds.
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { closePool, db } from '#db/client.ts'
import { curator } from '#lib/testing/factories.ts'
import { publishedGathering } from '#lib/testing/gatherings.ts'
import { crowd } from '#lib/testing/storm.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { cookieFor, visitor, writeOn } from '../prove/faults/writers.ts'
import { act } from '../prove/one-portal/act.ts'
import { startHouse, type House } from '../prove/two-instances/house.ts'
import { load, memoryOf } from './public-pages/load.ts'
import { fill } from './scale/fill.ts'
import { vocabularyOf } from './scale/words.ts'
import { median } from './support/figures.ts'
import { drawnLesson } from './support/readers.ts'
import { signedIn } from './support/signed-in.ts'

const lessons = 20_000
const [lasts, signUps, writers] = [60_000, 60, 4]

type Told = { ms: number; fault?: string }
/** What somebody does, over and over with a pause in between, and how many do so at once. */
type Deed = { name: string; people: number; pause: number; run: (turn: number) => Promise<string | undefined> }

/** Answers that fail, how long each kind takes, and the memory after it. */
export async function measure(): Promise<Measurement[]> {
  const house = await startHouse((line) => console.log(`      ${line}`))
  try {
    await fill(house.databaseUrl, lessons)
    const [pid = 0] = house.pids()
    const port = Number(new URL(house.addresses[0] ?? '').port)
    const rest = memoryOf(pid)
    await load({ port, path: () => '/lessen/atom.xml', headers: { 'accept-encoding': 'gzip' } }, 10_000)
    const fed = memoryOf(pid)
    const told = await minute(house)
    const memory = memoryOf(pid)
    const faults = [...told].flatMap(([name, all]) => all.flatMap(({ fault }) => (fault ? [`${name}: ${fault}`] : [])))
    for (const fault of new Set(faults)) console.log(`      ${faults.filter((one) => one === fault).length} × ${fault}`)
    const all = [...told.values()].flat().length
    const on = 'a minute of mixed load'
    return [
      { name: `${on}: answers that failed`, value: faults.length, unit: `of ${all}`, goal: 0, better: 'lower' },
      ...[...told].map(([name, ofKind]): Measurement => {
        const waits = ofKind.map(({ ms }) => ms).sort((one, other) => one - other)
        return {
          name: `${on}: ${name}, 95 %`,
          value: waits[Math.floor(waits.length * 0.95)] ?? 0,
          unit: `ms, median ${median(waits).toLocaleString('nl-NL', { maximumFractionDigits: 1 })}, ${waits.length} answers`,
          goal: null,
          better: 'lower',
        }
      }),
      ...(rest && fed && memory
        ? ([
            { name: 'memory after feeds alone, against at rest', value: fed / rest, unit: 'times', goal: 1.5, better: 'lower' },
            { name: `${on}: memory of the instance`, value: memory, unit: 'MB', goal: 400, better: 'lower' },
          ] as const)
        : []),
    ]
  } finally {
    await closePool()
    await house.stop()
  }
}

async function minute(house: House): Promise<Map<string, Told[]>> {
  const [address = ''] = house.addresses
  const { deeds, drafts } = await prepared(house, address)
  const told = new Map<string, Told[]>([...deeds.map(({ name }) => name), 'saves of a lesson'].map((name) => [name, []]))
  const end = performance.now() + lasts
  const busy = deeds.flatMap(({ name, people, pause, run }) =>
    Array.from({ length: people }, async (_, person) => {
      for (let turn = person; performance.now() < end; turn += people) {
        const started = performance.now()
        const fault = await run(turn).catch((error: Error) => error.name)
        told.get(name)?.push({ ms: performance.now() - started, ...(fault && { fault }) })
        await sleep(pause)
      }
    }),
  )
  // Theirs goes by the proxy, with its pause in it: a save is counted from the answer before.
  const [saves, pause] = [told.get('saves of a lesson'), 1_000]
  const writing = drafts.lessons.map((lessonId) => {
    let last = performance.now() - pause
    const tell = (fault?: string) => {
      saves?.push({ ms: performance.now() - last - pause, ...(fault && { fault }) })
      last = performance.now()
    }
    return writeOn(house.origin, { cookie: drafts.cookie, lessonId }, pause, { stopped: () => performance.now() >= end, tell })
  })
  await Promise.all([...busy, ...writing])
  return told
}

async function prepared(house: House, address: string) {
  const sql = postgres(house.databaseUrl, { max: 1, onnotice: () => {} })
  const [thread] = await sql<{ id: string }[]>`select id from question_threads where kind = 'question' and status = 'closed' limit 1`
  const own = [
    ['/redactie', await signedIn(sql, 'curator')],
    [`/vragen/${thread?.id}`, await signedIn(sql, 'regional_team')],
    ['/mijn/aanmeldingen', await signedIn(sql, 'member')],
    ['/mijn/lessen', await signedIn(sql, 'member')],
  ] as const
  await sql.end()
  const drafts = await visitor(house.databaseUrl, 'lid.friesland@demo.example', writers)
  // Half of them get a place, the others wait.
  const { gatheringId, slug } = await publishedGathering(await curator(), { maximum: signUps / 2 })
  const people = await crowd(db, signUps * 2)
  const cookies = await Promise.all(people.map(({ id }) => cookieFor(id)))
  const words = vocabularyOf(2_000)
  const word = () => words[Math.floor(words.length ** Math.random())] ?? ''
  const kept = ['/', '/lessen', '/bijeenkomsten', '/proeftuinen', '/lessen/atom.xml']

  const get = async (path: string, cookie = '') => {
    const answer = await fetch(address + path, { headers: { cookie }, redirect: 'manual', signal: AbortSignal.timeout(20_000) })
    await answer.arrayBuffer()
    return answer.status === 200 ? undefined : `${path.split('?', 1)[0]} ${answer.status}`
  }
  const signUp = async (turn: number) => {
    const fields = { gatheringId, formKey: people[turn]?.formKey ?? '', companions: '0', diet: '', accessibility: '' }
    const page = `/bijeenkomsten/${slug}/aanmelden`
    const acted = await act({ address, origin: house.origin, cookie: cookies[turn] ?? '', name: 'signUpAction', page, fields })
    return acted.redirect.startsWith('/mijn/aanmeldingen/') ? undefined : `${acted.status}`
  }
  const now = Date.now()
  const deeds: Deed[] = [
    { name: 'pages for everybody', people: 8, pause: 100, run: (turn) => get(kept[turn % kept.length] ?? '/') },
    { name: 'lessons by Zipf', people: 4, pause: 200, run: () => get(drawnLesson(lessons)) },
    {
      name: 'pages of the feed that nobody read before',
      people: 1,
      pause: 300,
      run: (turn) => get(`/lessen?vanaf=${now - turn * 3_600_000}.01a00000-0000-7000-8000-000000000000`),
    },
    {
      name: 'searches',
      people: 2,
      pause: 400,
      run: (turn) => get(`${turn % 4 < 2 ? '/zoeken' : '/lessen'}?q=${encodeURIComponent(word())}`),
    },
    {
      name: 'pages of people who are signed in',
      people: 4,
      pause: 800,
      run: (turn) => {
        const [path, cookie] = own[turn % own.length] ?? ['/']
        return get(path, cookie)
      },
    },
    { name: 'sign-ups for a gathering', people: 1, pause: lasts / signUps, run: signUp },
  ]
  return { deeds, drafts }
}
