import { destination, pino, stdSerializers, type DestinationStream } from 'pino'
import { requestNumber } from './answer.ts'

const censor = '[weggelaten]'

/** Field names whose value never reaches the log, at the top and one or two levels down. */
const secretFields = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'secret',
  'signInCode',
  'sessionToken',
  'session_token',
  'callbackUrl',
  'email',
  'to',
  'recipient',
  'name',
  'phone',
  'text',
  'body',
  'html',
  'question',
  'subject',
  'DATABASE_URL',
  // PostgreSQL and drizzle repeat values in these.
  'detail',
  'where',
  'parameters',
  'params',
  'args',
  'query',
]

const paths = secretFields.flatMap((field) => {
  const plain = /^\w+$/.test(field)
  const below = plain ? `.${field}` : `["${field}"]`
  return [plain ? field : below, `*${below}`, `*.*${below}`]
})

// drizzle puts the values of a failed query in its message: 'Failed query: … params: what someone wrote'.
const withoutValues = (sentence: string) => sentence.replace(/\bparams: [\s\S]*?(?=\n {4}at |\ncaused by: |$)/g, `params: ${censor}`)

const secret = new Set(secretFields)
const deepestCause = 5

/** An error as it may stand in the log: what failed and where, without the values, and the faults behind it. */
export function describeError(fault: Error, depth = 0): Record<string, unknown> {
  const described: Record<string, unknown> = {}
  const { type, stack, message, raw: _raw, aggregateErrors: _others, cause: _cause, ...fields } = stdSerializers.errWithCause(fault)
  for (const [field, value] of Object.entries(fields)) {
    if (!secret.has(field) && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'))
      described[field] = value
  }
  const cause = fault.cause instanceof Error && depth < deepestCause ? { cause: describeError(fault.cause, depth + 1) } : {}
  return { type, message: withoutValues(message), stack: withoutValues(stack ?? ''), ...described, ...cause }
}

/** A log that writes JSON lines to a stream. */
export function openLog(stream: DestinationStream) {
  return pino(
    {
      level: process.env.LOG_LEVEL ?? 'info',
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (fault: unknown) => (fault instanceof Error ? describeError(fault) : fault) },
      redact: { paths, censor },
      mixin: () => {
        const number = requestNumber()
        return number ? { request: number } : {}
      },
    },
    stream,
  )
}

// So many characters wait when nothing can be written; what comes on top of that is gone.
const mostWaiting = 1_000_000

/** Where a log goes. A full disk below it does not take the process along: what waits is written when there is room. */
export function logTo(fd: number) {
  const stream = destination({ fd, sync: true, maxLength: mostWaiting })
  stream.on('error', () => {})
  return stream
}

/**
 * The log of this process: one event a line on stdout, with the number of the request.
 * Log kinds, ids and counts; never the text that people wrote.
 */
export const log = openLog(logTo(1))
