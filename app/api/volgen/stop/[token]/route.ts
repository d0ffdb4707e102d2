import { oneClickStopAction } from '#lib/people/actions-follows.ts'
import { followsLink, subscriberOfStop } from '#lib/people/queries-links-follows.ts'

type Context = { params: Promise<{ token: string }> }

const answer = (status: number, words: string) =>
  new Response(words, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' } })

const words: Readonly<Record<number, string>> = {
  200: 'Je krijgt deze mails niet meer.',
  400: 'Dit adres is voor mailprogramma’s.',
  404: 'Deze link werkt niet.',
  429: 'Dit is te vaak geprobeerd. Probeer het later opnieuw.',
}

/** One press in a mail program: no session, no question, done. The front door lets this one come without an origin. */
export async function POST(request: Request, { params }: Context) {
  const form = await request.formData().catch(() => new FormData())
  const status = await oneClickStopAction((await params).token, form)
  return answer(status, words[status] ?? '')
}

/** Opened in a browser it changes nothing: it leads to the page where one chooses. */
export async function GET(_request: Request, { params }: Context) {
  const id = subscriberOfStop((await params).token)
  if (!id) return answer(404, words[404] ?? '')
  return new Response(null, { status: 303, headers: { Location: followsLink(id), 'Cache-Control': 'private, no-store' } })
}
