// Every page, file, feed and calendar of the build, asked for by everyone: one table says what each of them gets.
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '#scripts/children.ts'
import type { Proof } from '#scripts/prove.ts'
import type { Portal } from '../one-portal/portal.ts'
import { everyone, type Who } from './actions.ts'
import { changed, columnsOf, examples, fingerprint } from './objects.ts'
import { expectedPages } from './expected-pages.ts'
import { rowsOf } from './rows-of-pages.ts'

/** The addresses of the build and the methods that each answers: 'GET /lessen/[slug]'. */
function doorsOfBuild(): string[] {
  const manifest = JSON.parse(fs.readFileSync(path.join(projectFolder, '.next/app-path-routes-manifest.json'), 'utf8')) as Record<
    string,
    string
  >
  return Object.entries(manifest).flatMap(([file, route]) => {
    if (route.startsWith('/_')) return []
    if (file.endsWith('/page')) return [`GET ${route}`]
    const source = fs.readFileSync(path.join(projectFolder, 'app', `${file}.ts`), 'utf8')
    const methods = [...source.matchAll(/export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/g)].map(([, method]) => method)
    const handed = /export \{([^}]*)\}/.exec(source)?.[1]?.match(/\b(?:GET|POST|PUT|PATCH|DELETE)\b/g) ?? []
    return [...methods, ...handed].map((method) => `${method} ${route}`)
  })
}

const nowhere: Readonly<Record<string, string>> = {
  '[id]': '01900000-0000-7000-8000-000000000000',
  '[slug]': 'bestaat-niet',
  '[principle]': 'bestaat-niet',
  '[element]': 'bestaat-niet',
  '[token]': 'A'.repeat(43),
  '[sleutel]': 'ab'.repeat(48),
  '[...nextauth]': 'session',
}

type Address = { label: string; path: string }

/** What is asked at a door: nothing that is there, and one of each state of what is. */
async function addressesOf(portal: Portal, columns: Awaited<ReturnType<typeof columnsOf>>, door: string): Promise<Address[]> {
  const route = door.slice(door.indexOf(' ') + 1)
  const nothing = route.replaceAll(/\[[^\]]+\]/g, (name) => nowhere[name] ?? 'bestaat-niet')
  if (route === '/api/bestanden') {
    const [field, table] = door.startsWith('POST') ? ['les', 'lessons'] : ['bestand', 'lesson_files']
    const rows = await examples(portal.sql, columns, table)
    return [
      { label: 'absent', path: `${route}?${field}=${nowhere['[id]']}` },
      ...rows.map((row) => ({ label: typeof row['status'] === 'string' ? row['status'] : 'there', path: `${route}?${field}=${row.id}` })),
    ]
  }
  if (!route.includes('[')) return [{ label: 'there', path: route }]
  const rows = rowsOf[route]
  const addresses: Address[] = [{ label: 'absent', path: nothing }]
  if (!rows) return addresses
  for (const row of await examples(portal.sql, columns, rows.table)) {
    const label = typeof row['status'] === 'string' ? row['status'] : 'there'
    if (addresses.some((one) => one.label === label)) continue
    const value = row[rows.column ?? 'id']
    // A draft has no address yet.
    if (typeof value !== 'string') continue
    addresses.push({ label, path: route.replace(/\[[^\]]+\]/, value) })
  }
  return addresses
}

const smallFile = () => new File([new Uint8Array(pdf)], 'proef.pdf', { type: 'application/pdf' })
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

/** A body that would be taken if it came from the right person. */
function bodyOf(door: string, address: string): FormData | string {
  const id = address.split('/').at(-2) ?? ''
  if (door.startsWith('PUT '))
    return JSON.stringify({ lessonId: id, basedOn: 1, saveKey: crypto.randomUUID(), content: { kind: 'lesson', title: 'Overgenomen' } })
  const form = new FormData()
  form.append('file', smallFile())
  for (const [name, value] of [
    ['inner', 'nee'],
    ['formKey', crypto.randomUUID()],
    ['isPublic', 'ja'],
  ] as const)
    form.append(name, value)
  return form
}

async function knock(portal: Portal, door: string, address: string, cookie: string): Promise<string> {
  const [method = 'GET'] = door.split(' ')
  const body = method === 'GET' || method === 'DELETE' ? null : bodyOf(door, address)
  const headers = {
    cookie,
    ...(method !== 'GET' && { origin: portal.address }),
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
  }
  const answer = await fetch(portal.address + address, { method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(30_000) })
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const words = isStream ? (await answer.body?.cancel(), '') : await answer.text()
  const to = answer.headers.get('location') ?? /<meta id="__next-page-redirect"[^>]*url=([^"]*)"/.exec(words)?.[1] ?? ''
  if (answer.status >= 300 && answer.status < 400 && to.includes('/inloggen')) return 'sign in'
  const refusal = /[?&](?:fout|gedaan)=[a-z_]+/.exec(to)?.[0].slice(1)
  if (refusal) return refusal
  // A page that began to be sent before it knew: its words say that it is not there.
  return answer.status === 200 && words.includes('NEXT_HTTP_ERROR_FALLBACK;404') ? '404 late' : String(answer.status)
}

/** What each of everyone gets, as short as the table has it: one word when all get the same. */
function short(answers: readonly string[]): string {
  return new Set(answers).size === 1 ? (answers[0] ?? '') : answers.join(' | ')
}

/** Asks for everything as everyone. A door that is not in the table is a fault, and so is a line without a door. */
export async function tryPages(portal: Portal, cookies: Readonly<Record<Who, string>>, say: (line: string) => void): Promise<Proof[]> {
  const columns = await columnsOf(portal.sql)
  const doors = doorsOfBuild()
  const faults = Object.keys(expectedPages).flatMap((door) => (doors.includes(door) ? [] : [`'${door}' is not in the build`]))
  let asked = 0
  const before = await fingerprint(portal.sql, columns)
  const [newest] = await portal.sql<{ id: string }[]>`select coalesce(max(id), 0)::text as id from audit_log`
  for (const door of doors) {
    const expected = expectedPages[door]
    if (!expected) faults.push(`'${door}' is in no table`)
    for (const { label, path: address } of await addressesOf(portal, columns, door)) {
      const answers: string[] = []
      const words = expected?.[label] ?? (label === 'absent' ? undefined : expected?.['any'])
      const wanted = words?.split(' | ') ?? []
      // Who may change something there would: that is for the journeys.
      answers.push(
        ...(await Promise.all(
          everyone.map(async (who, index) => (wanted[index] === '-' ? '-' : await knock(portal, door, address, cookies[who]))),
        )),
      )
      asked += answers.filter((one) => one !== '-').length
      if (short(answers) !== words) faults.push(`${door} [${label}]: ${short(answers)}, expected ${words ?? 'nothing'}`)
    }
  }
  // Taking a list away is written in the log, opening an instrument is counted; nothing else is written by looking.
  const counted = ['instrument_openings', 'audit_log', 'audit_head', 'audit_chain']
  const tables = changed(before, await fingerprint(portal.sql, columns)).filter((table) => !counted.includes(table))
  const written = await portal.sql<
    { action: string }[]
  >`select distinct action from audit_log where id > ${newest?.id ?? '0'}::bigint and action not like 'export%'`
  for (const { action } of written) faults.push(`looking wrote '${action}' in the log`)
  if (tables.length > 0) faults.push(`looking changed ${tables.join(', ')}`)
  for (const fault of faults) say(fault)
  return [
    {
      promise: 'elke pagina, elk bestand, elke feed en kalender geeft ieder wat in de tabel staat, en kijken verandert niets',
      figure: `${doors.length} adressen × ${everyone.length} rollen, ${asked} verzoeken: ${faults.length} fouten`,
      held: faults.length === 0 && doors.length > 100,
    },
  ]
}
