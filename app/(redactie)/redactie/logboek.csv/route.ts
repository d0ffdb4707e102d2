import { exportLogbookAction } from '#lib/insight/actions-logbook.ts'
import { isoDay } from '#lib/platform/time.ts'

export const dynamic = 'force-dynamic'

/** The logbook as a file; for who may not read it there is none. */
export async function GET(request: Request) {
  const csv = await exportLogbookAction(Object.fromEntries(new URL(request.url).searchParams))
  if (csv === null) return new Response('Deze pagina bestaat niet.', { status: 404 })
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="logboek-${isoDay(new Date())}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
