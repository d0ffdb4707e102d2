// How fast mail that waits goes out: beside the mail library's own pool with the same mails, in turn.
import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { median, withSpread } from './support/figures.ts'
import { inPortal } from './support/portal.ts'
import { besideLibrary } from './support/sending.ts'

const [rounds, perRound] = [5, 1_000]

/** Mails a second, and the ratio to the library. */
export async function measure(): Promise<Measurement[]> {
  return inPortal('outbox', async () => {
    await db.execute(sql`insert into outbox (key, recipient, subject, text, html, due_at)
      select 'bench:' || n, 'lezer-' || n || '@voorbeeld.example', 'Bericht ' || n, repeat('Een regel van een bericht. ', 40),
        '<p>' || repeat('Een regel van een bericht. ', 40) || '</p>', now() + interval '1 day' from generate_series(1, ${rounds * perRound * 2}) n`)
    const took = await besideLibrary(rounds, perRound)
    const ratios = took.map(({ library, product }) => library / product)
    const rates = took.map(({ product }) => perRound / (product / 1_000))
    return [
      {
        name: 'outbox: rate of sending against the pool of the mail library',
        value: median(ratios),
        unit: withSpread('times', ratios),
        goal: 0.8,
        better: 'higher',
      },
      { name: 'outbox: mails a second', value: median(rates), unit: withSpread('/s', rates), goal: null, better: 'higher' },
    ]
  })
}
