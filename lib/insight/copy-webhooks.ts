export type WebhookRefusal = 'not_allowed' | 'unknown_webhook' | 'too_many'

/** Every refusal, with the next step. */
export const webhookRefusals: Readonly<Record<WebhookRefusal, string>> = {
  not_allowed: 'Alleen een beheerder koppelt andere systemen. Vraag een beheerder om hulp.',
  unknown_webhook: 'Deze koppeling bestaat niet meer. Ververs de pagina.',
  too_many: 'Er zijn al 20 koppelingen. Haal er eerst een weg die niet meer nodig is.',
}

const answers: Readonly<Record<string, string>> = {
  inside: 'het adres leidt naar binnen in een netwerk en wordt nooit gebruikt',
  timeout: 'er kwam geen antwoord binnen vijf seconden',
  unreachable: 'het adres is niet te bereiken',
}

/** What the other side answered, in words. */
export const answerWords = (answer: string | null): string =>
  answer === null ? 'er is nog niets verstuurd' : (answers[answer] ?? `het laatste antwoord was ${answer}`)
