import { notFound } from 'next/navigation'
import { exportParticipantsAction } from '#lib/gatherings/actions-attendance.ts'
import type { Attendance } from '#lib/gatherings/queries-attendance.ts'
import type { Sheet } from '#lib/platform/spreadsheet.ts'
import { formatDayAndTime } from '#lib/platform/time.ts'

/** The list of participants for a spreadsheet. */
function participantsSheet({ participants, questions }: Attendance): Sheet {
  return {
    name: 'Deelnemers',
    headings: [
      'Naam',
      'E-mailadres',
      'Proeftuin of regio',
      'Introducés',
      'Aanwezig',
      'Aan de deur toegevoegd',
      'Eten',
      'Toegankelijkheid',
      ...questions.map((question) => question.label),
    ],
    rows: participants.map((person) => [
      person.name,
      person.email,
      person.belongsTo,
      String(person.companions),
      person.attendedAt ? formatDayAndTime(person.attendedAt) : '',
      person.walkIn ? 'ja' : '',
      person.diet,
      person.accessibility,
      ...questions.map((question) => person.answers[question.id] ?? ''),
    ]),
  }
}

/** The sheet of a gathering for who organises it; for everybody else the address does not exist. */
export async function sheetOf(gatheringId: string, as: 'csv' | 'xlsx'): Promise<Sheet> {
  const attendance = await exportParticipantsAction(gatheringId, as)
  return attendance ? participantsSheet(attendance) : notFound()
}

/** Headers of a download with data of people: for this person alone, kept nowhere between. */
export const downloadHeaders = (type: string, name: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
})
