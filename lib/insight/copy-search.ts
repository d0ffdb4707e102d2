import type { DocumentKind } from '#lib/platform/search/documents.ts'

/** What can be found, as it stands in the address and on the screen. */
export const documentKindWords: Readonly<Record<DocumentKind, { slug: string; one: string; many: string }>> = {
  lesson: { slug: 'les', one: 'Les', many: 'Lessen' },
  gathering: { slug: 'bijeenkomst', one: 'Bijeenkomst', many: 'Bijeenkomsten' },
  legal_answer: { slug: 'juridisch', one: 'Juridisch antwoord', many: 'Juridische antwoorden' },
  instrument: { slug: 'instrument', one: 'Instrument', many: 'Instrumenten' },
  tip: { slug: 'tip', one: 'Tip', many: 'Tips' },
  bundle: { slug: 'bundel', one: 'Bundel', many: 'Bundels' },
  principle: { slug: 'inspiratie', one: 'Uit de Inspiratiebundel', many: 'Inspiratiebundel' },
  open_question: { slug: 'open-vraag', one: 'Open vraag', many: 'Open vragen' },
}

export const documentKinds = Object.keys(documentKindWords) as DocumentKind[]

export type SearchRefusal = 'not_allowed' | 'unknown_words' | 'unknown_search' | 'unknown_theme'

/** Every refusal of the list of words, with the next step. */
export const searchRefusals: Readonly<Record<SearchRefusal, string>> = {
  not_allowed: 'Alleen de redactie beheert de zoekwoorden. Vraag een redacteur om hulp.',
  unknown_words: 'Deze regel bestaat niet meer. Ververs de pagina.',
  unknown_search: 'Deze zoekvraag is al afgehandeld. Ververs de pagina.',
  unknown_theme: 'Dit thema bestaat niet meer. Ververs de pagina en kies een ander.',
}
