// The disk of the files is full, and then the disk of the database and the log: what is told, what stands, what goes on.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { closePool } from '#db/client.ts'
import type { Proof } from '#scripts/prove.ts'
import { databaseRuns, startDatabase } from './faults/database.ts'
import { smallDisk, type Disk } from './faults/disk.ts'
import { putDraft, visitor, type Visitor } from './faults/writers.ts'
import { formIn, send } from './two-instances/forms.ts'
import { startHouse, type House } from './two-instances/house.ts'

const [houseMegabytes, filesMegabytes] = [900, 8]
const mostSaves = 300
/** As long as a field may be. */
const longestText = 12_000
/** A sentence that says what to do: try again, or tell somebody. */
const nextStep = /Probeer het .*opnieuw|Meld dit bij de redactie/

/** A file of text of so many bytes. */
const textFile = (bytes: number) => new File([randomBytes(bytes / 2).toString('hex')], 'draaiboek.txt', { type: 'text/plain' })

async function upload(house: House, { cookie }: Visitor, lessonId: string, bytes: number) {
  const form = new FormData()
  form.set('file', textFile(bytes))
  const answer = await fetch(`${house.origin}/api/bestanden?les=${lessonId}`, {
    method: 'POST',
    body: form,
    headers: { origin: house.origin, cookie },
    signal: AbortSignal.timeout(20_000),
  })
  return { status: answer.status, words: await answer.text() }
}

/** What lies on the disk beside what the database knows. */
async function filesBeside(sql: postgres.Sql, folder: string) {
  const known = new Set((await sql<{ id: string }[]>`select id from lesson_files`).map(({ id }) => id))
  const lying = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name !== 'ballast')
    .map(({ name }) => name)
  return { known: known.size, strange: lying.filter((name) => !known.has(name)).length }
}

async function withoutRoomForFiles(house: House, disk: Disk, who: Visitor, sql: postgres.Sql): Promise<Proof[]> {
  const [lessonId = ''] = who.lessons
  const first = await upload(house, who, lessonId, 1_000_000)
  disk.fill()
  const refused = [await upload(house, who, lessonId, 1_500_000), await upload(house, who, lessonId, 2_000_000)]
  const beside = await filesBeside(sql, disk.folder)
  const saved = await putDraft(house.origin, who.cookie, lessonId, { basedOn: 1, saveKey: crypto.randomUUID(), title: 'Zonder ruimte' })
  disk.empty()
  const again = await upload(house, who, lessonId, 1_500_000)
  return [
    {
      promise: 'schijf van de bestanden vol: een zin met wat je kunt doen, en niets half',
      figure: `${refused.map(({ status }) => status).join(' en ')}, ${beside.strange} resten naast ${beside.known} bestanden`,
      held: first.status === 201 && refused.every(({ status, words }) => status === 507 && nextStep.test(words)) && beside.strange === 0,
    },
    {
      promise: 'intussen wordt tekst bewaard, en met ruimte kan een bestand er weer bij',
      figure: `opslaan ${saved.status}, bestand ${again.status}`,
      held: saved.body.state === 'saved' && again.status === 201,
    },
  ]
}

type Saves = { version: number; title: string; refused: { status: number; words: string }[] }

/** Saves long texts until so many in a row were refused. */
async function saveOn(house: House, { cookie }: Visitor, lessonId: string, from: number, refusals: number): Promise<Saves> {
  const held: Saves = { version: from, title: '', refused: [] }
  for (let number = 0; number < mostSaves && held.refused.length < refusals; number++) {
    const title = `Vol ${number}`
    const attempt = { basedOn: held.version, saveKey: crypto.randomUUID(), title, long: randomBytes(longestText / 2).toString('hex') }
    const { status, body } = await putDraft(house.origin, cookie, lessonId, attempt)
    if (status === 200 && body.state === 'saved') Object.assign(held, { version: body.version, title, refused: [] })
    else held.refused.push({ status, words: body.message ?? body.state ?? '' })
  }
  return held
}

async function untilSaved(house: House, who: Visitor, lessonId: string, basedOn: number): Promise<number> {
  const started = performance.now()
  const attempt = { basedOn, saveKey: crypto.randomUUID(), title: 'Met ruimte' }
  for (; performance.now() - started < 60_000; await sleep(250)) {
    const { body } = await putDraft(house.origin, who.cookie, lessonId, attempt).catch(() => ({ body: {} as { state?: string } }))
    if (body.state === 'saved') return performance.now() - started
  }
  return Infinity
}

async function withoutRoomForTheDatabase(house: House, disk: Disk, who: Visitor, say: (line: string) => void): Promise<Proof[]> {
  const lessonId = who.lessons[1] ?? ''
  const started = await saveOn(house, who, lessonId, 1, 0)
  const taken = disk.fill()
  say(`de schijf van database en log is vol (${Math.round(taken / 1_000_000)} MB erbij)`)
  const held = await saveOn(house, who, lessonId, started.version, 8)
  const page = await fetch(`${house.origin}/`, { headers: { accept: 'text/html' } })
  const pageWords = await page.text()
  const form = await formIn(`${house.addresses[0]}/inloggen`).catch(() => undefined)
  const action = form && (await send(`${house.addresses[0]}/inloggen`, form, { email: 'lid.twente@demo.example' }, house.origin))
  const actionWords = action ? await action.text() : ''
  const alive = await Promise.all(house.addresses.map(async (address) => (await fetch(`${address}/api/health/live`)).status))
  const stopped = !databaseRuns(house.dataDir)
  for (const { status, words } of held.refused.slice(0, 3)) say(`  opslaan: ${status} ${words.slice(0, 120)}`)
  say(`  pagina: ${page.status}; actie: ${action?.status ?? 'geen formulier'}; database ${stopped ? 'is gestopt' : 'draait'}`)

  disk.empty()
  // As `npm start` and a service manager do: a database that fell over is started again.
  if (stopped) await startDatabase(house.dataDir, house.databaseUrl)
  const sql = postgres(house.databaseUrl, { max: 1 })
  const [stands] = await sql<{ version: number; title: string }[]>`
    select version, content ->> 'title' as title from lesson_drafts where lesson_id = ${lessonId}`
  await sql.end()
  const back = await untilSaved(house, who, lessonId, held.version)
  const clear = held.refused.every(({ status, words }) => status >= 500 && nextStep.test(words))
  return [
    {
      promise: 'schijf van de database vol: elke weigering een zin met wat je kunt doen',
      figure: `${held.refused.length} geweigerd na ${held.version - 1} opgeslagen; pagina ${page.status}, actie ${action?.status ?? '-'}`,
      held:
        held.refused.length > 0 &&
        clear &&
        (page.status === 200 || nextStep.test(pageWords)) &&
        (action === undefined || action.status < 400 || nextStep.test(actionWords)),
    },
    {
      promise: '‘opgeslagen’ alleen gezegd van wat er staat',
      figure: `gezegd: versie ${held.version}, er staat: versie ${stands?.version}`,
      held: stands?.version === held.version && (held.title === '' || stands.title === held.title),
    },
    {
      promise: 'beide instanties leven nog, ook met een log waar niets meer bij past',
      figure: alive.join(' en '),
      held: alive.every((status) => status === 200),
    },
    {
      promise: 'met ruimte gaat het verder, zonder herstart van de portal',
      figure: `${(back / 1_000).toFixed(1).replace('.', ',')} s na het vrijmaken weer opgeslagen`,
      held: back < 30_000,
    },
  ]
}

/** Uploads and saves without room, on disks of their own. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const [disk, files] = [await smallDisk(houseMegabytes), await smallDisk(filesMegabytes)]
  if (!disk || !files) return [{ promise: 'schijf vol', figure: 'niet te proberen: hier mag geen eigen schijf', held: false }]
  const house = await startHouse(say, { dataDir: disk.folder, environment: { FILES_DIR: files.folder } })
  const sql = postgres(house.databaseUrl, { max: 1 })
  try {
    const who = await visitor(house.databaseUrl, 'lid.friesland@demo.example', 2)
    const proofs = await withoutRoomForFiles(house, files, who, sql)
    await Promise.all([sql.end(), closePool()])
    proofs.push(...(await withoutRoomForTheDatabase(house, disk, who, say)))
    for (const { promise, figure, held } of proofs) say(`${held ? '✓' : '✗'} ${promise}: ${figure}`)
    return proofs
  } finally {
    await house.stop()
  }
}
