/** What can give a person away. `unread_document` is raised by who opens documents, never by a text. */
export const findingKinds = [
  'bsn',
  'iban',
  'email',
  'profile',
  'phone',
  'postcode',
  'location',
  'birth_date',
  'number_plate',
  'case_number',
  'name',
  'combination',
  'unread_document',
] as const
export type FindingKind = (typeof findingKinds)[number]

export type Finding = {
  readonly kind: FindingKind
  /** Where it stands in the text: UTF-16 positions, the end not included. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** A Dutch sentence: why this can give somebody away. */
  readonly reason: string
  /** 'stop' cannot be decided away, 'question' asks a person. */
  readonly severity: 'stop' | 'question'
  /** What can stand in its place; the first fits most often. */
  readonly suggestions: readonly string[]
}

/** What is known beside the text. */
export type ScanContext = {
  /** A site that works with few families: its name alone can then say who it is about. */
  readonly site?: { readonly name: string; readonly fewFamilies: boolean }
}

/** A passage that a rule found, before it is a finding. */
export type Match = { readonly start: number; readonly end: number; readonly reason: string; readonly suggestions: readonly string[] }
