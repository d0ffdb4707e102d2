import { csvOf, csvType } from '#lib/platform/spreadsheet.ts'
import { downloadHeaders, sheetOf } from '../participants-sheet.ts'

export const dynamic = 'force-dynamic'

/** The participants as CSV. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return new Response(csvOf(await sheetOf((await params).id, 'csv')), { headers: downloadHeaders(csvType, 'deelnemers.csv') })
}
