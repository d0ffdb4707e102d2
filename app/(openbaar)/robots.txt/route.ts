import { absoluteUrl } from '#app/(openbaar)/addresses.ts'

export const dynamic = 'force-dynamic'

const signedIn = ['/api/', '/beheer', '/inloggen', '/inzicht', '/mijn', '/postvak', '/redactie/', '/redactie$']

export function GET(): Response {
  const lines = ['User-agent: *', ...signedIn.map((path) => `Disallow: ${path}`), '', `Sitemap: ${absoluteUrl('/sitemap.xml')}`, '']
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
