// What the commands that only need the database have in common.
import { runCommand } from './closing.ts'
import { readSettings, serverEnvironment, type Settings } from './settings.ts'
import { openDatabase, updateDatabase } from './stages.ts'

/** Runs work on an up-to-date database, also while the portal itself is running. */
export async function onDatabase(work: (url: string, settings: Settings) => Promise<number>): Promise<never> {
  return await runCommand(
    async () => {
      const settings = readSettings()
      const { url } = await openDatabase(settings, (line) => console.log(line))
      // Only the demo has settings that are made up; elsewhere a command must not need the mail to be set.
      if (settings.demo) Object.assign(process.env, serverEnvironment(settings, url))
      await updateDatabase(url)
      return await work(url, settings)
    },
    { code: () => 130 },
  )
}
