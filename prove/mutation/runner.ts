// Hands one change after the other to a worker, and begins a new worker when one does not come back.
import { fork, type ChildProcess } from 'node:child_process'
import { projectFolder, stopChild } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'
import type { Outcome, Task } from './worker.ts'

const longest = 600_000

/** A worker that is started when it is needed. */
export function openRunner() {
  let child: ChildProcess | undefined
  const close = async () => {
    const ending = child
    child = undefined
    if (!ending) return
    if (ending.connected) ending.disconnect()
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 15_000).unref())])
    await stopChild(ending, 1_000)
  }
  whenClosing(close)
  const next = (from: ChildProcess) =>
    new Promise<unknown>((resolve) => {
      const timer = setTimeout(() => resolve('late'), longest)
      const told = (message: unknown) => {
        clearTimeout(timer)
        from.off('exit', gone)
        resolve(message)
      }
      const gone = () => {
        clearTimeout(timer)
        from.off('message', told)
        resolve('gone')
      }
      from.once('message', told)
      from.once('exit', gone)
    })
  return {
    close,
    /** Whether the tests noticed; what never ends, or takes its process along, was noticed by the clock. */
    noticed: async (task: Task): Promise<boolean> => {
      if (!child) {
        child = fork('prove/mutation/worker.ts', {
          cwd: projectFolder,
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
          detached: process.platform !== 'win32',
        })
        await next(child)
      }
      const answer = next(child)
      child.send(task)
      const outcome = await answer
      if (outcome === 'late' || outcome === 'gone') {
        await close()
        return true
      }
      return (outcome as Outcome).failed
    },
  }
}
