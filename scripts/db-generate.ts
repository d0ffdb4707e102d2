// A migration from what changed in db/schema: `npm run db:generate -- --name add_reading_time`.
import { startNode } from './children.ts'
import { runCommand } from './closing.ts'

await runCommand(
  async () => {
    const child = startNode(['node_modules/drizzle-kit/bin.cjs', 'generate', ...process.argv.slice(2)], { output: 'inherit' })
    return await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  },
  { code: () => 130 },
)
