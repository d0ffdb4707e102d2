// `npm run build`: only the build, for a container or a build machine. It needs no database.
import { runCommand } from './closing.ts'
import { buildWhenNeeded } from './stages.ts'

await runCommand(
  async () => {
    console.log(`Het portaal is gebouwd: ${await buildWhenNeeded((line) => console.log(line))}`)
    return 0
  },
  { code: () => 130 },
)
