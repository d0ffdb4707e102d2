import { env, type Env } from './env.ts'

/** An organisation that signs its own people in, as the settings name it. */
export type Organisation = Env['SIGN_IN_ORGANISATIONS'][number]

/** The organisations of the settings, in their order; mostly none. */
export const organisations = (): readonly Organisation[] => env().SIGN_IN_ORGANISATIONS

/** The organisation with this id; undefined when the settings have none. */
export const organisationOf = (id: string): Organisation | undefined => organisations().find((one) => one.id === id)

/** Where somebody begins to sign in through an organisation. */
export const organisationPath = ({ id }: Organisation): string => `/inloggen/organisatie/${id}`

/** Where the organisation sends somebody back to: an address each, so that the answer of one never passes for that of another. */
export const callbackOf = (organisation: Organisation): string =>
  `${env().APP_URL.replace(/\/$/, '')}${organisationPath(organisation)}/terug`

/** What an organisation that was coupled is called; one that is in the settings no more is told by the address of its server. */
export const nameOfCoupled = ({ organisation, issuer }: { organisation: string; issuer: string }): string =>
  organisationOf(organisation)?.name ?? new URL(issuer).host
