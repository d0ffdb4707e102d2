import { HtmlValidate } from 'html-validate'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { RunningNotice, RunningParts } from '#components/insight/running.tsx'
import { runningCopy } from '#lib/insight/copy-running.ts'
import type { Running } from '#lib/platform/metrics/running.ts'

const now = new Date('2027-03-10T12:00:00Z')
const job = {
  every: 60_000,
  endedAt: now.getTime() - 30_000,
  tookMs: 12,
  lastCount: 3,
  lastFoundAt: now.getTime() - 7_200_000,
  failed: false,
  failures: 0,
}
const running = (change: Partial<Running> = {}): Running => ({
  startedAt: new Date(now.getTime() - 3_600_000),
  memoryBytes: 123_400_000,
  answers: { kept: 1_234, made: 56, faults: 1, averageMs: 41.6 },
  outbox: { waiting: 3, due: 1, oldestDueSeconds: 120 },
  mails: { sent: 4, retried: 0, givenUp: 0 },
  jobs: [
    { name: 'place lessons', ...job },
    { name: 'expire offers', ...job, lastFoundAt: undefined },
  ],
  slow: [],
  costly: null,
  ...change,
})
const notice = (change: Partial<Running>) => renderToStaticMarkup(<RunningNotice running={running(change)} now={now} />)
const parts = (change: Partial<Running> = {}) => renderToStaticMarkup(<RunningParts running={running(change)} now={now} />)

describe('How the portal runs', () => {
  test('says that all is well, or what to look at', () => {
    expect(notice({})).toContain(runningCopy.wellOff)
    expect(notice({ jobs: [{ name: 'place lessons', ...job, failed: true }] })).toContain(runningCopy.jobsTrouble)
    expect(notice({ jobs: [{ name: 'place lessons', ...job, endedAt: now.getTime() - 600_000 }] })).toContain(runningCopy.jobsTrouble)
    expect(notice({ outbox: { waiting: 1, due: 1, oldestDueSeconds: 900 } })).toContain(runningCopy.mailTrouble)
  })
  test('tells each job in words, when it looked and what it last did', () => {
    const page = parts()
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(page).toContain('Geplande lessen plaatsen goed minder dan een minuut geleden 3, 2 uur geleden 12 ms 0')
    expect(page).toContain('Aangeboden plaatsen laten verlopen goed minder dan een minuut geleden nog niet')
    expect(page).toContain('Langste wachttijd 2 minuten')
    expect(page).toContain(runningCopy.noSlow)
    expect(page).toContain(runningCopy.noStatements)
  })
  test('is valid HTML, also with slow queries of any words', async () => {
    const text = `select "a" from t where b = '…' and c < $1 & d`
    const page = parts({
      slow: [{ text, times: 2, longestMs: 1_530, lastAt: now.getTime() }],
      costly: [{ text, times: 9, averageMs: 1.2, longestMs: 40 }],
    })
    expect(page).toContain('1,5\u00a0s')
    const report = await new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'attr-case': 'off' } }).validateString(page)
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
  })
})
