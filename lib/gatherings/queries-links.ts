import { idOfSignedToken, signedToken } from '#lib/platform/signed-token.ts'

/** The path of somebody's own sign-up, for a mail: confirm, answer an offer, cancel. Opening it changes nothing. */
export const signUpLink = (signUpId: string) => `/aanmelding/${signedToken('sign-up', signUpId)}`

/** The sign-up that the secret of a link is for, as far as the secret goes: it may have ended. */
export const signUpOfLink = (token: unknown) => idOfSignedToken('sign-up', token)

/** The path of an invitation, for a mail. */
export const invitationLink = (invitationId: string) => `/uitnodiging/${signedToken('invitation', invitationId)}`

/** The invitation that the secret of a link is for. */
export const invitationOfLink = (token: unknown) => idOfSignedToken('invitation', token)

/** The path of the board of a gathering. */
export const boardPath = (gatheringId: string) => `/mijn/bijeenkomsten/${gatheringId}/reflectie`

/** The path of the one question after six weeks. Opening it changes nothing. */
export const followUpLink = (signUpId: string) => `/vervolg/${signedToken('follow-up', signUpId)}`

/** The sign-up that the secret of such a link is for. */
export const signUpOfFollowUp = (token: unknown) => idOfSignedToken('follow-up', token)
