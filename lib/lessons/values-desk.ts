import { sections } from './values.ts'

/** What a note can be about. */
export const noteFields = ['title', 'coreSentence', ...sections] as const
export type NoteField = (typeof noteFields)[number]
export const opinionKinds = ['fact_check', 'second_opinion'] as const
export type OpinionKind = (typeof opinionKinds)[number]
export const opinionCapacities = ['colleague', 'legal', 'lived_experience', 'expert'] as const
export type OpinionCapacity = (typeof opinionCapacities)[number]
export const reasonUses = ['return', 'decline', 'publish'] as const
export type ReasonUse = (typeof reasonUses)[number]
