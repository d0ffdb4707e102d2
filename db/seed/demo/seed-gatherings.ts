import { createHash } from 'node:crypto'
import { eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { auditLog, gatherings, memberships, outbox, publishedLessons, signUps, userRoles, users } from '#db/schema/index.ts'
import { addGatheringFile, linkLesson } from '#lib/gatherings/commands-afterwards.ts'
import { markAttendance } from '#lib/gatherings/commands-attendance.ts'
import { makeSeries } from '#lib/gatherings/commands-copies.ts'
import { invite } from '#lib/gatherings/commands-invitations.ts'
import { cancelSignUp } from '#lib/gatherings/commands-offers.ts'
import { cancelGathering, holdGatherings, publishGathering, publishSeries } from '#lib/gatherings/commands-publish.ts'
import { addQuestion } from '#lib/gatherings/commands-questions.ts'
import { addNote, openBoard } from '#lib/gatherings/commands-reflection.ts'
import { signUp } from '#lib/gatherings/commands-sign-ups.ts'
import { changeGathering, createGathering, proposeGathering } from '#lib/gatherings/commands.ts'
import { addQuestionInput, changeGatheringInput, createGatheringInput, signUpInput } from '#lib/gatherings/schema.ts'
import { addNoteInput } from '#lib/gatherings/schema-reflection.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { fromBlocks } from '#lib/platform/rich-text/from-blocks.ts'
import { storeFile } from '#lib/platform/storage.ts'
import { isoDay } from '#lib/platform/time.ts'
import { readUpload } from '#lib/platform/uploads.ts'
import type { DemoGathering, DemoSignUp } from './gathering-type.ts'
import { demoGatherings } from './gatherings.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Fills the agenda of the demo with invented gatherings, through the same commands as the screens. Does nothing where
 * there are gatherings already, or where the accounts of the demo are not.
 */
export async function seedGatherings(tx: Tx, now = new Date()): Promise<void> {
  const [something] = await tx.select({ id: gatherings.id }).from(gatherings).limit(1)
  const actors = await demoActors(tx)
  if (something || !actors.has('regioteam')) return
  const actor = (name: string) => {
    const found = actors.get(name)
    if (!found) throw new Error(`no demo account ${name}`)
    return found
  }
  for (const gathering of demoGatherings) await seedGathering(tx, gathering, actor, now)
  // Those that have been: the clock's own work.
  while ((await holdGatherings(tx, now)) > 0);
  // The mails and marks of this filling tell of deeds that nobody did.
  await tx.delete(outbox).where(gte(outbox.createdAt, sql`transaction_timestamp() - interval '1 millisecond'`))
  await tx.delete(auditLog).where(gte(auditLog.at, sql`transaction_timestamp() - interval '1 millisecond'`))
}

/** The accounts of the demo with what they may do, by the part of the address before the @. */
export async function demoActors(tx: Tx): Promise<Map<string, Actor>> {
  const people = await tx
    .select()
    .from(users)
    .where(sql`${users.email} like '%@demo.example'`)
  const roles = await tx.select().from(userRoles).where(isNull(userRoles.validUntil))
  const places = await tx.select().from(memberships).where(isNull(memberships.validUntil))
  return new Map(
    people.map(({ id, name, email }) => [
      email.split('@')[0] ?? '',
      {
        id,
        name,
        email,
        roles: roles.filter((row) => row.userId === id).map((row) => row.role),
        sites: places.flatMap((row) => (row.userId === id && row.siteSlug ? [row.siteSlug] : [])),
        regions: places.flatMap((row) => (row.userId === id && row.regionCode ? [row.regionCode] : [])),
      },
    ]),
  )
}

/** The day so many days from now, or the Monday after it: nobody meets in the weekend. */
function workday(now: Date, days: number): string {
  const date = isoDay(new Date(now.getTime() + days * day))
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  // Nobody meets around the turn of the year either.
  const turn = ['12-24', '12-25', '12-26', '12-27', '12-28', '12-29', '12-30', '12-31', '01-01', '01-02', '01-03'].indexOf(date.slice(5))
  if (turn >= 0) return workday(now, days + 11 - turn)
  const later = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return isoDay(new Date(now.getTime() + (days + later) * day))
}

/** The first Thursday of a month, on that day or later. */
function firstThursday(now: Date, days: number): string {
  for (let ahead = days; ; ahead += 1) {
    const date = isoDay(new Date(now.getTime() + ahead * day))
    if (Number(date.slice(8)) <= 7 && new Date(`${date}T00:00:00Z`).getUTCDay() === 4) return date
  }
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minutesOf = (time: string) => time.split(':').reduce((total, part) => total * 60 + Number(part), 0)
const dayBefore = (date: string, days: number) => new Date(Date.parse(`${date}T12:00:00Z`) - days * day).toISOString().slice(0, 10)

/** The fields of the form, as somebody would fill them in. */
function fieldsOf(demo: DemoGathering, date: string, at = demo.at, place = demo.place) {
  const begins = minutesOf(at)
  return {
    kind: demo.kind,
    title: demo.title,
    summary: demo.summary,
    description: JSON.stringify(fromBlocks(demo.description)),
    audiences: demo.audiences,
    format: demo.format,
    date,
    startTime: clock(begins),
    endTime: clock(begins + demo.minutes),
    closesDate: dayBefore(date, demo.closesDaysBefore),
    closesTime: '17:00',
    place,
    roomUrl: demo.format === 'on_site' ? '' : `https://vergaderen.demo.example/${demo.key}`,
    minimum: demo.minimum,
    maximum: demo.maximum,
    byInvitation: demo.byInvitation ?? false,
    companionsAllowed: demo.companions ?? 0,
    isClosed: demo.closed ?? false,
    organiser: demo.site ? `site:${demo.site}` : demo.region ? `region:${demo.region}` : 'national',
    contact: demo.contact,
    reminderDays: [7, 1],
  }
}

async function seedGathering(tx: Tx, demo: DemoGathering, actor: (name: string) => Actor, now: Date) {
  const organiser = actor(demo.by)
  // What has been was made and filled in good time before it.
  const moment = demo.inDays < 0 ? new Date(now.getTime() + (demo.inDays - 30) * day) : now
  const date = demo.series ? firstThursday(now, demo.inDays) : workday(now, demo.inDays)
  const fields = fieldsOf(demo, date)
  const input = createGatheringInput.parse({ ...fields, formKey: crypto.randomUUID() })
  const { gatheringId } = must(await createGathering(tx, organiser, input, moment), demo)
  const questionIds = await addQuestions(tx, organiser, demo, gatheringId)
  if (demo.state === 'draft') return
  if (demo.state === 'proposed') {
    must(await proposeGathering(tx, organiser, { gatheringId, version: await versionOf(tx, gatheringId) }, moment), demo)
    return
  }
  must(await publishGathering(tx, organiser, { gatheringId, version: await versionOf(tx, gatheringId) }, moment), demo)
  if (demo.series) {
    const rhythm = { gatheringId, formKey: crypto.randomUUID(), rhythm: 'monthly', times: demo.series - 1 } as const
    must(await makeSeries(tx, organiser, rhythm, moment), demo)
    must(await publishSeries(tx, organiser, { gatheringId }, moment), demo)
  }
  for (const email of demo.invited ?? []) must(await invite(tx, organiser, { gatheringId, email }, moment), demo)
  const ids = new Map<string, string>()
  for (const one of demo.signUps ?? []) ids.set(one.account, await seedSignUp(tx, demo, gatheringId, questionIds, one, actor, moment))
  for (const one of demo.signUps ?? []) {
    const signUpId = ids.get(one.account) ?? ''
    const atTheDoor = new Date(input.startsAt.getTime() + 60_000)
    if (one.outcome === 'cancels') must(await cancelSignUp(tx, actor(one.account), { signUpId }, moment), demo)
    if (one.outcome === 'attends')
      must(await markAttendance(tx, organiser, { gatheringId, mark: { signUpId, isThere: true } }, atTheDoor), demo)
  }
  if (demo.board) await seedBoard(tx, organiser, demo, gatheringId, actor, new Date(input.startsAt.getTime() + 60 * 60_000))
  if (demo.change) {
    const changed = { ...fieldsOf(demo, date, demo.change.at, demo.change.place), changeNote: demo.change.note }
    const version = await versionOf(tx, gatheringId)
    must(await changeGathering(tx, organiser, changeGatheringInput.parse({ ...changed, gatheringId, version }), moment), demo)
  }
  if (demo.cancelReason) must(await cancelGathering(tx, organiser, { gatheringId, reason: demo.cancelReason }, moment), demo)
  for (const material of demo.materials ?? []) await seedMaterial(tx, organiser, demo, gatheringId, material)
  for (const lessonId of await placedLessons(tx, demo.lessons ?? [])) must(await linkLesson(tx, organiser, { gatheringId, lessonId }), demo)
  if (demo.inDays < 0) await tx.update(signUps).set({ signedUpAt: moment }).where(eq(signUps.gatheringId, gatheringId))
}

/** Each question as the organiser would add it; gives their ids in the same order. */
async function addQuestions(tx: Tx, organiser: Actor, demo: DemoGathering, gatheringId: string): Promise<string[]> {
  const ids: string[] = []
  for (const { options = [], ...question } of demo.questions ?? []) {
    const input = addQuestionInput.parse({ ...question, options, gatheringId })
    ids.push(must(await addQuestion(tx, organiser, input), demo).questionId)
  }
  return ids
}

/** Notes that people hung while they looked back together. */
async function seedBoard(tx: Tx, organiser: Actor, demo: DemoGathering, gatheringId: string, actor: (name: string) => Actor, at: Date) {
  must(await openBoard(tx, organiser, { gatheringId }, at), demo)
  for (const { account, prompt, text } of demo.board ?? []) {
    const note = addNoteInput.parse({ gatheringId, prompt, text, formKey: crypto.randomUUID() })
    must(await addNote(tx, actor(account), note, at), demo)
  }
}

/** A text of the demo as an organiser would upload it. */
async function seedMaterial(
  tx: Tx,
  organiser: Actor,
  demo: DemoGathering,
  gatheringId: string,
  material: { name: string; text: string; public: boolean },
) {
  const upload = await readUpload(new TextEncoder().encode(material.text), material.name)
  if (!upload.ok) throw new Error(`demo gathering ${demo.key}: ${upload.reason}`)
  const { bytes, ...rest } = upload.value
  const id = await storeFile(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  must(await addGatheringFile(tx, organiser, gatheringId, { ...rest, id, bytes: bytes.length, sha256, isPublic: material.public }), demo)
}

async function placedLessons(tx: Tx, titles: readonly string[]): Promise<string[]> {
  if (titles.length === 0) return []
  const rows = await tx
    .select({ id: publishedLessons.lessonId })
    .from(publishedLessons)
    .where(inArray(publishedLessons.title, [...titles]))
  return rows.map((row) => row.id)
}

async function versionOf(tx: Tx, gatheringId: string): Promise<number> {
  const [row] = await tx.select({ version: gatherings.version }).from(gatherings).where(eq(gatherings.id, gatheringId))
  return row?.version ?? 0
}

async function seedSignUp(
  tx: Tx,
  demo: DemoGathering,
  gatheringId: string,
  questionIds: readonly string[],
  one: DemoSignUp,
  actor: (name: string) => Actor,
  moment: Date,
): Promise<string> {
  const answers = Object.fromEntries(questionIds.map((id, index) => [id, one.answers?.[index] ?? '']))
  const input = signUpInput.parse({
    gatheringId,
    formKey: crypto.randomUUID(),
    companions: one.companions ?? 0,
    diet: one.diet ?? '',
    accessibility: one.accessibility ?? '',
    shownToParticipants: one.shown ?? false,
    answers,
  })
  return must(await signUp(tx, actor(one.account), input, moment), demo).signUpId
}

function must<T>(result: Result<T, string>, demo: DemoGathering): T {
  if (!result.ok) throw new Error(`demo gathering ${demo.key}: ${result.reason}`)
  return result.value
}
