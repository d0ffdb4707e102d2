import { env } from '#lib/platform/env.ts'
import { idOfSignedToken, signedToken } from '#lib/platform/signed-token.ts'

const own = 'follows-own'
const confirm = 'follows-confirm'
const stop = 'follows-stop'

/** The path where somebody sees what they follow and changes it, for a mail: for who has an account and who has none. */
export const followsLink = (subscriberId: string) => `/volgen/${signedToken(own, subscriberId)}`

/** The path where a visitor confirms one thing to follow. Opening it changes nothing. */
export const confirmFollowLink = (followId: string) => `/volgen/bevestigen/${signedToken(confirm, followId)}`

/** The whole address that ends all mails of this kind with one press of a mail program (RFC 8058). */
export const stopAddress = (subscriberId: string) => `${env().APP_URL}/api/volgen/stop/${signedToken(stop, subscriberId)}`

/** Whose page the secret of a link opens, as far as the secret goes. */
export const subscriberOfLink = (token: unknown) => idOfSignedToken(own, token)
/** What the secret of a link confirms. */
export const followOfLink = (token: unknown) => idOfSignedToken(confirm, token)
/** Whose mails the secret of an address ends. */
export const subscriberOfStop = (token: unknown) => idOfSignedToken(stop, token)
