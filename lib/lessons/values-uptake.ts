import type { certainties } from './values.ts'

export const observationKinds = ['also', 'not'] as const
export type ObservationKind = (typeof observationKinds)[number]
export const countedUnits = ['families', 'conversations', 'cases', 'professionals'] as const
export type CountedUnit = (typeof countedUnits)[number]
export const applicationStates = ['taken_over', 'adapted', 'stopped'] as const
export type ApplicationState = (typeof applicationStates)[number]

/** Who tells how it goes: the region that applies a lesson, or who wrote it. */
export type ApplicationSide = 'region' | 'writer'
export type Certainty = (typeof certainties)[number]
