import { attribute } from '../oidc/browser.ts'
/** The hidden fields of the form on a page, as a browser without script would send them. */
export async function formIn(address: string): Promise<FormData> {
  const page = await (await fetch(address)).text()
  const main = page.slice(page.indexOf('<main'))
  const form = new FormData()
  for (const [tag] of main.slice(main.indexOf('<form'), main.indexOf('</form>')).matchAll(/<input\b[^>]*>/g)) {
    if (attribute(tag, 'type') === 'hidden') form.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '')
  }
  if ([...form.keys()].length === 0) throw new Error(`there is no form with hidden fields on ${address}`)
  return form
}

/** Sends a form with some fields filled in, from a page of `origin`. */
export async function send(address: string, form: FormData, fields: Record<string, string>, origin: string): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of form) body.append(name, value)
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return fetch(address, { method: 'POST', body, redirect: 'manual', headers: { origin, 'x-forwarded-for': '203.0.113.7' } })
}
