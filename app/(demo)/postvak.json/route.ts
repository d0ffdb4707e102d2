import { mailboxIsOpen, receivedMails } from '#lib/platform/mailbox.ts'

/** The mailbox of demo mode for programs: newest first, `?aan=` for one address. Outside demo mode it does not exist. */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
  if (!mailboxIsOpen()) return new Response(null, { status: 404, headers })
  return Response.json(await receivedMails(new URL(request.url).searchParams.get('aan')), { headers })
}
