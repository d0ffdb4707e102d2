import { parseArgs } from 'node:util'
import { checkNames, runChecks } from './checks.ts'
import { Refusal, runCommand } from './closing.ts'

await runCommand(
  async () => {
    const { values } = parseArgs({ options: { only: { type: 'string' } } })
    if (values.only && !checkNames.includes(values.only))
      throw new Refusal(`'${values.only}' is geen controle. Kies uit: ${checkNames.join(', ')}.`)
    const { failed } = await runChecks(values.only)
    if (failed > 0) console.log(`\n${failed} ${failed === 1 ? 'controle' : 'controles'} niet in orde.`)
    return failed > 0 ? 1 : 0
  },
  { code: () => 130 },
)
