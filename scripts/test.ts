// `npm test`: the checks, the unit and integration tests, the build and the journeys in a browser, counted together.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { throwawayFlags } from '#db/embedded.ts'
import { freePort } from '#db/embedded/ports.ts'
import { seed } from '#db/seed/seed.ts'
import { findBrowser } from './browser.ts'
import { runChecks } from './checks.ts'
import { projectFolder, startNode, stopChild } from './children.ts'
import { isClosing, Refusal, runCommand, whenClosing } from './closing.ts'
import { seconds } from './progress.ts'
import { serverEnvironment, type Settings } from './settings.ts'
import { buildWhenNeeded, openDatabase, serve, updateDatabase } from './stages.ts'

type Count = { passed: number; failed: number }
type Stage = { name: string; title: string; run: () => Promise<Count> }

const results = path.join(projectFolder, 'test-results')
const say = (line: string) => console.log(`      ${line}`)

const stages: Stage[] = [
  { name: 'check', title: 'Controles', run: () => runChecks() },
  { name: 'unit', title: 'Tests op een echte PostgreSQL', run: unitTests },
  { name: 'e2e', title: 'Bouwen', run: build },
  { name: 'e2e', title: 'Reizen in een echte browser', run: journeys },
]

async function unitTests(): Promise<Count> {
  const file = path.join(results, 'unit.json')
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await toTheEnd(args)
  const report = readReport(file) as { numPassedTests: number; numFailedTests: number; numTotalTestSuites: number } | undefined
  return withCode({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, code)
}

type Prepared = { settings: Settings; environment: Record<string, string> }
let prepared: Promise<Prepared> | undefined

async function build(): Promise<Count> {
  // Filling the demo is mostly waiting for the database: it has time while the portal is built.
  prepared = prepare()
  // Whoever needs it hears what went wrong.
  prepared.catch(() => undefined)
  await buildWhenNeeded(say)
  return { passed: 1, failed: 0 }
}

/** A demo as a newcomer finds it, in a folder that is thrown away. */
async function prepare(): Promise<Prepared> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-journeys-'))
  whenClosing(() => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  const port = await freePort()
  const settings: Settings = { dataDir, databaseUrl: undefined, demo: true, port, appUrl: `http://localhost:${port}` }
  const database = await openDatabase(settings, say, throwawayFlags)
  // Nothing of the machine's own settings: the mail of a journey stays in the mailbox of the demo.
  const environment = { ...serverEnvironment(settings, database.url), RESEND_API_KEY: '', SMTP_URL: '' }
  Object.assign(process.env, environment)
  await updateDatabase(database.url)
  await seed(database.url, { demo: true })
  return { settings, environment }
}

async function journeys(): Promise<Count> {
  const browser = await findBrowser(say)
  const logFile = path.join(results, 'portal.log')
  const { settings, environment } = await (prepared ??= prepare())
  const server = await serve(settings, { environment: { ...environment, BUILD_ID: await buildWhenNeeded(say) }, logFile })
  let done = false
  server.on('exit', () => !done && !isClosing() && say(`de webserver stopte tijdens de reizen; zie ${logFile}`))

  const file = path.join(results, 'browser.json')
  const env = { ...browser.env, E2E_URL: settings.appUrl, E2E_CHROMIUM: browser.program }
  const code = await toTheEnd(['node_modules/@playwright/test/cli.js', 'test'], env)
  done = true
  await stopChild(server, 10_000)
  const report = readReport(file) as { stats: { expected: number; unexpected: number; flaky: number } } | undefined
  return withCode({ passed: report?.stats.expected ?? 0, failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0) }, code)
}

async function toTheEnd(args: string[], env: Record<string, string | undefined> = {}): Promise<number> {
  const child = startNode(args, { output: 'inherit', env, grace: 15_000 })
  return await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

/** A stage that ended badly failed, also when it counted no failing test: it broke off, or found no tests. */
function withCode(count: Count, code: number): Count {
  const broke = (code !== 0 && count.failed === 0) || count.passed + count.failed === 0
  return broke ? { ...count, failed: count.failed + 1 } : count
}

function readReport(file: string): unknown {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}

const sum: Count = { passed: 0, failed: 0 }

await runCommand(
  async () => {
    const { values } = parseArgs({ options: { only: { type: 'string' } } })
    const chosen = stages.filter(({ name }) => values.only === undefined || name === values.only)
    if (chosen.length === 0) throw new Refusal(`'${values.only}' is geen onderdeel. Kies uit: check, unit, e2e.`)
    fs.rmSync(results, { recursive: true, force: true })
    fs.mkdirSync(results, { recursive: true })

    for (const [index, stage] of chosen.entries()) {
      const started = performance.now()
      console.log(`\n[${index + 1}/${chosen.length}] ${stage.title} …`)
      let count: Count
      try {
        count = await stage.run()
      } catch (error) {
        if (isClosing()) return 130
        console.error(error instanceof Error && error.name !== 'Error' ? error.message : error)
        count = { passed: 0, failed: 1 }
      }
      sum.passed += count.passed
      sum.failed += count.failed
      console.log(`      ${count.passed} goed, ${count.failed} fout, ${seconds(performance.now() - started)}`)
    }
    return sum.failed > 0 ? 1 : 0
  },
  {
    code: () => 130,
    // Also when something broke between the stages.
    last: (code) => `\n${sum.passed} passed, ${code === 0 ? sum.failed : Math.max(sum.failed, 1)} failed`,
  },
)
