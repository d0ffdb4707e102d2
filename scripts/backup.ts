// `npm run backup`: the database and the files in one archive. `-- --to FILE` says where; BACKUP_KEY seals it.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeBackup } from '#lib/platform/backup/back-up.ts'
import { BackupRefusal } from '#lib/platform/backup/refusal.ts'
import { storeOf } from '#lib/platform/storage.ts'
import { Refusal } from './closing.ts'
import { onDatabase } from './database-command.ts'
import { fileSettings } from './settings.ts'

await onDatabase(async (url, settings) => {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  const key = process.env.BACKUP_KEY || undefined
  const now = new Date()
  const moment = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const target = path.resolve(values.to ?? path.join(settings.dataDir, 'backups', `proeftuin-${moment}.tar.gz${key ? '.sealed' : ''}`))
  if (fs.existsSync(target)) throw new Refusal(`${target} bestaat al en blijft staan. Kies een andere naam: npm run backup -- --to …`)
  try {
    const made = await makeBackup({
      url,
      files: storeOf(fileSettings(settings.dataDir)),
      target,
      key,
      authSecret: process.env.AUTH_SECRET,
      demoSecret: settings.demo ? process.env.AUTH_SECRET : undefined,
      now,
    })
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`De back-up staat in ${target}`)
    console.log(`${made.tables.length} tabellen, ${rows} rijen, ${made.files} bestanden, ${(made.bytes / 1e6).toFixed(1)} MB.`)
    if (!key)
      console.log('Hij is niet versleuteld: wie het bestand heeft, leest alles. Met BACKUP_KEY in de omgeving wordt hij versleuteld.')
    console.log('Bewaar hem op een andere machine, en AUTH_SECRET apart: zonder die waarde werkt de tweede stap van inloggen niet meer.')
    return 0
  } catch (fault) {
    throw fault instanceof BackupRefusal ? new Refusal(fault.message) : fault
  }
})
