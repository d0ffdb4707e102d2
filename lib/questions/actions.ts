'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { db } from '#db/client.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { countUse, waitingTime, type Limit } from '#lib/platform/limits.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { answerTogether, linkSame, mergeThreads, unlinkSame } from './commands-doubles.ts'
import { chooseCredit, closeThread, handOver, pickUp, reopenThread } from './commands-threads.ts'
import { ask, askOn } from './commands.ts'
import { questionRefusals, type QuestionRefusal } from './copy.ts'
import { threadPath } from './queries-links.ts'
import {
  answerInput,
  askInput,
  closeInput,
  creditInput,
  handOverInput,
  mergeInput,
  messageInput,
  sameInput,
  threadInput,
} from './schema.ts'

// Wide for a person, narrow for a script that runs away.
const asksOfPerson: Limit = { name: 'ask-question', most: 30, seconds: 24 * 3_600 }

const refused = (reason: QuestionRefusal, form: FormData): FormState => ({
  ok: false,
  message: questionRefusals[reason],
  values: enteredValues(form),
})
const pathOf = (form: FormData) => {
  const id = form.get('threadId')
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? threadPath(id) : '/vragen'
}

/** Asks a question. Fields: kind, title, body, region, theme, formKey. Leads to the question. */
export async function askAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/vragen/nieuw')
  const input = parseForm(askInput, form)
  if (!input.ok) return input
  const counted = await countUse(db, asksOfPerson, actor.id)
  if (!counted.allowed) {
    return {
      ok: false,
      message: `Je stelde vandaag al veel vragen. Probeer het ${waitingTime(counted.retryAfterSeconds)} opnieuw.`,
      values: enteredValues(form),
    }
  }
  const result = await transact((tx) => ask(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${threadPath(result.value.threadId)}?gedaan=gevraagd`)
}

/** Who asked writes on. Fields: threadId, body, formKey. */
export async function askOnAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(messageInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => askOn(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${pathOf(form)}?gedaan=bericht`)
}

/** Words of who answers. Fields: threadId, body, meaning (answer, together, wait, say, note), formKey. */
export async function answerAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(answerInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => answerTogether(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  if (result.value.more > 0) redirect(`${pathOf(form)}?gedaan=antwoorden`)
  redirect(`${pathOf(form)}?gedaan=${{ answer: 'antwoord', wait: 'wacht', say: 'bericht', note: 'notitie' }[input.value.meaning]}`)
}

/** Takes a question in hand. Fields: threadId. */
export async function pickUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(threadInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => pickUp(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${pathOf(form)}?gedaan=opgepakt`)
}

/** Gives a question to somebody else or to another function. Fields: threadId, to, reason. */
export async function handOverAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(handOverInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => handOver(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  // Whoever handed a question to the jurists does not see it any more.
  redirect('/vragen?gedaan=overgedragen')
}

/** Ends a question. Fields: threadId, version. */
export async function closeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(closeInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => closeThread(tx, actor, input.value))
  if (!result.ok) {
    // What came in is shown with the sentence that says so.
    refresh()
    return refused(result.reason, form)
  }
  redirect(`${pathOf(form)}?gedaan=gesloten`)
}

/** Opens a question again. Fields: threadId. */
export async function reopenAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(threadInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => reopenThread(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${pathOf(form)}?gedaan=heropend`)
}

/** Joins a double to the other question. Fields: threadId, into. */
export async function mergeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(mergeInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => mergeThreads(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${threadPath(result.value.into)}?gedaan=samengevoegd`)
}

/** Says that somebody else asks the same. Fields: threadId, same. */
export async function linkSameAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(sameInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => linkSame(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${pathOf(form)}?gedaan=hetzelfde`)
}

/** Takes a question out of those that ask the same. Fields: threadId. */
export async function unlinkSameAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(threadInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => unlinkSame(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${pathOf(form)}?gedaan=los`)
}

/** Who asked says whether they want to be named with what comes of it. Fields: threadId, credited (yes, no). */
export async function creditAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(pathOf(form))
  const input = parseForm(creditInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => chooseCredit(tx, actor, input.value))
  if (!result.ok) return refused(result.reason, form)
  redirect(`${pathOf(form)}?gedaan=keuze`)
}
