import path from 'node:path'
import { Worker } from 'node:worker_threads'

/** How long a document may take to read, in milliseconds, and how much memory, in MB. */
const patience = 15_000
const memory = 256

/**
 * The words in a document, for the privacy scan. Null when they cannot be read whole: locked, a scan on paper, too
 * large, damaged, or made to keep a reader busy. The caller then asks a person to look.
 */
export function documentText(bytes: Uint8Array, mediaType: string): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'platform', 'document-reader.ts'), {
      workerData: { bytes: bytes.slice(), mediaType },
      resourceLimits: { maxOldGenerationSizeMb: memory },
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    const end = (text: string | null) => {
      clearTimeout(limit)
      resolve(text)
      void worker.terminate()
    }
    const limit = setTimeout(() => end(null), patience)
    worker.once('message', (text: unknown) => end(typeof text === 'string' ? text : null))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
