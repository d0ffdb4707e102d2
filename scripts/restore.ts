// `npm run restore -- FILE`: a backup onto an empty machine. --overwrite replaces what is there; --after-loss holds mail
// that was waiting and ends the sessions.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '#db/schema/index.ts'
import { eraseAgain } from '#lib/people/commands-erasing.ts'
import { erasuresFile, readErasures } from '#lib/platform/erasures.ts'
import { secretPrint } from '#lib/platform/backup/back-up.ts'
import { putBack } from '#lib/platform/backup/put-back.ts'
import { BackupRefusal } from '#lib/platform/backup/refusal.ts'
import { storeOf } from '#lib/platform/storage.ts'
import type { FileStore } from '#lib/platform/storage/store.ts'
import { Refusal, runCommand } from './closing.ts'
import { fileSettings, readSettings, serverEnvironment } from './settings.ts'
import { openDatabase } from './stages.ts'

const how = 'Zeg welke back-up terug moet: npm run restore -- BESTAND [--overwrite] [--after-loss]'

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { overwrite: { type: 'boolean', default: false }, 'after-loss': { type: 'boolean', default: false } },
    })
    const [archive] = positionals
    if (archive && positionals.length === 1) return { archive: path.resolve(archive), ...values }
  } catch {
    // An unknown option: the same line helps.
  }
  throw new Refusal(how)
}

function listOf(file: string): Set<string> | undefined {
  try {
    return readErasures(file)
  } catch {
    throw new Refusal(`De lijst van gewiste accounts in ${file} is beschadigd. Zet een goede kopie neer en probeer het opnieuw.`)
  }
}

/** Erases again who was erased after the backup was made. Gives how many those were. */
async function eraseWhoWasErased(url: string, store: FileStore, erasures: ReadonlySet<string>): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'portal-restore' } })
  try {
    const { people, files } = await drizzle(sql, { schema }).transaction((tx) => eraseAgain(tx, erasures))
    for (const key of files) await store.remove(key)
    return people
  } finally {
    await sql.end({ timeout: 5 })
  }
}

await runCommand(
  async () => {
    const { archive, overwrite, 'after-loss': afterLoss } = asked()
    const settings = readSettings()
    const { url } = await openDatabase(settings, (line) => console.log(line))
    if (settings.demo) Object.assign(process.env, serverEnvironment(settings, url))
    process.env.DATA_DIR ??= settings.dataDir
    const list = erasuresFile({ DATA_DIR: settings.dataDir, ERASURES_FILE: process.env.ERASURES_FILE || undefined })
    // Before anything is touched: a list that cannot be read is a reason to stop.
    const erasures = listOf(list)
    let secret = process.env.AUTH_SECRET
    const keepSecret = (found: string) => {
      fs.writeFileSync(path.join(settings.dataDir, 'auth-secret'), found, { mode: 0o600 })
      secret = found
    }
    const files = storeOf(fileSettings(settings.dataDir))
    try {
      const { manifest, audit, heldMails, endedSessions, doneAgain } = await putBack({
        url,
        files,
        archive,
        key: process.env.BACKUP_KEY || undefined,
        overwrite,
        afterLoss,
        ...(settings.demo && { onDemoSecret: keepSecret }),
        ...(erasures && { again: (restored) => eraseWhoWasErased(restored, files, erasures) }),
        say: (line) => console.log(line),
      })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      console.log(`Teruggezet: ${manifest.tables.length} tabellen met ${rows} rijen en ${manifest.files} bestanden, gelijk aan de back-up.`)
      if (afterLoss) console.log(`${heldMails} mails die klaarstonden zijn vastgehouden; ${endedSessions} aanmeldingen zijn beëindigd.`)
      console.log(
        erasures
          ? `${doneAgain} accounts die na de back-up gewist waren, zijn opnieuw gewist (lijst: ${list}).`
          : `Er is geen lijst van gewiste accounts in ${list}. Wie na de back-up gewist is, staat er weer in: zet de lijst neer en doe het opnieuw.`,
      )
      if (manifest.secret && manifest.secret !== secretPrint(secret))
        console.log('AUTH_SECRET is niet die van de back-up: de tweede stap van inloggen werkt pas weer met de oude waarde.')
      if (audit.broken) {
        console.error('Het logboek in de back-up klopt niet. Kijk met npm run audit:verify waar, en neem een eerdere back-up.')
        return 1
      }
      console.log(`Het logboek klopt: ${audit.length} regels, zegel ${audit.seal}.`)
      return 0
    } catch (fault) {
      throw fault instanceof BackupRefusal ? new Refusal(fault.message) : fault
    }
  },
  { code: () => 130 },
)
