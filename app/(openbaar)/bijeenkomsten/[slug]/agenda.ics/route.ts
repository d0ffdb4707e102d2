import { gatheringCalendar } from '#lib/gatherings/queries-calendar.ts'
import { calendarType } from '#lib/platform/calendar.ts'

export const dynamic = 'force-dynamic'

/** One gathering, to put in a calendar. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params
  const calendar = await gatheringCalendar(slug)
  if (calendar === undefined) {
    return new Response('Deze bijeenkomst is er niet (meer).', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
  }
  return new Response(calendar, { headers: { 'Content-Type': calendarType } })
}
