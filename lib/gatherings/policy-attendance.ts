import type { GatheringStatus } from './status.ts'

const day = 86_400_000

/** Attendance is noted from a day before the start until 30 days after the end: then the list stands. */
export const attendanceIsOpen = (gathering: { status: GatheringStatus; startsAt: Date; endsAt: Date }, now: Date) =>
  (gathering.status === 'published' || gathering.status === 'held') &&
  now.getTime() >= gathering.startsAt.getTime() - day &&
  now.getTime() <= gathering.endsAt.getTime() + 30 * day
