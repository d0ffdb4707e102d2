// `npm run bench`: runs the measurements of bench/, prints them beside their goals and keeps them in bench/results.json, beside
// those of parts that were measured before and not now.
// Every file directly in bench/ is one: it exports measure(), and may export explain() for who wants to know why.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { projectFolder } from './children.ts'
import { Refusal, runCommand } from './closing.ts'
import { isMet, keepMeasured, type Measurement, table } from './measurements.ts'
import { seconds } from './progress.ts'

type Bench = {
  measure: () => Promise<Measurement[]>
  explain?: () => Promise<string[]>
  /** Takes so long that it runs only when it is asked for by name. */
  long?: boolean
}

const folder = path.join(projectFolder, 'bench')
const names = fs
  .readdirSync(folder)
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => path.basename(file, '.ts'))
  .sort()

await runCommand(
  async () => {
    const { values } = parseArgs({ options: { only: { type: 'string' }, explain: { type: 'boolean' } } })
    const chosen = names.filter((name) => values.only === undefined || name === values.only)
    if (chosen.length === 0) throw new Refusal(`'${values.only}' is geen meting. Kies uit: ${names.join(', ')}.`)

    const measured: Measurement[] = []
    const slow: string[] = []
    let broken = 0
    for (const [index, name] of chosen.entries()) {
      const started = performance.now()
      console.log(`[${index + 1}/${chosen.length}] ${name} …`)
      try {
        const bench = (await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)) as Bench
        if (bench.long && values.only !== name) {
          slow.push(name)
          console.log(`      duurt lang: kies hem met --only ${name}\n`)
          continue
        }
        const found = await bench.measure()
        measured.push(...found)
        keepMeasured(folder, name, found)
        console.log(`${table(found).join('\n')}\n      ${seconds(performance.now() - started)}\n`)
        if (values.explain && bench.explain) console.log(`${(await bench.explain()).join('\n')}\n`)
      } catch (error) {
        // One that breaks off does not keep the others from being measured; the exit code tells.
        broken += 1
        console.error(error)
      }
    }
    const goals = measured.filter((one) => isMet(one) !== undefined)
    const missed = goals.filter((one) => !isMet(one))
    if (chosen.length > 1) console.log(`Alles van deze keer:\n${table(measured).join('\n')}\n`)
    if (missed.length > 0) console.log(`Niet gehaald:\n${table(missed).join('\n')}\n`)
    if (slow.length > 0)
      console.log(`Niet gemeten, want dat duurt lang: ${slow.join(', ')}. Wat daar eerder is gemeten staat in bench/results.json.`)
    console.log(`${goals.length - missed.length} van ${goals.length} doelen gehaald; alle cijfers staan in bench/results.json.`)
    if (broken > 0) console.log(`${broken} ${broken === 1 ? 'meting is' : 'metingen zijn'} afgebroken.`)
    return broken > 0 ? 1 : 0
  },
  { code: () => 130 },
)
