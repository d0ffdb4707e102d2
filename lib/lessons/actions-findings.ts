'use server'
import { refresh } from 'next/cache'
import { parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { answerFinding } from './commands-findings.ts'
import { lessonRefusals } from './copy.ts'
import { answerFindingInput } from './schema-findings.ts'

/** Why a passage may stay, from a writer or a curator; or a curator asks again. */
export async function answerFindingAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(answerFindingInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerFinding(tx, actor, input.value))
  refresh()
  if (!result.ok) return { ok: false, message: lessonRefusals[result.reason] }
  return { ok: true, message: input.value.decision === 'reopened' ? 'Je vraagt hier opnieuw naar.' : 'Je uitleg is bewaard.' }
}
