// Everybody tries everything in every state: the loop of a matrix test, of which the table is the test's own.
import { sql } from 'drizzle-orm'
import { db, type Tx } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'

export type Matrix<State extends string, Who extends string, Case> = {
  states: readonly State[]
  everyone: readonly Who[]
  people: Readonly<Record<Who, Actor>>
  cases: Readonly<Record<State, Case>>
  deeds: Readonly<Record<string, (tx: Tx, actor: Actor, it: Case) => Promise<Result<unknown, string>>>>
  /** Who may do what from which state; whatever is not in it has to be refused. */
  allowed: Readonly<Record<string, { who: readonly Who[]; from: readonly State[] }>>
}

/** Who succeeded with a deed in which state, and who should have: 'curator, submitted'. Nothing of it stays. */
export async function tryAll<State extends string, Who extends string, Case>(
  { states, everyone, people, cases, deeds, allowed }: Matrix<State, Who, Case>,
  name: string,
): Promise<{ found: string[]; expected: string[] }> {
  const [deed, may] = [deeds[name], allowed[name]]
  if (!deed) throw new Error(`no deed ${name}`)
  const found: string[] = []
  const expected: string[] = []
  for (const state of states) {
    for (const who of everyone) {
      if (await succeeds((tx) => deed(tx, people[who], cases[state]))) found.push(`${who}, ${state}`)
      if (may?.who.includes(who) && may.from.includes(state)) expected.push(`${who}, ${state}`)
    }
  }
  return { found, expected }
}

/** Whether the deed would succeed; nothing of it stays. */
const succeeds = async (deed: (tx: Tx) => Promise<Result<unknown, string>>): Promise<boolean> => (await undone(deed)).ok

/**
 * What a deed says, without anything of it staying: what was prepared once serves for every deed on it. What the
 * database only checks at the end of a transaction is checked here too. With `look` what can be seen after it.
 */
export async function undone<R extends Result<unknown, string>>(
  deed: (tx: Tx) => Promise<R>,
  look?: (tx: Tx) => Promise<void>,
): Promise<R> {
  let result: R | undefined
  let isDone = false
  await db
    .transaction(async (tx) => {
      result = await deed(tx)
      if (result.ok) await tx.execute(sql`set constraints all immediate`)
      await look?.(tx)
      isDone = true
      tx.rollback()
    })
    .catch((error: unknown) => {
      if (!isDone) throw error
    })
  if (!result) throw new Error('the deed said nothing')
  return result
}
