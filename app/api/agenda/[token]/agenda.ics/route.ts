import { personalCalendar } from '#lib/gatherings/queries-calendar.ts'
import { calendarType } from '#lib/platform/calendar.ts'

export const dynamic = 'force-dynamic'

/** The own gatherings for the calendar program of one person. The address is the key, so nothing between keeps the answer. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const calendar = await personalCalendar((await params).token)
  const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' }
  if (calendar === undefined) {
    const said = 'Dit adres werkt niet (meer). Kijk bij je aanmeldingen wat je adres nu is.'
    return new Response(said, { status: 404, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })
  }
  return new Response(calendar, { headers: { ...headers, 'Content-Type': calendarType } })
}
