// A word that stands in a name, an address, a lesson, a question and a search, put in through the doors of the portal, once
// with everything right and once while the database refuses it: the log may not hold it.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Proof } from '#scripts/prove.ts'
import { act, mustAct } from '../one-portal/act.ts'
import type { Portal } from '../one-portal/portal.ts'

const canary = 'zanglijster4412'
/** A path is no secret: that this one is there shows that it is this log, and that it is not behind. */
const seen = 'merel-op-het-dak'

/** The tables whose next row the database refuses with a message that repeats the row. */
const refusing = { users: 'name', question_threads: 'title', lesson_drafts: 'content::text', outbox: 'recipient' } as const

/** Looks for the word in the log of the portal. Its modules are read here, because they take their settings when they are read. */
export async function lookForCanary(portal: Portal, say: (line: string) => void): Promise<Proof> {
  const { completeContent, draftLesson, person } = await import('#lib/testing/factories.ts')
  const { address, sql } = portal
  const actor = await person({ name: canary })
  const cookie = await portal.cookieOf(actor.email)
  const { lessonId, version } = await draftLesson(actor)
  const broken: string[] = []
  const put = async (name: string, page: string, fields: Record<string, string>, works: boolean) => {
    const given = { address, cookie: name === 'askSignInAction' ? '' : cookie, name, page, fields }
    if (works) await mustAct(given)
    else if ((await act(given)).status < 500) broken.push(name)
  }
  let basedOn = version
  const deeds = async (works: boolean) => {
    await put('changeOwnNameAction', '/mijn/gegevens', { name: `Van ${canary} ${works ? 1 : 2}` }, works)
    const asked = { kind: 'question', title: canary, body: `Wat doe je met ${canary}?`, formKey: crypto.randomUUID() }
    await put('askAction', '/vragen/nieuw', asked, works)
    const content = completeContent({ title: canary, coreSentence: `Een zin over ${canary}.` })
    const saved = await fetch(`${address}/api/lessen/${lessonId}/concept`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: address, cookie },
      body: JSON.stringify({ lessonId, basedOn, saveKey: crypto.randomUUID(), content }),
    })
    const answer = await saved.text()
    if (works) basedOn = (JSON.parse(answer) as { version?: number }).version ?? basedOn
    if (saved.ok !== works) broken.push(`saving: ${saved.status}`)
    await put('askSignInAction', '/inloggen', { email: actor.email }, works)
  }
  const addresses = ['/zoeken?q=', '/lessen?q=', '/zoeken/suggesties.json?q=', '/inloggen/bevestig?token=', '/lessen/feed.json?q=']
  const visits = (more: string) => Promise.all(addresses.map(async (one) => (await fetch(address + one + canary + more)).arrayBuffer()))

  say('een kanarie')
  await deeds(true)
  await visits('')
  for (const [table, column] of Object.entries(refusing))
    await sql.unsafe(`alter table ${table} add constraint canary check ((${column}) not like '%${canary}%') not valid`)
  await deeds(false)
  await sql`alter table search_documents rename to search_documents_away`
  await sql`alter table published_lessons rename to published_lessons_away`
  // Words that were asked before are answered from memory: these were not.
  await visits('%20nu')
  await sql`alter table published_lessons_away rename to published_lessons`
  await sql`alter table search_documents_away rename to search_documents`
  await (await fetch(`${address}/${seen}`)).arrayBuffer()
  for (let turn = 0; turn < 20 && !portal.log().includes(seen); turn++) await sleep(250)

  const lines = portal.log().split('\n')
  const told = lines.filter((line) => line.toLowerCase().includes(canary))
  for (const line of told.slice(0, 5)) say(line.slice(0, 600))
  for (const one of broken) say(`had moeten stuklopen of juist niet: ${one}`)
  const faults = lines.filter((line) => line.includes('"level":"error"')).length
  return {
    promise: 'naam, adres, lestekst, vraag en zoekwoorden staan niet in het log, ook niet als de database ze weigert',
    figure: `${lines.length} regels, ${faults} fouten: ${told.length} met de kanarie${broken.length > 0 ? `; ${broken.length} ging anders` : ''}`,
    held: told.length === 0 && broken.length === 0 && faults >= 5 && lines.some((line) => line.includes(seen)),
  }
}
