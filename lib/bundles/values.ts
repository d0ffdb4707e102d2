export const stepStates = ['not_begun', 'busy', 'in_place'] as const
export type StepState = (typeof stepStates)[number]

export const elementKinds = ['explanation', 'words', 'example', 'story', 'exercise'] as const
export type ElementKind = (typeof elementKinds)[number]
