import { saveDraftAction, type SaveAnswer } from '#lib/lessons/actions.ts'

const status: Record<SaveAnswer['state'], number> = { saved: 200, saved_elsewhere: 409, refused: 422, signed_out: 401 }

const answer = (body: SaveAnswer, code = status[body.state]) =>
  Response.json(body, { status: code, headers: { 'Cache-Control': 'private, no-store' } })

/** Keeps the text of a lesson that is being written: `{lessonId, basedOn, saveKey, content}`. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const body: unknown = await request.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null || !('lessonId' in body) || body.lessonId !== (await params).id) {
    return answer({ state: 'refused', message: 'De tekst kwam niet goed aan. Ververs de pagina en probeer het opnieuw.' }, 400)
  }
  return answer(await saveDraftAction(body))
}
