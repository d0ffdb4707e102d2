// `npm run erase -- --email iemand@organisatie.nl`: makes a person unrecognisable for good, and writes it in the list that
// `npm run restore` reads. The list (ERASURES_FILE, else DATA_DIR/erasures.txt) holds no personal data; keep it with the backups.
import { parseArgs } from 'node:util'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '#db/schema/index.ts'
import { erasePerson } from '#lib/people/commands-erasing.ts'
import { erasuresFile, noteErasure } from '#lib/platform/erasures.ts'
import { storeOf } from '#lib/platform/storage.ts'
import { Refusal } from './closing.ts'
import { onDatabase } from './database-command.ts'
import { fileSettings } from './settings.ts'

const refusals = {
  unknown_person: 'Er is geen account met dit e-mailadres. Kijk het adres na op /beheer/mensen.',
  last_administrator: 'Dit is de enige beheerder. Maak eerst een andere beheerder en probeer het dan opnieuw.',
} as const

await onDatabase(async (url, settings) => {
  const { values } = parseArgs({ options: { email: { type: 'string' } } })
  const email = values.email?.trim().toLowerCase()
  if (!email) throw new Refusal('Gebruik: npm run erase -- --email iemand@organisatie.nl')
  process.env.DATA_DIR ??= settings.dataDir
  const list = erasuresFile({ DATA_DIR: settings.dataDir, ERASURES_FILE: process.env.ERASURES_FILE || undefined })
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [person] = await sql<{ id: string }[]>`select id from users where email = ${email}`
    if (!person) throw new Refusal(refusals.unknown_person)
    const files = await drizzle(sql, { schema }).transaction(async (tx) => {
      const erased = await erasePerson(tx, person.id)
      if (!erased.ok) throw new Refusal(refusals[erased.reason])
      // Before it counts: a line too many does nothing, a line too few would bring somebody back.
      noteErasure(list, person.id, new Date())
      return erased.value.files
    })
    const store = storeOf(fileSettings(settings.dataDir))
    for (const key of files) await store.remove(key)
    console.log(
      'Gewist. Lessen en besluiten blijven staan, zonder naam. Wat iemand in een tekst over zichzelf schreef, haalt de redactie weg.',
    )
    console.log(`De lijst van gewiste accounts staat in ${list}. Bewaar hem bij de back-ups: npm run restore leest hem.`)
    return 0
  } finally {
    await sql.end({ timeout: 5 })
  }
})
