import { pino, stdSerializers } from 'pino'
import { requestNumber } from './answer.ts'

/** Field names whose value never reaches the log, at the top and one or two levels down. */
const secretFields = [
  'authorization', 'cookie', 'set-cookie', 'password', 'token', 'secret', 'signInCode', 'sessionToken', 'session_token', 'callbackUrl',
  'email', 'to', 'name', 'phone', 'text', 'body', 'html', 'question', 'DATABASE_URL',
  // PostgreSQL and drizzle repeat values in these.
  'detail', 'where', 'parameters', 'params', 'args', 'query',
]

const paths = secretFields.flatMap((field) => {
  const key = /^\w+$/.test(field) ? field : `["${field}"]`
  const below = key.startsWith('[') ? key : `.${key}`
  return [key, `*${below}`, `*.*${below}`]
})

// drizzle puts the values of a failed query in its message: 'Failed query: … params: what someone wrote'.
const withoutValues = (sentence: string) => sentence.replace(/\bparams: [\s\S]*?(?=\n {4}at |$)/g, 'params: [weggelaten]')

/** An error as it may stand in the log: what failed and where, without the values. */
export function describeError(fault: Error): Record<string, unknown> {
  const described: Record<string, unknown> = { ...stdSerializers.err(fault) }
  for (const part of ['message', 'stack']) {
    if (typeof described[part] === 'string') described[part] = withoutValues(described[part])
  }
  return described
}

/**
 * The log: JSON lines on stdout, one event each, with the number of the request.
 * Log kinds, ids and counts; never the text that people wrote.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: (fault: unknown) => (fault instanceof Error ? describeError(fault) : fault) },
  redact: { paths, censor: '[weggelaten]' },
  mixin: () => {
    const number = requestNumber()
    return number ? { request: number } : {}
  },
})
