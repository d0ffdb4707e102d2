import { refresh } from 'next/cache'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import type { Actor } from './actor.ts'
import { enteredValues, parseForm, type FormState } from './form.ts'
import type { Result } from './result.ts'
import { requireActor } from './session.ts'
import { transact } from './transact.ts'

/** What a domain does for somebody, in one transaction. */
export type Command<Input, Done, Refusal extends string> = (tx: Tx, actor: Actor, input: Input) => Promise<Result<Done, Refusal>>

type Deed<Input, Done, Refusal extends string> = {
  /** The page that who is not signed in comes back to. */
  at: string
  schema: z.ZodType<Input>
  command: Command<Input, Done, Refusal>
  refusals: Readonly<Record<Refusal, string>>
}
type Outcome<Input, Done> = { readonly ok: true; readonly input: Input; readonly value: Done } | (FormState & { readonly ok: false })

/**
 * What a form of somebody who is signed in asks for: who, the fields, one command. A refusal comes back in words with
 * what was entered, and the page is drawn anew: somebody else may have been quicker.
 */
export async function deedOfForm<Input, Done, Refusal extends string>(
  form: FormData,
  { at, schema, command, refusals }: Deed<Input, Done, Refusal>,
): Promise<Outcome<Input, Done>> {
  const actor = await requireActor(at)
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const result = await transact((tx) => command(tx, actor, input.value))
  if (result.ok) return { ok: true, input: input.value, value: result.value }
  refresh()
  return { ok: false, message: refusals[result.reason], values: enteredValues(form) }
}
