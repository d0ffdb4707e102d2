// A provider that is away for half an hour. The waiting is shortened by moving what waits: each second the dates on which
// mails are tried again are moved forward, so that the pauses between tries are those of real life.
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { closePool, db } from '#db/client.ts'
import { enqueueMails } from '#lib/platform/outbox.ts'
import type { Proof } from '#scripts/prove.ts'
import { formIn, send } from './two-instances/forms.ts'
import { startHouse, type House } from './two-instances/house.ts'
import { openProvider } from './faults/mail-provider.ts'

const waiting = 500
const [awayMinutes, awaySeconds] = [30, 60]
/** Afterwards slower, so that the sending itself, that is not shortened, weighs little. */
const paceAfter = 10
const promisedMinutes = 10
const pages = ['/', '/lessen', '/bijeenkomsten', '/lessen?q=gezin']
const accounts = ['lid.friesland', 'lid.flevoland', 'lid.twente']

/** Pages and sign-ins for so many seconds; gives how many were asked, and how many went wrong. */
async function visits(house: House, seconds: number) {
  let [asked, failed, signIns] = [0, 0, 0]
  const count = (ok: boolean) => {
    asked += 1
    if (!ok) failed += 1
  }
  for (const until = performance.now() + seconds * 1_000; performance.now() < until; await sleep(200)) {
    const answer = await fetch(house.origin + pages[asked % pages.length], { signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
    count(answer?.status === 200)
    // An action that writes a mail.
    if (asked % 50 === 10 && signIns < accounts.length) {
      const email = `${accounts[signIns]}@demo.example`
      const signIn = await formIn(`${house.origin}/inloggen`)
        .then((form) => send(`${house.origin}/inloggen`, form, { email }, house.origin))
        .catch(() => undefined)
      count(signIn?.status === 303)
      signIns += 1
    }
  }
  return { asked, failed, signIns }
}

/** Screens go on while the provider is away, and the queue is empty soon after. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const provider = await openProvider(10)
  const house = await startHouse(say, { environment: { RESEND_API_KEY: 're_proof', RESEND_BASE_URL: provider.url, SMTP_URL: '' } })
  const sql = postgres(house.databaseUrl, { max: 2 })
  let pace = awayMinutes * (60 / awaySeconds)
  // What the demo had waiting for another day stays out of it.
  const begun = (await sql<{ now: Date }[]>`select clock_timestamp() as now`)[0]?.now ?? new Date()
  const clock = setInterval(() => {
    const forward = sql`due_at - make_interval(secs => ${pace - 1})`
    sql`update outbox set due_at = ${forward} where sent_at is null and failed_at is null and created_at >= ${begun}`.catch(() => {})
  }, 1_000)
  const open = async () =>
    (await sql<{ count: number }[]>`select count(*)::int as count from outbox where sent_at is null and created_at >= ${begun}`)[0]
      ?.count ?? 0
  try {
    provider.down = true
    await db.transaction((tx) =>
      enqueueMails(
        tx,
        Array.from({ length: waiting }, (_, number) => ({
          key: `outage:${number}`,
          to: `outage-${number}@voorbeeld.example`,
          message: { subject: 'Een proef', paragraphs: ['Een regel.'] },
        })),
      ),
    )
    say(`de provider is ${awaySeconds} s weg, waarin ${awayMinutes} minuten voorbijgaan`)
    const { asked, failed, signIns } = await visits(house, awaySeconds)
    const [tried] = await sql<{ most: number; failed: number }[]>`
      select max(attempts)::int as most, count(failed_at)::int as failed from outbox where key like 'outage:%'`
    pace = paceAfter
    provider.down = false
    const back = performance.now()
    while ((await open()) > 0 && performance.now() - back < (promisedMinutes * 60_000) / paceAfter + 30_000) await sleep(100)
    const minutes = ((performance.now() - back) * paceAfter) / 60_000
    const left = await open()
    const written = await sql<{ key: string }[]>`select key from outbox where created_at >= ${begun}`
    const arrived = written.filter(({ key }) => provider.keys.has(key)).length
    return [
      {
        promise: `provider ${awayMinutes} minuten weg: pagina’s en acties gaan door`,
        figure: `${failed} van ${asked} mislukt, waarvan ${signIns} keer inloggen; tot ${tried?.most} keer geprobeerd, ${tried?.failed} opgegeven`,
        held: failed === 0 && signIns > 0 && (tried?.most ?? 0) > 5 && tried?.failed === 0,
      },
      {
        promise: `en de rij is leeg binnen ${promisedMinutes} minuten daarna`,
        figure: `${minutes.toFixed(1).replace('.', ',')} min, ${left} over, ${arrived} van ${written.length} aangekomen`,
        held: left === 0 && minutes <= promisedMinutes && arrived === written.length && arrived >= waiting + signIns,
      },
    ]
  } finally {
    clearInterval(clock)
    await Promise.all([sql.end({ timeout: 2 }), closePool()])
    await house.stop()
    provider.close()
  }
}
