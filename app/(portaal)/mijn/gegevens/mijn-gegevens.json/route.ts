import { ownPlaces } from '#lib/people/queries.ts'
import { ownProfile } from '#lib/people/queries-experience.ts'
import { requireActor } from '#lib/platform/session.ts'
import { ownQuestionData } from '#lib/questions/queries-export.ts'

export const dynamic = 'force-dynamic'

/** What the portal keeps of somebody, to take along: a domain adds its own part here. */
export async function GET(): Promise<Response> {
  const actor = await requireActor('/mijn/gegevens')
  const [places, experience, asked] = await Promise.all([ownPlaces(actor), ownProfile(actor), ownQuestionData(actor)])
  const { name, email, roles } = actor
  const data = { madeAt: new Date(), account: { name, email, roles, places }, experience, ...asked }
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="mijn-gegevens.json"',
      'Cache-Control': 'private, no-store',
    },
  })
}
