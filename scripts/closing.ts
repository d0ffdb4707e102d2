// What has to end when a command ends: in reverse order, once, also when it is interrupted.
type Closer = () => unknown

/** Something went wrong that a person can solve; the message is all they need to see. */
export class Refusal extends Error {
  override name = 'Refusal'
}

const closers: Closer[] = []
let closing: Promise<void> | undefined

export function whenClosing(closer: Closer): void {
  closers.push(closer)
}

/** Whether this command is ending, so that whatever ends now does so on purpose. */
export const isClosing = () => closing !== undefined

/** Ends everything that was started, last first. A failure of one does not keep the others open. */
export function closeAll(): Promise<void> {
  return (closing ??= closeInOrder())
}

async function closeInOrder(): Promise<void> {
  for (let closer = closers.pop(); closer; closer = closers.pop()) {
    try {
      await closer()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
    }
  }
}

/**
 * Runs a command to its end and exits with the code it gives. A signal interrupts it: everything that was started is
 * ended first. A refusal is shown as its one line, a fault with its trace.
 */
export async function runCommand(
  work: () => Promise<number>,
  ending: {
    /** The exit code after a signal. */
    code: () => number
    /** What to say when a signal arrives. */
    say?: string
    /** The very last line, when the command ran to its end. */
    last?: (code: number) => string
  },
): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) return
      if (ending.say) console.log(`\n${ending.say}`)
      void closeAll().then(() => process.exit(ending.code()))
    })
  }
  let code = 1
  try {
    code = await work()
  } catch (error) {
    // An interrupted step fails because it was interrupted: that is no news.
    if (!closing) console.error(isForPeople(error) ? error.message : error)
  }
  if (closing) await new Promise(() => {})
  await closeAll()
  if (ending.last) console.log(ending.last(code))
  process.exit(code)
}

/** Settings, the database and the migrations speak in one clear line too. */
function isForPeople(error: unknown): error is Error {
  return error instanceof Error && ['Refusal', 'DatabaseStartError', 'SettingsError'].includes(error.name)
}
