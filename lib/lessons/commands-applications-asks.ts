import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { lessonAuthors } from '#db/schema/index.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { mailHowItWent } from './emails-uptake.ts'
import type { ApplicationSide } from './values-uptake.ts'

const hour = 3_600_000
/** So long after a region began both sides are asked how it went. */
const askedAfter = sql`interval '3 months'`
const atOnce = 50

type Asked = { application_id: string; side: ApplicationSide; lesson_id: string; started_by_id: string }

/**
 * Asks who applies a lesson and who wrote it how it went, three months after the region began. The row is what makes it
 * once. Only what runs and what can be read; gives how many sides were asked.
 */
export async function askHowItWent(tx: Tx, now: Date): Promise<number> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const asked = (await tx.execute(sql`
    with due as (
      select a.id, a.lesson_id, a.started_by_id, side
      from lesson_applications a
      join published_lessons using (lesson_id)
      cross join unnest(enum_range(null::application_side)) as side
      where a.ended_at is null
        and a.started_at <= (${moment} at time zone 'Europe/Amsterdam' - ${askedAfter}) at time zone 'Europe/Amsterdam'
        and not exists (select from lesson_application_asks known where known.application_id = a.id and known.side = side.side)
      order by a.started_at, a.id
      limit ${atOnce}),
    claimed as (
      insert into lesson_application_asks (application_id, side, asked_at) select id, side, ${moment} from due
      on conflict (application_id, side) do nothing
      returning application_id, side)
    select claimed.*, due.lesson_id, due.started_by_id
    from claimed join due on due.id = claimed.application_id and due.side = claimed.side`)) as unknown as Asked[]
  for (const { application_id: applicationId, side, lesson_id: lessonId, started_by_id: startedById } of asked) {
    const personIds = side === 'writer' ? await writersOf(tx, lessonId) : [startedById]
    await mailHowItWent(tx, { applicationId, lessonId, side, personIds })
    await audit(tx, {
      actorId: null,
      action: 'ask_how_it_went',
      objectKind: 'lesson',
      objectId: lessonId,
      details: { application: applicationId, side },
    })
  }
  return asked.length
}

/** Looks every hour. */
export const howItWentAsking: Job = { name: 'ask how applied lessons went', every: hour, run: askHowItWent }

async function writersOf(tx: Tx, lessonId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: lessonAuthors.userId })
    .from(lessonAuthors)
    .where(and(eq(lessonAuthors.lessonId, lessonId), isNull(lessonAuthors.leftAt)))
  return rows.map(({ userId }) => userId)
}
