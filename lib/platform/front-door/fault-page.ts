import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { env } from '#lib/platform/env.ts'

/** The faults that the front door tells by itself, without the framework. */
export type Fault = 'bad_address' | 'wrong_origin' | 'too_large' | 'broken' | 'busy'

const sentences: Record<Fault, { status: number; title: string; text: string; next: string }> = {
  bad_address: {
    status: 400,
    title: 'Dit adres klopt niet',
    text: 'Het adres dat je opvroeg kan de portal niet lezen.',
    next: 'Controleer het adres of ga naar de voorpagina.',
  },
  wrong_origin: {
    status: 403,
    title: 'Dit formulier kwam van een andere plek',
    text: 'Er is niets veranderd. Een formulier werkt alleen vanaf een pagina van de portal zelf.',
    next: 'Open de pagina opnieuw en verstuur het formulier daar.',
  },
  too_large: {
    status: 413,
    title: 'Dit is te groot om te versturen',
    text: 'Er is niets opgeslagen. Een bestand mag hooguit 12 MB zijn, een formulier hooguit 1 MB.',
    next: 'Maak de tekst korter of het bestand kleiner en verstuur het opnieuw.',
  },
  broken: {
    status: 500,
    title: 'Er ging iets mis',
    text: 'Dat ligt aan de portal, niet aan jou.',
    next: 'Probeer het over een paar minuten opnieuw.',
  },
  busy: {
    status: 503,
    title: 'Het is nu erg druk',
    text: 'De portal kan deze pagina op dit moment niet maken.',
    next: 'Probeer het over een minuut opnieuw.',
  },
}

const style = `:root{color-scheme:light}body{margin:0;background:#f1f5f2;color:#10302e;font:1.125rem/1.6 "Radio Canada",Arial,sans-serif}\
main{max-width:38rem;margin:0 auto;padding:3rem 1.25rem}p{margin:0 0 1rem}h1{margin:0 0 1rem;font:700 2rem/1.2 Aleo,Georgia,serif}\
a{color:#0b5563;text-underline-offset:.18em}a:focus-visible{outline:3px solid #10302e;outline-offset:2px}\
.nummer{border-left:4px solid #f5c93b;padding-left:1rem}@media print{body{background:#fff}}`

const styleHash = createHash('sha256').update(style).digest('base64')

/** The policy of these pages: their one style by its hash, and nothing else. */
export const faultPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** What to answer for a fault: a page for readers, plain text for a form that a script sent, JSON for the rest. */
export function faultAnswer(request: IncomingMessage, fault: Fault, number: string): { status: number; contentType: string; body: Buffer } {
  const { status, title, text, next } = sentences[fault]
  const line = `${text} ${next} Noem nummer ${number} als je hulp vraagt.`
  // Next shows the text of a failed action only when it comes as plain text.
  if (request.headers['next-action'] !== undefined) {
    return { status, contentType: 'text/plain', body: Buffer.from(`${title}. ${line}`) }
  }
  if (request.headers.accept?.includes('text/html') || request.headers['sec-fetch-dest'] === 'document') {
    return { status, contentType: 'text/html; charset=utf-8', body: Buffer.from(faultPage(title, text, next, number)) }
  }
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    body: Buffer.from(JSON.stringify({ error: fault, message: `${title}. ${line}`, number })),
  }
}

function faultPage(title: string, text: string, next: string, number: string): string {
  return `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Fout: ${title.charAt(0).toLowerCase()}${title.slice(1)} – Proeftuin</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text} ${next}</p>
<p class="nummer">Lukt het dan nog niet? <a href="/contact">Neem contact op</a> en noem nummer <strong>${number}</strong>.</p>
<p><a href="/">Naar de voorpagina</a></p>
${env().DEMO === '1' ? '<p>Deze inhoud is verzonnen, om te laten zien hoe het netwerk werkt.</p>' : ''}
</main>
</body>
</html>
`
}
