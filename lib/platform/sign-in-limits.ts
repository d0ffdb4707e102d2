import type { Database } from '#db/client.ts'
import { env } from './env.ts'
import { countUse, type Limit } from './limits.ts'

const quarter = 900
// In demo mode one machine plays all visitors, and one account is signed in to again and again.
const demoFactor = 20

const wide = (limit: Limit): Limit => (env().DEMO === '1' ? { ...limit, most: limit.most * demoFactor } : limit)

// Many people share the network of one municipality; one address is held back sooner, so that nobody's mailbox is filled.
const perVisitor: Limit = { name: 'sign-in-visitor', most: 60, seconds: quarter }
const perAddress: Limit = { name: 'sign-in-address', most: 6, seconds: quarter }
const perAddressADay: Limit = { name: 'sign-in-address-day', most: 40, seconds: 86_400 }
const codesPerVisitor: Limit = { name: 'sign-in-code-visitor', most: 60, seconds: quarter }
const organisationsPerVisitor: Limit = { name: 'sign-in-organisation-visitor', most: 60, seconds: quarter }

/** Counts a request for a link. Gives the seconds to wait when there were too many, for any address alike. */
export async function countAsked(database: Database, email: string, visitor: string): Promise<number | null> {
  for (const [limit, subject] of [
    [perVisitor, visitor],
    [perAddress, email],
    [perAddressADay, email],
  ] as const) {
    const counted = await countUse(database, wide(limit), subject)
    if (!counted.allowed) return counted.retryAfterSeconds
  }
  return null
}

/** Counts a typed code. Gives the seconds to wait when there were too many from this network. */
export async function countTypedCode(database: Database, visitor: string): Promise<number | null> {
  const counted = await countUse(database, wide(codesPerVisitor), visitor)
  return counted.allowed ? null : counted.retryAfterSeconds
}

/** Counts a sign-in that is begun at an organisation. Gives the seconds to wait when there were too many from this network. */
export async function countOrganisation(database: Database, visitor: string): Promise<number | null> {
  const counted = await countUse(database, wide(organisationsPerVisitor), visitor)
  return counted.allowed ? null : counted.retryAfterSeconds
}
