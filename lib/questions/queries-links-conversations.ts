import { idOfSignedToken, signedToken } from '#lib/platform/signed-token.ts'

/** The path of the two questions after a conversation, for a mail. Opening it changes nothing. */
export const howItWasLink = (followUpId: string) => `/nagesprek/${signedToken('conversation', followUpId)}`

/** The row that the secret of such a link is for. */
export const followUpOfLink = (token: unknown) => idOfSignedToken('conversation', token)
