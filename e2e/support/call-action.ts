import { readFileSync } from 'node:fs'
import { expect, type APIRequestContext } from '@playwright/test'

type Manifest = { node: Record<string, { exportedName: string }> }

let manifest: Manifest | undefined
/** Where the portal of these journeys answers. */
export const baseUrl = process.env.E2E_URL ?? 'http://localhost:3000'

/** The number under which the build knows a server action. */
function numberOf(name: string): string {
  manifest ??= JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === name)
  if (!found) throw new Error(`no action ${name} in this build`)
  return found[0]
}

/**
 * Sends what the form on this page would send, without drawing the page: for what has to be there before a journey
 * begins. The deed itself is walked in a browser by the journey that is about it.
 * @returns the path that it leads to
 */
export async function callAction(
  request: APIRequestContext,
  name: string,
  address: string,
  fields: Record<string, string | string[]>,
): Promise<string> {
  // In the order of the browser: what the arguments point at comes before them.
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(`_1_${field}`, one)
  form.append('0', '[{"ok":true},"$K1"]')
  const headers = { 'next-action': numberOf(name), origin: new URL(baseUrl).origin }
  const answer = await request.post(address, { headers, multipart: form, maxRedirects: 0 })
  const [path = ''] = (answer.headers()['x-action-redirect'] ?? '').split(';')
  expect(path, `${name} at ${address}: ${answer.status()} ${path ? '' : (await answer.text()).slice(0, 500)}`).not.toBe('')
  return path
}
