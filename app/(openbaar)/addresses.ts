import { env } from '#lib/platform/env.ts'

/** The whole address of a path of this site, for who reads it elsewhere: feeds, search engines, previews. */
export const absoluteUrl = (path: string): string => new URL(path, env().APP_URL).href

/** The mailbox of the programme team, when the operator gave one. A function, never the address of a person. */
export const contactAddress = (): string | undefined => env().CONTACT_EMAIL
