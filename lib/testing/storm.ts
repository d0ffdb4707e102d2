// A storm of sign-ups on one gathering from processes of their own, of which one may be killed in the middle.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Attempt } from '#lib/gatherings/commands-sign-ups.ts'
import { signUpInTurn } from '#lib/gatherings/commands-turns.ts'
import type { Actor } from '#lib/platform/actor.ts'

export type StormPerson = { id: string; email: string; formKey: string }
export type StormOrder = { gatheringId: string; people: StormPerson[] }
export type StormAnswer = { kind: 'ready' } | { kind: 'answer'; id: string; said: string }

/** The form of somebody without wishes. */
export const formOf = (gatheringId: string, formKey: string): Attempt['input'] => ({
  gatheringId,
  formKey,
  companions: 0,
  diet: '',
  accessibility: '',
  shownToParticipants: false,
  answers: {},
  colleagues: [],
})

/** New people, each with the key of a form. */
export async function crowd(database: Database, size: number): Promise<StormPerson[]> {
  const rows = await database.execute<{ id: string; email: string }>(
    sql`insert into users (email, name) select 'storm-' || gen_random_uuid() || '@test.example', 'Storm' from generate_series(1, ${size}) returning id, email`,
  )
  return [...rows].map((row) => ({ ...row, formKey: crypto.randomUUID() }))
}

/** Signs everybody up at once in this process; tells each answer as it comes. */
export async function pressAll({ gatheringId, people }: StormOrder, tell: (id: string, said: string) => void): Promise<void> {
  await Promise.all(
    people.map(async ({ id, email, formKey }) => {
      const actor: Actor = { id, email, name: 'Storm', roles: ['member'], sites: [], regions: [] }
      const result = await signUpInTurn({ actor, input: formOf(gatheringId, formKey) })
      tell(id, result.ok ? result.value.status : result.reason)
    }),
  )
}

/** Another instance, ready to begin: a process of its own with a pool of its own. It ends when everybody has an answer. */
async function instance(killAfter: number) {
  const script = path.join(import.meta.dirname, 'storm-instance.ts')
  const child = spawn(process.execPath, [script], { env: process.env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ready = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const answers = new Map<string, string>()
  child.on('message', (said: StormAnswer) => {
    if (said.kind === 'ready') return ready.resolve()
    answers.set(said.id, said.said)
    // kill -9: no goodbye to anybody, with a batch under way.
    if (answers.size === killAfter) child.kill('SIGKILL')
  })
  child.on('exit', () => {
    ready.reject(new Error('an instance ended before it began'))
    ended.resolve()
  })
  await ready.promise
  return { answers, begin: (order: StormOrder) => void child.send(order), ended: ended.promise }
}

/**
 * Lets people sign up at once over two instances, this process and another. When the other is killed after so many
 * answers, everybody there who has none presses again here, with the same form. Gives what each was told, and how long it
 * took in milliseconds.
 */
export async function storm(
  gatheringId: string,
  people: readonly StormPerson[],
  killAfter = Number.POSITIVE_INFINITY,
): Promise<{ told: Map<string, string>; ms: number }> {
  const other = await instance(killAfter)
  const there = people.filter((_, index) => index % 2 === 0)
  const told = new Map<string, string>()
  const tell = (id: string, said: string) => void told.set(id, said)
  const started = performance.now()
  other.begin({ gatheringId, people: there })
  await Promise.all([pressAll({ gatheringId, people: people.filter((_, index) => index % 2 === 1) }, tell), other.ended])
  await pressAll({ gatheringId, people: there.filter(({ id }) => !other.answers.has(id)) }, tell)
  return { told: new Map([...told, ...other.answers]), ms: performance.now() - started }
}

export type StormFaults = { placed: number; waiting: number; untrue: number; overtaken: number; doubled: number; unmailed: number }

/**
 * What went wrong on a gathering after a storm: people who were told something else than what stands, people who have a
 * place or a place in line before somebody whose sign-up was committed earlier (the chain of the audit log has the order
 * of the commits), people who are signed up twice, and sign-ups without their one mail.
 */
export async function faultsAfter(database: Database, gatheringId: string, told: ReadonlyMap<string, string>): Promise<StormFaults> {
  const rows = await database.execute<{ userId: string; status: string; overtakes: boolean; mails: number }>(sql`
    select sign_ups.user_id as "userId", sign_ups.status,
      sign_ups.position < lag(sign_ups.position) over (order by audit_chain.position)
        or (sign_ups.status = 'signed_up' and lag(sign_ups.status) over (order by audit_chain.position) = 'waiting') as overtakes,
      (select count(*)::int from outbox where outbox.key in ('sign-up-signed_up:' || sign_ups.id, 'sign-up-waiting:' || sign_ups.id)) as mails
    from sign_ups
    join audit_log on audit_log.action = 'sign_up' and audit_log.details ->> 'signUp' = sign_ups.id::text
    join audit_chain on audit_chain.audit_id = audit_log.id
    where sign_ups.gathering_id = ${gatheringId}`)
  const stands = new Map([...rows].map((row) => [row.userId, row.status]))
  return {
    placed: rows.filter((row) => row.status === 'signed_up').length,
    waiting: rows.filter((row) => row.status === 'waiting').length,
    untrue: [...told].filter(([id, said]) => stands.get(id) !== said).length,
    overtaken: rows.filter((row) => row.overtakes).length,
    doubled: rows.length - stands.size,
    unmailed: rows.filter((row) => row.mails !== 1).length,
  }
}
