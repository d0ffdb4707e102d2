import type { ServerResponse } from 'node:http'

/** What is needed to write a whole answer. */
export type AnswerWriter = Pick<ServerResponse, 'writeHead' | 'end'>

/** Looks at a head before it leaves; gives a function that takes the answer over, or nothing to let it go. */
export type Judge = (response: ServerResponse, status: number) => ((writer: AnswerWriter) => void) | undefined

/**
 * Lets `judge` see an answer of the framework just before its head is sent. It may change the headers, or take the
 * answer over: then nothing that the framework still writes leaves the house.
 */
export function judgeAnswer(response: ServerResponse, judge: Judge): void {
  const real = {
    writeHead: response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse,
    write: response.write.bind(response) as (...given: unknown[]) => boolean,
    end: response.end.bind(response) as (...given: unknown[]) => ServerResponse,
    flushHeaders: response.flushHeaders.bind(response),
  }
  let judged = false
  let replaced = false

  const decide = (status: number) => {
    if (judged) return
    judged = true
    const takeOver = judge(response, status)
    if (!takeOver) return
    replaced = true
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    takeOver({ writeHead: real.writeHead, end: real.end })
  }

  const callLast = (given: unknown[]) => {
    const done = given.findLast((argument) => typeof argument === 'function')
    if (done) process.nextTick(done)
  }

  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      const headers = rest.at(-1)
      if (!judged && headers && typeof headers === 'object' && !Array.isArray(headers)) {
        for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value as string)
        rest.pop()
      }
      decide(status)
      return replaced ? response : real.writeHead(status, ...rest)
    },
    write(...given: unknown[]) {
      decide(response.statusCode)
      if (!replaced) return real.write(...given)
      callLast(given)
      return true
    },
    end(...given: unknown[]) {
      decide(response.statusCode)
      if (!replaced) return real.end(...given)
      callLast(given)
      return response
    },
    flushHeaders() {
      decide(response.statusCode)
      if (!replaced) real.flushHeaders()
    },
  })
}
