import { removeFileAction, uploadFileAction } from '#lib/lessons/actions-files.ts'

const noStore = { 'Cache-Control': 'private, no-store' }

/** Upload of an image or document for a lesson: `?les=ID`, multipart, field `file`. */
export async function POST(request: Request) {
  const form = await request.formData().catch(() => undefined)
  if (!form)
    return Response.json({ message: 'Het bestand kwam niet goed aan. Probeer het nog een keer.' }, { status: 400, headers: noStore })
  const answer = await uploadFileAction(new URL(request.url).searchParams.get('les'), form.get('file'))
  return answer.ok
    ? Response.json(answer.file, { status: 201, headers: noStore })
    : Response.json({ message: answer.message }, { status: answer.status, headers: noStore })
}

/** Takes a file out of the draft: `?bestand=ID`. */
export async function DELETE(request: Request) {
  const answer = await removeFileAction(new URL(request.url).searchParams.get('bestand'))
  return answer.ok
    ? new Response(null, { status: 204 })
    : Response.json({ message: answer.message }, { status: answer.status, headers: noStore })
}
