// `npm run prove`: the long proofs of prove/, one after the other, ending with a table promise → figure → held or not.
// Every file directly in prove/ is one: it exports prove(), which gives its promises with what was seen.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { projectFolder } from './children.ts'
import { Refusal, runCommand } from './closing.ts'
import { seconds } from './progress.ts'

/** One promise, what was seen, and whether it held. */
export type Proof = { promise: string; figure: string; held: boolean }
type ProofFile = { prove: (say: (line: string) => void) => Promise<Proof[]> }

const folder = path.join(projectFolder, 'prove')
const names = fs
  .readdirSync(folder)
  .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
  .map((file) => path.basename(file, '.ts'))
  .sort()

function table(proofs: readonly Proof[]): string {
  const widths = [Math.max(...proofs.map(({ promise }) => promise.length)), Math.max(...proofs.map(({ figure }) => figure.length))]
  return proofs
    .map(
      ({ promise, figure, held }) =>
        `${held ? '✓' : '✗'} ${promise.padEnd(widths[0] ?? 0)}  ${figure.padEnd(widths[1] ?? 0)}  ${held ? 'gehouden' : 'niet gehouden'}`,
    )
    .join('\n')
}

await runCommand(
  async () => {
    const { values } = parseArgs({ options: { only: { type: 'string' } } })
    const chosen = names.filter((name) => values.only === undefined || name === values.only)
    if (chosen.length === 0) throw new Refusal(`'${values.only}' is geen bewijs. Kies uit: ${names.join(', ')}.`)
    const proofs: Proof[] = []
    for (const [index, name] of chosen.entries()) {
      const started = performance.now()
      console.log(`[${index + 1}/${chosen.length}] ${name} …`)
      try {
        const { prove } = (await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)) as ProofFile
        proofs.push(...(await prove((line) => console.log(`      ${line}`))))
      } catch (fault) {
        // One that breaks off does not keep the others from being tried, and counts as not held.
        console.error(fault)
        proofs.push({ promise: name, figure: 'afgebroken', held: false })
      }
      console.log(`      ${seconds(performance.now() - started)}`)
    }
    console.log(`\n${table(proofs)}`)
    return proofs.every(({ held }) => held) ? 0 : 1
  },
  { code: () => 130 },
)
