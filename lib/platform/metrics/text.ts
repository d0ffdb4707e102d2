import { performance } from 'node:perf_hooks'
import { durationSteps, metrics } from './state.ts'

/** What is read from the database for each answer; undefined when it does not answer. */
export type OutboxFigures = { waiting: number; due: number; oldestDueSeconds: number }

type Line = { labels?: Record<string, string>; value: number; suffix?: string }

const label = (value: string) => value.replace(/[\\"\n]/g, ' ')

function metric(name: string, type: 'counter' | 'gauge' | 'histogram', help: string, lines: Line[]): string {
  if (lines.length === 0) return ''
  const written = lines.map(({ labels = {}, value, suffix = '' }) => {
    const pairs = Object.entries(labels).map(([key, given]) => `${key}="${label(given)}"`)
    return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${Number.isInteger(value) ? value : value.toFixed(6)}`
  })
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${written.join('\n')}\n`
}

function answerLines(): Line[] {
  const lines = [...metrics.answers].map(([name, value]) => {
    const [kind = '', status = ''] = name.split(' ')
    return { labels: { kind, status }, value }
  })
  return [{ labels: { kind: 'kept', status: 'any' }, value: metrics.kept }, ...lines]
}

function durationLines(): Line[] {
  return [...metrics.durations].flatMap(([kind, { counts, sum, count }]) => {
    let below = 0
    const steps = durationSteps.map((most, index) => ({
      suffix: '_bucket',
      labels: { kind, le: String(most) },
      value: (below += counts[index] ?? 0),
    }))
    return [
      ...steps,
      { suffix: '_bucket', labels: { kind, le: '+Inf' }, value: count },
      { suffix: '_sum', labels: { kind }, value: sum },
      { suffix: '_count', labels: { kind }, value: count },
    ]
  })
}

/** The figures of this process in the text format of Prometheus. */
export function metricsText(given: {
  outbox: OutboxFigures | undefined
  kept: { bytes: number; addresses: number }
  /** Whether the place of uploaded files answers; undefined when nobody asked. */
  filesUp?: boolean | undefined
  now?: number
}): string {
  const { outbox, kept, filesUp, now = Date.now() } = given
  const memory = process.memoryUsage()
  const jobs = [...metrics.jobs]
  const ages = jobs.flatMap(([job, { endedAt }]) => (endedAt === undefined ? [] : [{ labels: { job }, value: (now - endedAt) / 1000 }]))
  const { connections } = metrics
  return [
    metric('portal_up_seconds', 'gauge', 'Seconds since this process started.', [{ value: (now - metrics.startedAt) / 1000 }]),
    metric('portal_answers_total', 'counter', 'Answers by kind and status; kept are finished bytes from memory.', answerLines()),
    metric('portal_answers_open', 'gauge', 'Answers being made.', [{ value: metrics.open }]),
    metric('portal_answer_seconds', 'histogram', 'Seconds until an answer was sent, without finished bytes.', durationLines()),
    metric('portal_kept_bytes', 'gauge', 'Bytes of finished answers in memory.', [{ value: kept.bytes }]),
    metric('portal_kept_addresses', 'gauge', 'Finished answers in memory.', [{ value: kept.addresses }]),
    metric('portal_database_up', 'gauge', 'Whether the database answered for this page.', [{ value: outbox ? 1 : 0 }]),
    metric(
      'portal_files_up',
      'gauge',
      'Whether the place of uploaded files answered.',
      filesUp === undefined ? [] : [{ value: filesUp ? 1 : 0 }],
    ),
    metric('portal_outbox_waiting', 'gauge', 'Mails that have not left.', outbox ? [{ value: outbox.waiting }] : []),
    metric('portal_outbox_due', 'gauge', 'Mails that should have left by now.', outbox ? [{ value: outbox.due }] : []),
    metric(
      'portal_outbox_oldest_seconds',
      'gauge',
      'Age of the mail that is due longest.',
      outbox ? [{ value: outbox.oldestDueSeconds }] : [],
    ),
    metric('portal_mails_total', 'counter', 'Tries of this process to bring a mail away.', [
      { labels: { outcome: 'sent' }, value: metrics.mails.sent },
      { labels: { outcome: 'retried' }, value: metrics.mails.retried },
      { labels: { outcome: 'given_up' }, value: metrics.mails.givenUp },
    ]),
    metric('portal_job_age_seconds', 'gauge', 'Seconds since a job last looked.', ages),
    metric(
      'portal_job_ok',
      'gauge',
      'Whether its last look went well.',
      jobs.map(([job, { failed }]) => ({ labels: { job }, value: failed ? 0 : 1 })),
    ),
    metric(
      'portal_job_failures_total',
      'counter',
      'Looks that failed.',
      jobs.map(([job, { failures }]) => ({ labels: { job }, value: failures })),
    ),
    metric(
      'portal_database_connections',
      'gauge',
      'Connections of all instances by state.',
      connections
        ? [
            { labels: { state: 'active' }, value: connections.active },
            { labels: { state: 'idle' }, value: connections.idle },
            { labels: { state: 'in_transaction' }, value: connections.inTransaction },
          ]
        : [],
    ),
    metric('portal_slow_queries', 'gauge', 'Different queries that took longer than half a second.', [{ value: metrics.slow.size }]),
    metric('portal_memory_bytes', 'gauge', 'Memory of this process.', [
      { labels: { part: 'resident' }, value: memory.rss },
      { labels: { part: 'heap' }, value: memory.heapUsed },
      { labels: { part: 'outside_heap' }, value: memory.external },
    ]),
    metric('portal_event_loop_busy', 'gauge', 'Part of the time that the process was busy since it started.', [
      { value: performance.eventLoopUtilization().utilization },
    ]),
  ].join('')
}
