import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { gatheringRooms, gatherings, signUps, users } from '#db/schema/index.ts'
import { env } from '#lib/platform/env.ts'
import { enqueueMail } from '#lib/platform/outbox.ts'
import { reminderMessage } from './emails-messages.ts'
import { signUpLink } from './queries-links.ts'
import { mayEnterRoom } from './policy.ts'

/** A reminder that is due: so many days before, under a key that is the same whoever finds it. */
export type DueReminder = { signUpId: string; key: string }

/**
 * Reminds people of their gathering. The address of the online room is read here, and written only into the mail of who
 * may enter it at this moment: not before the last 24 hours.
 */
export async function mailReminders(tx: Tx, due: readonly DueReminder[], now: Date): Promise<void> {
  if (due.length === 0) return
  const rows = await tx
    .select({
      id: signUps.id,
      status: signUps.status,
      email: sql<string>`coalesce(${signUps.email}, ${users.email})`,
      title: gatherings.title,
      startsAt: gatherings.startsAt,
      endsAt: gatherings.endsAt,
      place: gatherings.place,
      format: gatherings.format,
      gatheringStatus: gatherings.status,
      roomUrl: gatheringRooms.url,
    })
    .from(signUps)
    .innerJoin(gatherings, eq(gatherings.id, signUps.gatheringId))
    .leftJoin(gatheringRooms, eq(gatheringRooms.gatheringId, gatherings.id))
    .leftJoin(users, eq(users.id, signUps.userId))
    .where(
      and(
        inArray(
          signUps.id,
          due.map(({ signUpId }) => signUpId),
        ),
        isNull(users.closedAt),
      ),
    )
  const keys = new Map(due.map(({ signUpId, key }) => [signUpId, key]))
  for (const row of rows) {
    const isOpen = mayEnterRoom(row, { status: row.gatheringStatus, startsAt: row.startsAt, endsAt: row.endsAt }, now)
    const { subject, paragraphs, label } = reminderMessage(row, isOpen && row.format !== 'on_site' ? row.roomUrl : null)
    await enqueueMail(tx, {
      key: keys.get(row.id) ?? `reminder:${row.id}`,
      to: row.email,
      message: {
        subject,
        paragraphs,
        button: { label, url: new URL(signUpLink(row.id), env().APP_URL).href },
        footnotes: ['Je krijgt deze mail omdat je bent aangemeld.'],
      },
    })
  }
}
