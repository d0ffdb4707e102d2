import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { auditLog, follows, outbox, users } from '#db/schema/index.ts'
import { noteNews, sendDigests } from '#lib/people/commands-digests.ts'
import { confirmFollow, follow, followFromOutside } from '#lib/people/commands-follows.ts'
import { confirmFollowLink } from '#lib/people/queries-links-follows.ts'
import type { FollowRhythm, FollowTopic } from '#lib/people/values-follows.ts'
import type { Result } from '#lib/platform/result.ts'

const day = 24 * 3_600_000

const ofMember: readonly (FollowTopic & { rhythm: FollowRhythm })[] = [
  { kind: 'theme', key: 'netwerkdossier', rhythm: 'weekly' },
  { kind: 'theme', key: 'monitoring', rhythm: 'weekly' },
  { kind: 'tip', key: '9', rhythm: 'daily' },
  { kind: 'region', key: 'JZ14', rhythm: 'daily' },
  { kind: 'site', key: 'friesland', rhythm: 'weekly' },
]
const visitor = { kind: 'theme', key: 'klantreis', rhythm: 'weekly', email: 'bezoeker@demo.example' } as const

/** Somebody with an account and a visitor who follow things since three weeks, and the digest that they got. */
export async function seedFollows(tx: Tx, now = new Date()): Promise<void> {
  // Once: who stops in the demo is not made to follow again at the next start.
  const [before] = await tx.select({ id: auditLog.id }).from(auditLog).where(eq(auditLog.action, 'follow')).limit(1)
  const [member] = await tx.select().from(users).where(eq(users.email, 'lid.twente@demo.example'))
  if (before || !member) return
  const since = new Date(now.getTime() - 24 * day)
  const actor = { id: member.id, name: member.name, email: member.email, roles: ['member' as const], sites: [], regions: ['JZ14'] }
  for (const topic of ofMember) must(await follow(tx, actor, topic, since))
  must(await followFromOutside(tx, visitor, since))
  const [wish] = await tx.select({ id: follows.id }).from(follows).where(eq(follows.key, visitor.key))
  must(
    await confirmFollow(
      tx,
      {
        token:
          confirmFollowLink(wish?.id ?? '')
            .split('/')
            .at(-1) ?? '',
      },
      since,
    ),
  )
  // The mail that asked to confirm was answered long ago.
  await tx.delete(outbox).where(eq(outbox.recipient, visitor.email))
  await noteNews(tx, now)
  await sendDigests(tx, now)
}

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`the demo follows something that is refused: ${result.reason}`)
  return result.value
}
