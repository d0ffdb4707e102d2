import postgres from 'postgres'
import { expect, test, vi } from 'vitest'
import { db } from '#db/client.ts'
import { tagChannel } from '#lib/platform/answer.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish } from '#lib/testing/factories.ts'
import { gatheringFields, inHours, publishedGathering } from '#lib/testing/gatherings.ts'
import { passMoments } from './commands-clock.ts'
import { gatheringTag } from './tags.ts'

const { url } = testDatabase()

test('kept pages are dropped when a closing date or a start passes, and not in between', async () => {
  await furnish()
  const fields = gatheringFields({ signUpClosesAt: inHours(48), startsAt: inHours(72), endsAt: inHours(74) })
  const { gatheringId } = await publishedGathering(await curator(), fields)
  const heard: string[] = []
  const sql = postgres(url, { max: 1 })
  await sql.listen(tagChannel, (notice) => heard.push(...(JSON.parse(notice) as string[])))
  const look = async (moment: Date) => {
    heard.length = 0
    expect(await db.transaction((tx) => passMoments(tx, moment))).toBe(0)
    // What is told in order arrives in order: after this one nothing of the look is still under way.
    await sql.notify(tagChannel, '["mark"]')
    await vi.waitFor(() => expect(heard).toContain('mark'))
    return heard.includes(gatheringTag(gatheringId))
  }
  const later = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1_000)
  expect(await look(later(fields.signUpClosesAt, -60))).toBe(false)
  expect(await look(later(fields.signUpClosesAt, 30))).toBe(true)
  expect(await look(later(fields.signUpClosesAt, 3_600))).toBe(false)
  expect(await look(later(fields.startsAt, 30))).toBe(true)
  expect(await look(later(fields.endsAt, 30))).toBe(true)
  await sql.end()
})
