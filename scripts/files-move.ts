// `npm run files:move -- --to bucket` (or folder): uploaded files from the folder into the bucket of the settings, or back.
// It may be stopped and started again, and the portal may be running; --remove empties the source after comparing.
import { parseArgs } from 'node:util'
import { bucketOf, filesFolder } from '#lib/platform/storage.ts'
import { folderStore } from '#lib/platform/storage/folder.ts'
import { moveFiles } from '#lib/platform/storage/move.ts'
import { StorageAway, StorageFull } from '#lib/platform/storage/store.ts'
import { Refusal, runCommand } from './closing.ts'
import { fileSettings, readSettings } from './settings.ts'

const how = 'Zeg waarheen: npm run files:move -- --to bucket, of --to folder. Met --remove wordt de oude plek daarna leeggemaakt.'

function asked() {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, remove: { type: 'boolean', default: false } } })
    if (values.to === 'bucket' || values.to === 'folder') return { to: values.to, remove: values.remove }
  } catch {
    // An unknown option: the same line helps.
  }
  throw new Refusal(how)
}

await runCommand(
  async () => {
    const { to, remove } = asked()
    const settings = fileSettings(readSettings().dataDir)
    const bucket = bucketOf(settings)
    if (!bucket) throw new Refusal('Er is geen bucket ingesteld. Zet S3_ENDPOINT en de andere vier in de omgeving (docs/operations.md).')
    const fault = await bucket.check()
    if (fault)
      throw new Refusal(
        fault.kind === 'setting' ? `${fault.setting} ${fault.remedy}.` : `${bucket.place} is niet te bereiken. Probeer het later.`,
      )
    const folder = folderStore(filesFolder(settings))
    const [source, target] = to === 'bucket' ? [folder, bucket] : [bucket, folder]
    console.log(`Van ${source.place} naar ${target.place}.`)
    try {
      const { copied, there, removed, bytes } = await moveFiles(source, target, { remove, say: (line) => console.log(line) })
      console.log(
        `${copied} bestanden gekopieerd (${(bytes / 1e6).toFixed(1)} MB), ${there} stonden er al, ${removed} weggehaald van de oude plek.`,
      )
      return 0
    } catch (error) {
      if (error instanceof StorageAway || error instanceof StorageFull)
        throw new Refusal(
          `Het kopiëren is gestopt: de opslag is ${error instanceof StorageFull ? 'vol' : 'niet te bereiken'}. Er is niets weg. Start dezelfde opdracht opnieuw.`,
        )
      throw error
    }
  },
  { code: () => 130, say: 'Gestopt. Er is niets weg: dezelfde opdracht gaat verder waar hij was.' },
)
