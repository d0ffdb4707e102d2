// `npm run restore -- FILE`: a backup onto an empty machine. --overwrite replaces what is there; --after-loss holds mail
// that was waiting and ends the sessions.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { secretPrint } from '#lib/platform/backup/back-up.ts'
import { putBack } from '#lib/platform/backup/put-back.ts'
import { BackupRefusal } from '#lib/platform/backup/refusal.ts'
import { storeOf } from '#lib/platform/storage.ts'
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

await runCommand(
  async () => {
    const { archive, overwrite, 'after-loss': afterLoss } = asked()
    const settings = readSettings()
    const { url } = await openDatabase(settings, (line) => console.log(line))
    if (settings.demo) Object.assign(process.env, serverEnvironment(settings, url))
    let secret = process.env.AUTH_SECRET
    const keepSecret = (found: string) => {
      fs.writeFileSync(path.join(settings.dataDir, 'auth-secret'), found, { mode: 0o600 })
      secret = found
    }
    try {
      const { manifest, audit, heldMails, endedSessions } = await putBack({
        url,
        files: storeOf(fileSettings(settings.dataDir)),
        archive,
        key: process.env.BACKUP_KEY || undefined,
        overwrite,
        afterLoss,
        ...(settings.demo && { onDemoSecret: keepSecret }),
        say: (line) => console.log(line),
      })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      console.log(`Teruggezet: ${manifest.tables.length} tabellen met ${rows} rijen en ${manifest.files} bestanden, gelijk aan de back-up.`)
      if (afterLoss) console.log(`${heldMails} mails die klaarstonden zijn vastgehouden; ${endedSessions} aanmeldingen zijn beëindigd.`)
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
