// What a form of a page sends, without drawing the page.
import { actionsOfBuild } from './actions-of-build.ts'

export type Act = {
  address: string
  /** What readers see as the address of the portal, when that is another one. */
  origin?: string
  cookie: string
  name: string
  page: string
  fields: Readonly<Record<string, string>>
}
export type Acted = { status: number; words: string; redirect: string }

/** The body of a form that calls an action with a state and its fields; the fields stand before what points at them. */
export function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value)
  form.append('0', '[{"ok":true},"$K1"]')
  return form
}

/** Calls an action of the build by its name, as the form on `page` does. */
export async function act({ address, origin = address, cookie, name, page, fields }: Act): Promise<Acted> {
  const id = actionsOfBuild().find(({ exportedName }) => exportedName === name)?.id
  if (!id) throw new Error(`no action ${name} in this build`)
  const headers = { 'next-action': id, origin, cookie }
  const answer = await fetch(address + page, { method: 'POST', headers, body: formOf(fields), redirect: 'manual' })
  return {
    status: answer.status,
    words: await answer.text(),
    redirect: (answer.headers.get('x-action-redirect') ?? '').split(';')[0] ?? '',
  }
}

/** The same, where nothing else than going on to another page will do. */
export async function mustAct(given: Act): Promise<string> {
  const acted = await act(given)
  if (acted.redirect === '' && !acted.words.includes('"ok":true'))
    throw new Error(`${given.name} was refused: ${acted.status} ${acted.words.replace(/\s+/g, ' ').slice(-400)}`)
  return acted.redirect
}
