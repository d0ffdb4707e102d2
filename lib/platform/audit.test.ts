import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { person, furnish } from '#lib/testing/factories.ts'
import { audit } from './audit.ts'

testDatabase()
const entry = { actorId: null, action: 'ask_access', objectKind: 'access_request', objectId: 'x' }

describe('The audit log', () => {
  test('keeps who, what, on which object, why and when', async () => {
    await furnish()
    const actor = await person()
    const before = Date.now()
    await db.transaction((tx) =>
      audit(tx, {
        actorId: actor.id,
        action: 'do_this',
        objectKind: 'lesson',
        objectId: '1',
        reason: 'wrong',
        details: { bytes: 3, ok: true },
      }),
    )
    const [row] = await db.select().from(auditLog).where(eq(auditLog.action, 'do_this'))
    expect(row).toMatchObject({ actorId: actor.id, objectKind: 'lesson', objectId: '1', reason: 'wrong', details: { bytes: 3, ok: true } })
    expect(Math.abs((row?.at.getTime() ?? 0) - before)).toBeLessThan(5_000)
  })
  test('also keeps a deed of somebody who was not signed in', async () => {
    await db.transaction((tx) => audit(tx, entry))
    expect(await db.select().from(auditLog).where(eq(auditLog.action, 'ask_access'))).toMatchObject([
      { actorId: null, reason: null, details: {} },
    ])
  })
  test('knows no deed that was undone', async () => {
    const undone = db.transaction(async (tx) => {
      await audit(tx, { ...entry, action: 'undone' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await db.select().from(auditLog).where(eq(auditLog.action, 'undone'))).toEqual([])
  })
})
