export const reactionKinds = ['question', 'addition'] as const
export type ReactionKind = (typeof reactionKinds)[number]
export const reportReasons = ['recognisable', 'improper', 'wrong'] as const
export type ReportReason = (typeof reportReasons)[number]

/** Why a reaction is not placed, or taken away again: fixed, so that a mail can say it. */
export const refusalReasons = ['recognisable', 'improper', 'other_subject', 'known_already'] as const
export type RefusalReason = (typeof refusalReasons)[number]
