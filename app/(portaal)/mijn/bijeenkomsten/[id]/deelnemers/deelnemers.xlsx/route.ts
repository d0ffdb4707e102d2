import { xlsxOf, xlsxType } from '#lib/platform/spreadsheet.ts'
import { downloadHeaders, sheetOf } from '../participants-sheet.ts'

export const dynamic = 'force-dynamic'

/** The participants as XLSX. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const file = await xlsxOf(await sheetOf((await params).id, 'xlsx'))
  return new Response(new Uint8Array(file), { headers: downloadHeaders(xlsxType, 'deelnemers.xlsx') })
}
