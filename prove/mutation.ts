// Small changes of meaning in the code that decides; the tests have to notice eighty of a hundred. Written in memory only.
// MUTANTS=40 of each group (0: all), MUTATION_GROUP=policy for one, MUTATION_SEED for another sample. What was tried before
// stays tried as long as the file and its tests are the same.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '#scripts/children.ts'
import type { Proof } from '#scripts/prove.ts'
import { groups, roundsOf, type Group } from './mutation/groups.ts'
import { mutantsOf, type Mutant } from './mutation/mutants.ts'
import { openRunner } from './mutation/runner.ts'

const goal = 80
const shelf = path.join(projectFolder, '.cache', 'mutation.json')
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const read = (file: string) => fs.readFileSync(path.join(projectFolder, file), 'utf8')

type Chosen = { file: string; mutant: Mutant; key: string; rounds: [string[], string[]] }

/** A sample that is the same for the same seed, over all files of a group together. */
function sampleOf({ files }: Group, size: number, seed: string): Chosen[] {
  const all = files.flatMap((file) => {
    const source = read(file)
    const rounds = roundsOf(file)
    const tests = sha(rounds.flat().map(read).join('\0'))
    return mutantsOf(source).map((mutant) => ({
      file,
      mutant,
      rounds,
      key: sha(JSON.stringify([file, source, tests, mutant])).slice(0, 24),
    }))
  })
  const order = (one: Chosen) => sha(`${seed} ${one.file} ${one.mutant.start} ${one.mutant.to}`)
  const sample = all.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, size === 0 ? all.length : size)
  return sample.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.mutant.start - b.mutant.start))
}

/** Promises of the tests themselves: a change of what the code means does not go unnoticed. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const [size, seed, only] = [Number(process.env.MUTANTS ?? 40), process.env.MUTATION_SEED ?? 'one', process.env.MUTATION_GROUP]
  const known = (fs.existsSync(shelf) ? JSON.parse(fs.readFileSync(shelf, 'utf8')) : {}) as Record<string, boolean>
  const proofs: Proof[] = []
  const runner = openRunner()
  try {
    for (const group of groups.filter(({ name }) => only === undefined || name === only)) {
      const sample = sampleOf(group, size, seed)
      const sound = new Map<string, boolean>()
      let noticed = 0
      for (const { file, mutant, key, rounds } of sample) {
        if (known[key] === undefined) {
          let found = false
          for (const [round, tests] of rounds.entries()) {
            if (found || tests.length === 0) continue
            // A test that fails by itself would notice everything: such a round counts for nothing.
            const name = `${file} ${round}`
            if (!sound.has(name)) {
              sound.set(name, !(await runner.noticed({ file, mutant: null, tests })))
              if (!sound.get(name)) say(`${file}: de tests gaan al fout zonder wijziging (ronde ${round + 1})`)
            }
            if (sound.get(name)) found = await runner.noticed({ file, mutant, tests })
          }
          known[key] = found
          fs.mkdirSync(path.dirname(shelf), { recursive: true })
          fs.writeFileSync(shelf, JSON.stringify(known))
        }
        if (known[key]) noticed += 1
        else say(`niet opgemerkt: ${file}:${mutant.line} ${mutant.from.replace(/\s+/g, ' ').slice(0, 90)} → ${mutant.to || '(weg)'}`)
      }
      const score = Math.round((100 * noticed) / Math.max(1, sample.length))
      proofs.push({
        promise: `van ${group.title} merken de tests ${goal} van de 100 kleine wijzigingen op`,
        figure: `${noticed} van ${sample.length} (${score} %)`,
        held: sample.length > 0 && score >= goal,
      })
      say(`${group.name}: ${noticed} van ${sample.length}`)
    }
    return proofs
  } finally {
    await runner.close()
  }
}
