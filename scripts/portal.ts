// `npm start` and `npm run dev`: from nothing to a portal that answers, and back to nothing without a trace.
import path from 'node:path'
import { seed } from '#db/seed/seed.ts'
import { isClosing, runCommand } from './closing.ts'
import { claimFolder } from './folder-claim.ts'
import { Progress } from './progress.ts'
import { readSettings, serverEnvironment, type Settings } from './settings.ts'
import { buildWhenNeeded, checkPort, openDatabase, serve, updateDatabase } from './stages.ts'

const interrupted = 130

/** The accounts of the demo; their mail, and so their sign-in link, arrives in the mailbox of the demo. */
const demoAccounts = [
  ['lid.friesland, lid.flevoland', 'lid van een proeftuin'],
  ['lid.twente', 'lid van een regio zonder proeftuin'],
  ['regioteam', 'regioteam'],
  ['jurist', 'juridische helpdesk'],
  ['redactie, redactie2', 'redacteur (twee, voor vier ogen)'],
  ['beheer', 'beheerder'],
] as const

/** Runs the portal until it is stopped. In `dev` it reloads while the sources change, and nothing is built. */
export async function runPortal(mode: 'start' | 'dev'): Promise<never> {
  let serving = false
  return await runCommand(
    async () => {
      const settings = readSettings()
      const progress = new Progress(mode === 'dev' ? 4 : 5)
      const say = (line: string) => progress.detail(line)

      const database = await progress.run('Database starten', async () => {
        await claimFolder(settings.dataDir, settings.appUrl, say)
        await checkPort(settings.port)
        // A wrong setting shows before the database and the build take their time.
        serverEnvironment(settings, settings.databaseUrl ?? 'postgres://')
        const opened = await openDatabase(settings, say)
        // The demo content is made by the same commands as everything else, and they read the settings too.
        Object.assign(process.env, serverEnvironment(settings, opened.url))
        return opened
      })
      await progress.run('Database bijwerken', () => updateDatabase(database.url))
      await progress.run(settings.demo ? 'Demo-inhoud klaarzetten' : 'Vaste lijsten klaarzetten', () =>
        seed(database.url, { demo: settings.demo }),
      )
      const build = mode === 'dev' ? undefined : await progress.run('Portaal bouwen, als er iets veranderd is', () => buildWhenNeeded(say))

      const server = await progress.run('Webserver starten', () => {
        const environment: Record<string, string> = build ? { BUILD_ID: build } : {}
        const quiet = mode === 'start' && settings.demo
        return serve(settings, {
          environment,
          args: mode === 'dev' ? ['dev'] : [],
          ...(quiet && { logFile: path.join(settings.dataDir, 'portal.log') }),
        })
      })
      serving = true
      console.log(`\n${welcome(settings)}`)
      database.watch?.((line) => console.log(line))

      const code = await new Promise<number>((resolve) => server.on('exit', (exitCode) => resolve(exitCode ?? 1)))
      if (!isClosing()) console.error('De webserver is onverwacht gestopt.')
      return code === 0 ? 1 : code
    },
    { code: () => (serving ? 0 : interrupted), say: 'Stoppen: eerst de webserver, dan de database …' },
  )
}

function welcome(settings: Settings): string {
  const ready = `Het portaal staat klaar op ${settings.appUrl}`
  if (!settings.demo) return `${ready}\nStop met Ctrl-C.`
  const width = Math.max(...demoAccounts.map(([name]) => name.length))
  const accounts = demoAccounts.map(([name, role]) => `  ${name.padEnd(width)}  ${role}`)
  return [
    ready,
    '',
    'Dit is een demo met verzonnen inhoud. Log in op /inloggen met een van deze adressen (…@demo.example):',
    ...accounts,
    `De mail met de inloglink staat in de postbus: ${settings.appUrl}/postvak`,
    '',
    `Log: ${path.join(settings.dataDir, 'portal.log')}. Stop met Ctrl-C.`,
  ].join('\n')
}
