import type { Choice } from '#components/ui/field.tsx'
import { mayOrganise } from '#lib/gatherings/policy.ts'
import { placeOptions } from '#lib/people/queries.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { homesOf } from '#lib/sites/queries.ts'

/** Whether somebody can begin a gathering at all: for the whole country, or for a place they belong to. */
export const mayBegin = (actor: Actor): boolean => mayOrganise(actor) || actor.sites.length > 0 || actor.regions.length > 0

/** For whom this person can organise. The one that is chosen already stays among them. */
export async function organiserChoices(actor: Actor, chosen?: string): Promise<Choice[]> {
  const national = { value: 'national', label: 'Landelijk programmateam' }
  const places = await placeOptions()
  if (mayOrganise(actor)) return [national, ...places.map(({ value, label }) => ({ value, label }))]
  const own = (await homesOf(actor)).map(({ value, name }) => ({ value, label: name }))
  const kept = [national, ...places].filter(({ value }) => value === chosen && own.every((one) => one.value !== value))
  return [...own, ...kept.map(({ value, label }) => ({ value, label }))]
}
