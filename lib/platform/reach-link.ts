import http from 'node:http'
import https from 'node:https'
import { InsideAddress, outsideAddressOf } from './outside-address.ts'

/** What was found behind a link: it works, it is gone, or nobody can say today. */
export type Reached = 'works' | 'gone' | 'unclear'
export type ReachLink = (url: string) => Promise<Reached>

type Options = {
  /** Only for tests against a server on this machine. */
  allowInside?: boolean
  milliseconds?: number
}

const mostSteps = 5
const longest = 10_000

/** The status behind one address, and where it leads; only the head of the answer is read. */
async function ask(url: URL, signal: AbortSignal, options: Options): Promise<{ status: number; location?: string }> {
  const { address, family } = await outsideAddressOf(url.hostname, options)
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        signal,
        agent: false,
        headers: { 'User-Agent': 'Proeftuin (kijkt of een link nog werkt)', Accept: '*/*' },
        // The address that was looked at, and not what the name leads to a moment later.
        lookup: (_hostname, { all }, callback) => (all ? callback(null, [{ address, family }]) : callback(null, address, family)),
      },
      (answer) => {
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location })
        answer.destroy()
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

/**
 * Looks whether a link works, as a reader would: follows where it leads, at most ten seconds in all. Never goes to this
 * machine or the network around it, also not when a site elsewhere sends it there.
 */
export async function reachLink(link: string, options: Options = {}): Promise<Reached> {
  const signal = AbortSignal.timeout(options.milliseconds ?? longest)
  try {
    let url = new URL(link)
    for (let step = 0; step <= mostSteps; step++) {
      if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'gone'
      const { status, location } = await ask(url, signal, options)
      if (status >= 300 && status < 400 && location) {
        url = new URL(location, url)
        continue
      }
      if (status >= 200 && status < 300) return 'works'
      return status === 404 || status === 410 ? 'gone' : 'unclear'
    }
    return 'gone'
  } catch (error) {
    // A name that leads inside is nobody's to look at; anything else may be better tomorrow.
    return error instanceof InsideAddress ? 'gone' : 'unclear'
  }
}
