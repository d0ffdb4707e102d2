import { z } from 'zod'
import { env } from '#lib/platform/env.ts'

/** The whole address of a path of this site, for who reads it elsewhere: feeds, search engines, previews. */
export const absoluteUrl = (path: string): string => new URL(path, env().APP_URL).href

/** The mailbox of the programme team, when the operator gave one. A function, never the address of a person. */
export function contactAddress(): string | undefined {
  const given = z.email().safeParse(process.env.CONTACT_EMAIL)
  return given.success ? given.data : undefined
}
