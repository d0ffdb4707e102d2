import { absoluteUrl, contactAddress } from '#app/(openbaar)/addresses.ts'

export const dynamic = 'force-dynamic'

const day = 24 * 60 * 60 * 1000
const validDays = 180

/** RFC 9116. It ends well within a year, counted from today, so that it never runs out while the portal runs. */
export function GET(): Response {
  const expires = new Date((Math.floor(Date.now() / day) + validDays) * day)
  const address = contactAddress()
  const lines = [
    ...(address ? [`Contact: mailto:${address}`] : []),
    `Contact: ${absoluteUrl('/kwetsbaarheid-melden')}`,
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${absoluteUrl('/.well-known/security.txt')}`,
    `Policy: ${absoluteUrl('/kwetsbaarheid-melden')}`,
    '',
  ]
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
