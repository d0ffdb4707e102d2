import type { Choice } from '#components/ui/field.tsx'

/** What stands in the fields of the form, under their names. */
export type GatheringValues = Readonly<Record<string, string | string[]>>

/** What can be chosen in the form. */
export type GatheringFormWords = {
  audiences: readonly Choice[]
  organisers: readonly Choice[]
}

export const asList = (value: string | string[] | undefined): string[] =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]

export const asText = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? ''))
