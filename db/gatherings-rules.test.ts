import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '#db/client.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, person } from '#lib/testing/factories.ts'
import { publishedGathering, signsUp } from '#lib/testing/gatherings.ts'

// The rules of places that hold without the application: everything here is raw SQL in the role of the web server.
const { url } = testDatabase()
const { sql } = connect(url, { max: 12 })
afterAll(() => sql.end())

let organiser: Actor
let member: Actor
let gatheringId: string
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  member = await person()
})
beforeEach(async () => {
  gatheringId = (await publishedGathering(organiser, { maximum: 2, companionsAllowed: 5 })).gatheringId
})

/** Runs a statement; gives the name of the rule that stopped it, or 'accepted'. */
const attempt = (statement: string, ...values: postgres.ParameterOrJSON<never>[]): Promise<string> =>
  sql.unsafe(statement, values).then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof postgres.PostgresError) return error.constraint_name ?? error.code
      throw error
    },
  )
let guests = 0
const insert = (status: string, extra: Record<string, unknown> = {}) => {
  const row: Record<string, unknown> = {
    gathering_id: gatheringId,
    email: `gast-${++guests}@elders.example`,
    name: 'Gast',
    status,
    form_key: crypto.randomUUID(),
    ...extra,
  }
  const names = Object.keys(row)
  return attempt(
    `insert into sign_ups (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    ...(Object.values(row) as postgres.ParameterOrJSON<never>[]),
  )
}
const taken = async () => (await sql`select places_taken from gatherings where id = ${gatheringId}`)[0]?.places_taken
const offer = { offered_at: '2026-01-01', offer_expires_at: '2026-01-03' }

describe('Places', () => {
  test('one more than there are is refused, with companions counted and an offered place kept free', async () => {
    expect(await insert('signed_up', { companions: 2 })).toBe('gatherings_never_overbooked')
    expect(await insert('signed_up')).toBe('accepted')
    expect(await insert('offered', offer)).toBe('accepted')
    expect(await insert('signed_up')).toBe('gatherings_never_overbooked')
    expect(await insert('offered', offer)).toBe('gatherings_never_overbooked')
    expect(await insert('waiting')).toBe('accepted')
    expect(await taken()).toBe(2)
  })
  test('cannot be taken from the line, by bringing people along or by all at once', async () => {
    await insert('signed_up')
    await insert('signed_up')
    await insert('waiting')
    expect(await attempt("update sign_ups set status = 'signed_up' where gathering_id = $1", gatheringId)).toBe(
      'gatherings_never_overbooked',
    )
    expect(await attempt("update sign_ups set companions = 1 where gathering_id = $1 and status = 'signed_up'", gatheringId)).toBe(
      'gatherings_never_overbooked',
    )
    expect(await taken()).toBe(2)
  })
  test('come free when somebody cancels or is removed, and can be taken again', async () => {
    await insert('signed_up')
    await insert('signed_up')
    await sql`update sign_ups set status = 'cancelled', ended_at = now() where gathering_id = ${gatheringId} and position = (select min(position) from sign_ups where gathering_id = ${gatheringId})`
    expect(await taken()).toBe(1)
    await sql`delete from sign_ups where gathering_id = ${gatheringId} and status = 'signed_up'`
    expect(await taken()).toBe(0)
    expect(await insert('signed_up', { companions: 1 })).toBe('accepted')
  })
  test('the counter is written by nobody', async () => {
    await insert('signed_up')
    expect(await attempt('update gatherings set places_taken = 0 where id = $1', gatheringId)).toBe('gatherings_places_by_sign_ups')
    expect(await attempt('update gatherings set places_taken = places_taken, title = title where id = $1', gatheringId)).toBe('accepted')
  })
  test('a gathering is not born with places taken', async () => {
    const copy = `insert into gatherings (kind, slug, title, summary, description, format, starts_at, ends_at, place, maximum, sign_up_closes_at, form_key, created_by_id, places_taken)
      select kind, slug || '-x', title, summary, description, format, starts_at, ends_at, place, maximum, sign_up_closes_at, uuidv7(), created_by_id, 1 from gatherings where id = $1`
    expect(await attempt(copy, gatheringId)).toBe('gatherings_places_by_sign_ups')
  })
  test('the maximum does not go below them', async () => {
    await insert('signed_up', { companions: 1 })
    expect(await attempt('update gatherings set maximum = 1 where id = $1', gatheringId)).toBe('gatherings_never_overbooked')
  })
  test('twelve who insert at the same moment get two places', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => insert('signed_up')))
    expect(results.filter((result) => result === 'accepted')).toHaveLength(2)
    expect(new Set(results)).toEqual(new Set(['accepted', 'gatherings_never_overbooked']))
  })
  test('a walk-in takes none, and was there', async () => {
    await insert('signed_up', { companions: 1 })
    expect(await insert('signed_up', { walk_in: true })).toBe('sign_ups_walk_in_was_there')
    expect(await insert('signed_up', { walk_in: true, attended_at: '2026-01-01' })).toBe('accepted')
    expect(await taken()).toBe(2)
  })
})

describe('A sign-up', () => {
  test.each(['draft', 'proposed', 'cancelled', 'held'])('is not made for a gathering that is %s', async (status) => {
    await sql`update gatherings set status = ${status}, cancelled_at = now(), cancel_reason = 'Reden' where id = ${gatheringId}`
    for (const made of ['unconfirmed', 'signed_up', 'waiting']) expect(await insert(made)).toBe('sign_ups_only_published')
  })
  test('does not become live again once the gathering is called off', async () => {
    await insert('waiting')
    await sql`update gatherings set status = 'cancelled', cancelled_at = now(), cancel_reason = 'Reden' where id = ${gatheringId}`
    expect(await attempt("update sign_ups set status = 'signed_up' where gathering_id = $1", gatheringId)).toBe('sign_ups_only_published')
  })
  test('is one per person and per address, as long as it is live', async () => {
    await signsUp(member, gatheringId)
    expect(await insert('waiting', { email: null, name: null, user_id: member.id })).toBe('sign_ups_one_per_person')
    expect(await insert('waiting', { email: 'een@elders.example' })).toBe('accepted')
    expect(await insert('unconfirmed', { email: 'een@elders.example' })).toBe('sign_ups_one_per_address')
    expect(await insert('cancelled', { email: 'een@elders.example', ended_at: '2026-01-01' })).toBe('accepted')
  })
  test('does not move to another gathering, and its place in the order is not chosen', async () => {
    await insert('signed_up')
    const other = (await publishedGathering(organiser)).gatheringId
    expect(await attempt('update sign_ups set gathering_id = $1 where gathering_id = $2', other, gatheringId)).toBe('sign_ups_stay')
    // 428C9: the database hands it out itself.
    expect(await attempt('update sign_ups set position = 1 where gathering_id = $1', gatheringId)).toBe('428C9')
    expect(await insert('waiting', { position: 1 })).toBe('428C9')
  })
  test.each([
    [{ user_id: null, email: null, name: null }, 'sign_ups_person_or_outsider'],
    [{ name: null }, 'sign_ups_person_or_outsider'],
    [{ email: 'Groot@Elders.example' }, 'sign_ups_email_is_lower_case'],
    [{ companions: 6 }, 'sign_ups_companions'],
    [{ status: 'offered' }, 'sign_ups_offer_has_deadline'],
    [{ status: 'cancelled' }, 'sign_ups_ended_has_moment'],
    [{ out_of_turn_reason: 'Zonder wie' }, 'sign_ups_out_of_turn_says_why'],
  ])('with %j is refused by %s', async (extra, rule) => {
    expect(await insert('waiting', extra)).toBe(rule)
  })
})

describe('A gathering', () => {
  test.each([
    ['ends_at = starts_at', 'gatherings_times_in_order'],
    ["sign_up_closes_at = starts_at + interval '1 second'", 'gatherings_times_in_order'],
    ['minimum = maximum + 1', 'gatherings_numbers'],
    ['maximum = 0', 'gatherings_numbers'],
    ["kind = 'regional_talk'", 'gatherings_regional_talk_by_invitation'],
    ["place = ' '", 'gatherings_place_when_on_site'],
    ["reminder_days = '{0}'", 'gatherings_reminder_days'],
    ["reminder_days = '{1,2,3,4,5}'", 'gatherings_reminder_days'],
    ["site_slug = 'friesland', region_code = 'JZ02'", 'gatherings_one_organiser'],
    ["status = 'cancelled'", 'gatherings_cancelled_says_why'],
    ['published_at = null', 'gatherings_published_whole'],
    ["slug = 'Niet Goed'", 'gatherings_slug_shape'],
  ])('with %s is refused by %s', async (change, rule) => {
    expect(await attempt(`update gatherings set ${change} where id = $1`, gatheringId)).toBe(rule)
  })
  test.each(['http://ruimte.example', 'https://ruimte.example/ met spatie', 'javascript:alert(1)'])('has no room at %j', async (room) => {
    expect(await attempt('insert into gathering_rooms (gathering_id, url) values ($1, $2)', gatheringId, room)).toBe(
      'gathering_rooms_url_shape',
    )
  })
})
