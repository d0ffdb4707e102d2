import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { gatheringInvitations, outbox } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import type { Result } from '#lib/platform/result.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering } from '#lib/testing/gatherings.ts'
import { importInvitations, invite, readAddresses, withdrawInvitation } from './commands-invitations.ts'
import { createGathering } from './commands.ts'

testDatabase()

let organiser: Actor
let member: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  member = await person()
})

const reason = async (result: Promise<Result<unknown, string>>) => {
  const outcome = await result
  return outcome.ok ? 'accepted' : outcome.reason
}
const imports = (gatheringId: string, addresses: string) => transact((tx) => importInvitations(tx, organiser, { gatheringId, addresses }))
const invitations = (gatheringId: string) => db.select().from(gatheringInvitations).where(eq(gatheringInvitations.gatheringId, gatheringId))

describe('Inviting', () => {
  test('mails once; the same address again is told and not mailed', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const email = 'een@elders.example'
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email })))
    expect(await reason(transact((tx) => invite(tx, organiser, { gatheringId, email })))).toBe('already_invited')
    expect(await db.$count(outbox, eq(outbox.recipient, email))).toBe(1)
  })
  test('is for who organises, and for what is in the agenda and has not begun', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const input = { gatheringId, email: 'twee@elders.example' }
    expect(await reason(transact((tx) => invite(tx, member, input)))).toBe('unknown_gathering')
    expect(await reason(transact((tx) => invite(tx, organiser, input, inHours(30 * 24))))).toBe('has_started')
    const draft = await must(transact((tx) => createGathering(tx, organiser, { ...gatheringFields(), formKey: crypto.randomUUID() })))
    expect(await reason(transact((tx) => invite(tx, organiser, { ...input, gatheringId: draft.gatheringId })))).toBe('wrong_state')
  })
  test('somebody whose invitation was taken back gets a new one with another link', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const email = 'drie@elders.example'
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email })))
    const [old] = await invitations(gatheringId)
    await must(transact((tx) => withdrawInvitation(tx, organiser, { gatheringId, invitationId: old?.id ?? '' })))
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email })))
    const [fresh] = await invitations(gatheringId)
    expect(fresh?.id).not.toBe(old?.id)
    expect(await db.$count(outbox, eq(outbox.recipient, email))).toBe(2)
  })
  test('an invitation of another gathering cannot be taken back here', async () => {
    const [here, there] = [await publishedGathering(organiser), await publishedGathering(organiser)]
    await must(transact((tx) => invite(tx, organiser, { gatheringId: there.gatheringId, email: 'vier@elders.example' })))
    const [row] = await invitations(there.gatheringId)
    const input = { gatheringId: here.gatheringId, invitationId: row?.id ?? '' }
    expect(await reason(transact((tx) => withdrawInvitation(tx, organiser, input)))).toBe('unknown_invitation')
  })
})

describe('A pasted list', () => {
  test('of 500 with faults in it invites who can be invited, and says of each other line why not', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    await must(transact((tx) => invite(tx, organiser, { gatheringId, email: 'nr-7@elders.example' })))
    const list = Array.from({ length: 500 }, (_, index) => `nr-${index + 1}@elders.example`)
    list[2] = 'geen adres'
    list[4] = 'NR-1@elders.example'
    list[9] = '"Naam, Voor" <nr-10@elders.example>;'
    list[499] = 'nr-500@'
    const { lines } = await must(imports(gatheringId, list.join('\r\n')))
    expect(lines).toHaveLength(500)
    expect(lines.filter((line) => line.outcome !== 'invited')).toEqual([
      { line: 3, text: 'geen adres', outcome: 'not_an_address' },
      { line: 5, text: 'NR-1@elders.example', outcome: 'twice_in_list' },
      { line: 7, text: 'nr-7@elders.example', outcome: 'already_invited' },
      { line: 500, text: 'nr-500@', outcome: 'not_an_address' },
    ])
    const [mails] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from outbox where key like 'invitation:%' and recipient like 'nr-%'`,
    )
    expect([(await invitations(gatheringId)).length, mails?.count]).toEqual([497, 497])
  })
  test('pasted twice invites nobody twice', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const list = 'a@dubbel.example\nb@dubbel.example'
    await must(imports(gatheringId, list))
    const { lines } = await must(imports(gatheringId, list))
    expect(lines.map((line) => line.outcome)).toEqual(['already_invited', 'already_invited'])
    expect(await db.$count(outbox, sql`recipient like '%@dubbel.example'`)).toBe(2)
  })
  test('of 501 invites nobody and asks to divide it', async () => {
    const { gatheringId } = await publishedGathering(organiser)
    const list = Array.from({ length: 501 }, (_, index) => `veel-${index}@elders.example`).join('\n')
    expect(await reason(imports(gatheringId, list))).toBe('too_many_invitations')
    expect(await invitations(gatheringId)).toHaveLength(0)
  })
  test.each([
    ['naam@organisatie.nl', 'naam@organisatie.nl'],
    ['  Naam@Organisatie.NL , ', 'naam@organisatie.nl'],
    ['Naam Achternaam <naam@organisatie.nl>', 'naam@organisatie.nl'],
    ['naam@organisatie.nl\tnog iets', undefined],
    ['naam@organisatie.nl, ander@organisatie.nl', undefined],
    ['naam@organisatie.nl\u0000', undefined],
    ['<>', undefined],
    ['naam@', undefined],
  ])('reads %j as %s', (line, email) => {
    expect(readAddresses(line)[0]?.email).toBe(email)
  })
  test('empty lines count in the numbers and not in the list', () => {
    expect(readAddresses('\n\na@b.example\n').map((row) => row.line)).toEqual([3])
  })
})
