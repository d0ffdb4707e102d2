// Who may do what: every action and every address of the build, for every role, with what is of somebody else and what is not there.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Proof } from '#scripts/prove.ts'
import { startPortal } from './one-portal/portal.ts'
import { tryActions, type Who } from './permissions/actions.ts'
import { tryPages } from './permissions/pages.ts'

/** Promises of permission over the whole manifest. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const portal = await startPortal(say)
  try {
    const cookies: Record<Who, string> = {
      visitor: '',
      member: await portal.stranger('member'),
      regional_team: await portal.stranger('member', 'regional_team'),
      legal_helpdesk: await portal.stranger('member', 'legal_helpdesk'),
      curator: await portal.stranger('member', 'curator'),
      administrator: await portal.stranger('member', 'administrator'),
    }
    // The mails of the demo have to be gone, or their leaving looks like a change.
    for (let turn = 0; turn < 120; turn++) {
      const [waiting] = await portal.sql<
        { count: number }[]
      >`select count(*)::int as count from outbox where sent_at is null and failed_at is null`
      if (waiting?.count === 0) break
      await sleep(500)
    }
    // The demo has no organisation to sign in through; a coupling of somebody else has to be there to be tried.
    await portal.sql`insert into organisation_accounts (user_id, organisation, issuer, subject)
      select id, 'noord', 'https://login.noord.example', '1' from users where email = 'lid.friesland@demo.example'`
    await sleep(3_000)
    return [...(await tryPages(portal, cookies, say)), ...(await tryActions(portal, cookies, say))]
  } finally {
    await portal.stop()
  }
}
