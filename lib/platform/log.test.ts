import fs from 'node:fs'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { collectNotes } from './answer.ts'
import { describeError, logTo, openLog } from './log.ts'

function logging() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { log: openLog(stream), lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') }
}

test('what people wrote and what opens doors never reaches the log', () => {
  const { log, lines } = logging()
  const canary = 'KANARIE-4412'
  log.info(
    {
      token: canary,
      email: canary,
      person: { name: canary, session: { sessionToken: canary } },
      headers: { cookie: canary, 'set-cookie': canary },
    },
    'iets',
  )
  expect(lines.join('')).not.toContain(canary)
  expect(lines.join('')).toContain('[weggelaten]')
})

test('the values of a failed query stay out, its code and place stay in', () => {
  const { log, lines } = logging()
  const fault = new Error('Failed query: insert into "user" values ($1)\nparams: kanarie@demo.example,geheim')
  Object.assign(fault, { code: '23505', detail: 'Key (email)=(kanarie@demo.example) already exists.' })
  log.error({ err: fault }, 'mislukt')
  expect(lines.join('')).not.toContain('kanarie')
  expect(lines.join('')).toContain('23505')
  expect(lines.join('')).toContain('log.test.ts')
})

test('a fault behind a fault is described without its values too', () => {
  const cause = Object.assign(new Error('Failed query: select\nparams: kanarie'), { detail: 'kanarie' })
  expect(JSON.stringify(describeError(new Error('buiten', { cause })))).not.toContain('kanarie')
})

test('each line carries the number of the request', () => {
  const { log, last } = logging()
  collectNotes({ requestNumber: '7K3M-QX90', tags: new Set() }, () => log.info('binnen'))
  expect(last()).toMatchObject({ request: '7K3M-QX90', level: 'info', msg: 'binnen' })
  log.info('buiten')
  expect(last().request).toBeUndefined()
})

test('a log that cannot be written, as on a full disk, stops nobody who has something to say', () => {
  const closed = fs.openSync(import.meta.filename, 'r')
  const log = openLog(logTo(closed))
  expect(() => {
    for (let line = 0; line < 200; line++) log.warn({ line }, 'hier past niets meer bij')
  }).not.toThrow()
  fs.closeSync(closed)
})
