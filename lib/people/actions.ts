'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { deedOfForm, type Command } from '#lib/platform/form-deed.ts'
import { requireActor, sessionToken } from '#lib/platform/session.ts'
import { endOwnSession, endSessionsOf } from '#lib/platform/session/store.ts'
import { transact } from '#lib/platform/transact.ts'
import { changeOwnName, closeAccount, endMembership, endRole, grantRole, invitePerson, reopenAccount, startMembership } from './commands.ts'
import { uncoupleOrganisation, uncouplePerson } from './commands-organisations.ts'
import { peopleRefusals, type PeopleRefusal } from './copy.ts'
import {
  coupledInput,
  invitationInput,
  membershipInput,
  ownNameInput,
  ownSessionInput,
  personInput,
  roleInput,
  uncouplePersonInput,
} from './schema.ts'

/** Who, parse, one command, refresh: the shape of every change to a person. */
async function change<Input>(
  form: FormData,
  schema: z.ZodType<Input>,
  command: Command<Input, unknown, PeopleRefusal>,
  said: string,
): Promise<FormState> {
  const done = await deedOfForm(form, { at: '/beheer/mensen', schema, command, refusals: peopleRefusals })
  if (!done.ok) return done
  refresh()
  return { ok: true, message: said }
}

/** Invites somebody and leads to their page. */
export async function invitePersonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const done = await deedOfForm(form, {
    at: '/beheer/mensen/uitnodigen',
    schema: invitationInput,
    command: invitePerson,
    refusals: peopleRefusals,
  })
  if (!done.ok) return done
  redirect(`/beheer/mensen/${done.value.personId}?uitgenodigd=1`)
}

/** Gives somebody a role. */
export async function grantRoleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, roleInput, grantRole, 'De rol is gegeven.')
}

/** Ends a role of somebody. */
export async function endRoleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, roleInput, endRole, 'De rol is beëindigd.')
}

/** Makes somebody belong to a site or region. */
export async function startMembershipAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, membershipInput, startMembership, 'De persoon hoort nu bij deze plek.')
}

/** Ends the membership of a site or region. */
export async function endMembershipAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, membershipInput, endMembership, 'De persoon hoort niet meer bij deze plek.')
}

/** Closes an account. */
export async function closeAccountAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, personInput, closeAccount, 'Het account is gesloten. De persoon is overal uitgelogd.')
}

/** Opens a closed account again. */
export async function reopenAccountAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, personInput, reopenAccount, 'Het account is weer open.')
}

/** Takes away that an account of an organisation opens the account of somebody else. */
export async function uncouplePersonAction(_previous: FormState, form: FormData): Promise<FormState> {
  return change(form, uncouplePersonInput, uncouplePerson, 'De koppeling is weg. De persoon is overal uitgelogd en krijgt een mail.')
}

/** Changes the own name. */
export async function changeOwnNameAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/gegevens')
  const input = parseForm(ownNameInput, form)
  if (!input.ok) return input
  await transact((tx) => changeOwnName(tx, actor, input.value))
  refresh()
  return { ok: true, message: 'Je naam is aangepast.', values: enteredValues(form) }
}

/** Takes away that an account of an organisation opens the own account. */
export async function uncoupleOrganisationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/gegevens')
  const input = parseForm(coupledInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => uncoupleOrganisation(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: peopleRefusals[result.reason] }
  refresh()
  return { ok: true, message: 'De koppeling is weg.' }
}

/** Signs out one other browser of the own account, or all others. */
export async function endSessionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/mijn/gegevens')
  const input = parseForm(ownSessionInput, form)
  if (!input.ok) return input
  const { sessionId } = input.value
  if (sessionId === 'others') await endSessionsOf(db, actor.id, (await sessionToken()) ?? '')
  else await endOwnSession(db, actor.id, sessionId)
  refresh()
  return { ok: true, message: sessionId === 'others' ? 'Je bent op alle andere plekken uitgelogd.' : 'Daar ben je nu uitgelogd.' }
}
