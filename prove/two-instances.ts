// Two instances on one PostgreSQL, behind a proxy that looks at their readiness.
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '#db/schema/index.ts'
import type { Proof } from '#scripts/prove.ts'
import { emptyTags } from '#lib/platform/answer.ts'
import { formIn, send } from './two-instances/forms.ts'
import { startHouse } from './two-instances/house.ts'

const visible = 2_000
const asked = 30
const restarts = 10
const mailsPerQuarter = 6

/** How long until both instances answer a public page with other words than before. */
async function untilBothTell(addresses: readonly string[], path: string, words: string): Promise<number> {
  const started = performance.now()
  for (;;) {
    const pages = await Promise.all(addresses.map(async (address) => (await fetch(address + path)).text()))
    if (pages.every((page) => page.includes(words))) return performance.now() - started
    if (performance.now() - started > 10_000) return Infinity
    await sleep(20)
  }
}

/** Asks at a steady pace until told to stop. Gives how many answers there were and what went wrong. */
function steadyReaders(address: string, perSecond: number) {
  const paths = ['/', '/lessen', '/lessen?q=gezin', '/inloggen', '/bijeenkomsten', '/mijn', '/proeftuinen', '/nergens-te-vinden']
  const faults: string[] = []
  const underWay = new Set<Promise<void>>()
  let answers = 0
  let stopped = false
  const ask = async (path: string) => {
    try {
      const answer = await fetch(address + path, { redirect: 'manual', headers: { 'cache-control': 'no-cache' } })
      const text = await answer.text()
      answers += 1
      if (answer.status >= 500) faults.push(`${path}: ${answer.status} ${text.length < 100 ? text : ''}`)
    } catch (fault) {
      faults.push(`${path}: ${fault instanceof Error ? (fault.cause instanceof Error ? fault.cause.message : fault.message) : 'no answer'}`)
    }
  }
  const running = (async () => {
    for (let turn = 0; !stopped; turn++) {
      const one = ask(paths[turn % paths.length] ?? '/').finally(() => underWay.delete(one))
      underWay.add(one)
      await sleep(1_000 / perSecond)
    }
  })()
  return async () => {
    stopped = true
    await running
    await Promise.all(underWay)
    return { answers, faults }
  }
}

/** Promises of several instances: forms, finished bytes, limits and restarts. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const house = await startHouse(say)
  const proofs: Proof[] = []
  const note = (proof: Proof) => {
    proofs.push(proof)
    say(`${proof.held ? '✓' : '✗'} ${proof.promise}: ${proof.figure}`)
  }
  const sql = postgres(house.databaseUrl, { max: 2, onnotice: () => {} })
  const db = drizzle(sql, { schema })
  try {
    const [one = '', two = ''] = house.addresses

    // A form that one instance made, sent to the other one.
    const form = await formIn(`${one}/inloggen`)
    const crossed = await send(`${two}/inloggen`, form, { email: 'lid.friesland@demo.example' }, house.origin)
    const page = await send(`${one}/inloggen`, await formIn(`${two}/inloggen`), { email: 'geen adres' }, house.origin)
    const told = await page.text()
    note({
      promise: 'een formulier van de ene instantie wordt door de andere beantwoord',
      figure: `antwoord ${crossed.status}, en ${page.status} met uitleg bij een fout adres`,
      held: crossed.status === 303 && page.status === 200 && told.includes('e-mailadres'),
    })

    // One name changes; both instances hold the old page in memory.
    const path = '/proeftuinen/friesland'
    const before = await Promise.all([one, two].map(async (address) => (await fetch(address + path)).text()))
    const name = `Friesland ${Date.now()}`
    await db.transaction(async (tx) => {
      await tx.update(schema.sites).set({ name }).where(eq(schema.sites.slug, 'friesland'))
      await emptyTags(tx, ['sites'])
    })
    const took = await untilBothTell([one, two], path, name)
    note({
      promise: `een wijziging is binnen ${visible / 1000} s te zien op beide instanties`,
      figure: `${Math.round(took)} ms`,
      held: took <= visible && before.every((text) => !text.includes(name)),
    })

    // A limit counts what both saw together.
    let through = 0
    const limited = 'lid.flevoland@demo.example'
    const forms = await Promise.all([one, two].map((address) => formIn(`${address}/inloggen`)))
    const answers = await Promise.all(
      Array.from({ length: 2 * mailsPerQuarter }, (_, turn) =>
        send(`${[one, two][turn % 2]}/inloggen`, forms[turn % 2] ?? new FormData(), { email: limited }, house.origin),
      ),
    )
    for (const answer of answers) if (answer.status === 303) through += 1
    const [mails] = await sql<{ count: number }[]>`select count(*)::int as count from outbox where recipient = ${limited}`
    note({
      promise: `een grens geldt over beide samen: ${mailsPerQuarter} van ${2 * mailsPerQuarter} verzoeken tegelijk`,
      figure: `${through} doorgelaten, ${mails?.count} mails`,
      held: through === mailsPerQuarter && mails?.count === mailsPerQuarter,
    })

    say(`${restarts} keer een instantie opnieuw starten, onder ${asked} vragen per seconde`)
    const stop = steadyReaders(house.origin, asked)
    for (let turn = 0; turn < restarts; turn++) {
      const started = performance.now()
      await house.restart(turn % 2)
      say(`${turn + 1} van ${restarts}, in ${((performance.now() - started) / 1000).toFixed(1).replace('.', ',')} s`)
    }
    const { answers: count, faults } = await stop()
    for (const fault of new Set(faults)) say(fault)
    note({
      promise: `${restarts} keer opnieuw starten onder ${asked} vragen per seconde: geen enkele mislukt`,
      figure: `${faults.length} van ${count} mislukt`,
      held: faults.length === 0 && count > 100,
    })
    return proofs
  } finally {
    await sql.end({ timeout: 2 })
    await house.stop()
  }
}
