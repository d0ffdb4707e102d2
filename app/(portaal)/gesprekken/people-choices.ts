import type { FittingPerson } from '#lib/questions/queries-conversations.ts'

/** People to choose from, each with where they work and why they fit. */
export const peopleChoices = (people: readonly FittingPerson[]) =>
  people.map(({ id, name, places, reasons }) => ({
    value: id,
    label: places.length > 0 ? `${name}, ${places.join(', ')}` : name,
    hint: reasons.length > 0 ? `${reasons.join('. ')}.` : undefined,
  }))
