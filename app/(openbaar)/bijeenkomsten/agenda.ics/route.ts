import { agendaCalendar } from '#lib/gatherings/queries-calendar.ts'
import { calendarType } from '#lib/platform/calendar.ts'

export const dynamic = 'force-dynamic'

/** The agenda for calendar programs. */
export async function GET(): Promise<Response> {
  return new Response(await agendaCalendar(), { headers: { 'Content-Type': calendarType } })
}
