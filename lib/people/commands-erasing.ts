import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'

/** The address of who was erased: nobody can have it, and the account stays one row for what it decided. */
const gone = (personId: string) => `${personId}@gewist.invalid`
const nameOfGone = 'Gewist account'

export type Erased = { /** Stored files that nothing points at any more. */ files: string[] }
type ErasingRefusal = 'unknown_person' | 'last_administrator'

/**
 * Makes a person unrecognisable for good: name, address, ways in, profile, questions and wishes go; what they wrote and
 * decided for others stays, of 'Gewist account'. Erasing somebody again is no fault. Runs as the owner of the database,
 * from the command of the operator: the web role may not take away what is taken away here.
 * @param options.again after putting an older backup back: then also the only administrator
 */
export async function erasePerson(tx: Tx, personId: string, options: { again?: boolean } = {}): Promise<Result<Erased, ErasingRefusal>> {
  const [person] = await tx.execute<{ email: string }>(sql`select email from users where id = ${personId} for update`)
  if (!person) return refuse('unknown_person')
  const address = gone(personId)
  if (person.email === address) return done({ files: [] })
  if (!options.again && (await isLastAdministrator(tx, personId))) return refuse('last_administrator')
  await closeWaysIn(tx, personId, person.email)
  await leaveGatherings(tx, personId, person.email)
  const files = await forgetQuestions(tx, personId, person.email)
  await forgetWords(tx, personId, person.email)
  await tx.execute(sql`update users set email = ${address}, name = ${nameOfGone}, email_verified_at = null,
    closed_at = coalesce(closed_at, clock_timestamp()) where id = ${personId}`)
  await audit(tx, { actorId: null, action: 'erase_person', objectKind: 'user', objectId: personId })
  return done({ files })
}

/**
 * Erases again who stands in a list of hashes (as `noteErasure` writes them). Gives how many there were, and their files.
 */
export async function eraseAgain(tx: Tx, prints: ReadonlySet<string>): Promise<Erased & { people: number }> {
  const files: string[] = []
  let people = 0
  const everyone = await tx.execute<{ id: string; print: string }>(sql`
    select id, encode(sha256(convert_to('erased ' || id::text, 'UTF8')), 'hex') as print from users where email not like '%@gewist.invalid'`)
  for (const { id } of everyone.filter(({ print }) => prints.has(print))) {
    const erased = await erasePerson(tx, id, { again: true })
    if (!erased.ok) continue
    people += 1
    files.push(...erased.value.files)
  }
  return { people, files }
}

async function isLastAdministrator(tx: Tx, personId: string): Promise<boolean> {
  const open = await tx.execute<{ id: string }>(sql`
    select users.id from user_roles join users on users.id = user_roles.user_id
    where role = 'administrator' and closed_at is null and valid_from <= now() and (valid_until is null or valid_until > now())`)
  return open.some(({ id }) => id === personId) && !open.some(({ id }) => id !== personId)
}

/** Sessions, second step, roles, requests, mails and what somebody follows. */
async function closeWaysIn(tx: Tx, personId: string, email: string): Promise<void> {
  for (const table of [
    'sessions',
    'second_factors',
    'recovery_codes',
    'organisation_accounts',
    'calendar_addresses',
    'experience_profiles',
    'subscribers',
  ])
    await tx.execute(sql`delete from ${sql.identifier(table)} where user_id = ${personId}`)
  await tx.execute(sql`delete from subscribers where email = ${email}`)
  await tx.execute(sql`delete from organisation_attempts where couples_user_id = ${personId}`)
  for (const table of ['user_roles', 'memberships'])
    await tx.execute(sql`update ${sql.identifier(table)} set valid_until = greatest(now(), valid_from)
      where user_id = ${personId} and (valid_until is null or valid_until > now())`)
  await tx.execute(sql`update question_route_people set left_at = clock_timestamp() where user_id = ${personId} and left_at is null`)
  for (const table of ['sign_in_attempts', 'access_requests'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where email = ${email}`)
  await tx.execute(sql`delete from outbox where recipient = ${email} and sent_at is null`)
  // The key stays: it is what keeps a mail from being sent twice.
  await tx.execute(sql`update outbox set recipient = ${gone(personId)}, subject = 'Gewist', text = '', html = '', attachments = '[]', unsubscribe_url = null
    where recipient = ${email}`)
}

/** Sign-ups lose name, wishes and answers; of what is still to come the place is free again. */
async function leaveGatherings(tx: Tx, personId: string, email: string): Promise<void> {
  const own = sql`select id from sign_ups where user_id = ${personId} or email = ${email}`
  for (const table of ['sign_up_needs', 'sign_up_answers'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where sign_up_id in (${own})`)
  await tx.execute(sql`update gathering_follow_ups set text = '', lesson_id = null where sign_up_id in (${own})`)
  await tx.execute(sql`update sign_ups set status = 'cancelled', ended_at = clock_timestamp() from gatherings
    where gatherings.id = sign_ups.gathering_id and gatherings.starts_at > now() and sign_ups.id in (${own})
      and sign_ups.status in ('signed_up', 'waiting', 'offered', 'unconfirmed')`)
  await tx.execute(sql`update sign_ups set nameless_at = clock_timestamp(), user_id = null, email = null, name = null, group_id = null,
      signed_up_by_id = null, invitation_id = null, given_out_of_turn_by_id = null, out_of_turn_reason = null, shown_to_participants = false
    where id in (${own})`)
  const invited = sql`select id from gathering_invitations where email = ${email}`
  await tx.execute(sql`update sign_ups set invitation_id = null where invitation_id in (${invited})`)
  await tx.execute(sql`delete from gathering_invitations where email = ${email}`)
}

/** Questions end without their words, as after two years; conversations go whole. Gives the files that were with them. */
async function forgetQuestions(tx: Tx, personId: string, email: string): Promise<string[]> {
  const own = sql`select id from question_threads where asker_id = ${personId} or asker_email = ${email}`
  const files = await tx.execute<{ id: string }>(sql`
    delete from question_files using question_messages where question_messages.id = question_files.message_id
      and question_messages.thread_id in (${own}) returning question_files.id`)
  await tx.execute(sql`delete from question_messages where thread_id in (${own})`)
  await tx.execute(sql`update question_events set reason = '' where thread_id in (${own})`)
  // The rule keeps who asked for two years; somebody's own wish goes before it.
  await tx.execute(sql`alter table question_threads disable trigger question_threads_kept`)
  await tx.execute(sql`update question_threads set status = 'closed', closed_at = coalesce(closed_at, clock_timestamp()), title = 'Gewist',
      asker_id = null, asker_email = null, asker_name = '', same_question_id = null, forgotten_at = coalesce(forgotten_at, clock_timestamp())
    where id in (${own})`)
  await tx.execute(sql`alter table question_threads enable trigger question_threads_kept`)
  await tx.execute(sql`delete from conversation_follow_ups where person_id = ${personId}`)
  await tx.execute(sql`delete from conversation_invitations where person_id = ${personId}`)
  await tx.execute(sql`delete from conversations where asker_id = ${personId}`)
  return files.map(({ id }) => id)
}

/** Names and addresses beside words for others. */
async function forgetWords(tx: Tx, personId: string, email: string): Promise<void> {
  const address = gone(personId)
  await tx.execute(sql`update lesson_opinions set name = ${nameOfGone}, email = case when email is null then null else ${address} end
    where person_id = ${personId} or email = ${email}`)
  await tx.execute(sql`update lesson_reactions set name = '', email = case when email is null then null else ${address} end
    where user_id = ${personId} or email = ${email}`)
  await tx.execute(sql`update lesson_reports set email = ${address} where email = ${email}`)
}
