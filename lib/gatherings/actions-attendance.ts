'use server'
import { refresh } from 'next/cache'
import { enteredValues, parseForm, type FormState } from '#lib/platform/form.ts'
import { requireActor } from '#lib/platform/session.ts'
import { transact } from '#lib/platform/transact.ts'
import { addWalkIn, markAttendance, recordExport } from './commands-attendance.ts'
import { attendanceRefusals } from './copy-attendance.ts'
import { attendanceOf, type Attendance } from './queries-attendance.ts'
import { exportInput, markAttendanceInput, walkInInput } from './schema-attendance.ts'

/** Ticks somebody off, or takes that back. Fields: gatheringId, mark. */
export async function markAttendanceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(markAttendanceInput, form)
  if (!input.ok) return { ok: false, message: Object.values(input.errors ?? {})[0] }
  const result = await transact((tx) => markAttendance(tx, actor, input.value))
  refresh()
  if (!result.ok) return { ok: false, message: attendanceRefusals[result.reason] }
  return { ok: true, message: result.value.isThere ? 'Genoteerd: aanwezig.' : 'Genoteerd: niet aanwezig.' }
}

/** Adds somebody at the door. Fields: gatheringId, formKey, name, email. */
export async function addWalkInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const input = parseForm(walkInInput, form)
  if (!input.ok) return input
  const result = await transact((tx) => addWalkIn(tx, actor, input.value))
  if (!result.ok) return { ok: false, message: attendanceRefusals[result.reason], values: enteredValues(form) }
  refresh()
  const known = 'Dit adres stond al bij de aanmeldingen. Deze persoon is nu afgevinkt.'
  return { ok: true, message: result.value.wasListed ? known : `${input.value.name} staat op de lijst en is aanwezig.` }
}

/** The participants for a download, which is written in the log first; undefined for who does not organise. Only for the routes. */
export async function exportParticipantsAction(gatheringId: unknown, as: unknown): Promise<Attendance | undefined> {
  const input = exportInput.safeParse({ gatheringId, as })
  const actor = await requireActor(input.success ? `/mijn/bijeenkomsten/${input.data.gatheringId}/deelnemers` : '/mijn/bijeenkomsten')
  if (!input.success) return undefined
  const recorded = await transact((tx) => recordExport(tx, actor, input.data))
  return recorded.ok ? attendanceOf(actor, input.data.gatheringId) : undefined
}
