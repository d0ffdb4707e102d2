import { startNode } from './children.ts'
import { runCommand } from './closing.ts'

await runCommand(
  async () => {
    const child = startNode(['node_modules/oxfmt/bin/oxfmt', '--write', ...process.argv.slice(2)], { output: 'inherit' })
    return await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  },
  { code: () => 130 },
)
