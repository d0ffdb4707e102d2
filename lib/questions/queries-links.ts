import { idOfSignedToken, signedToken } from '#lib/platform/signed-token.ts'

/** The path of somebody's own question from outside, for a mail: confirm, read, answer. Opening it changes nothing. */
export const visitorLink = (threadId: string) => `/vraag/${signedToken('question', threadId)}`

/** The thread that the secret of a link is for, as far as the secret goes. */
export const threadOfLink = (token: unknown) => idOfSignedToken('question', token)

/** The path of a thread for who is signed in. */
export const threadPath = (threadId: string) => `/vragen/${threadId}`
