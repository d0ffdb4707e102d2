import { ownSignUps } from '#lib/gatherings/queries-sign-ups.ts'
import { ownApplications, ownObservations } from '#lib/lessons/queries-uptake-own.ts'
import { ownLessons } from '#lib/lessons/queries-writing.ts'
import { ownPlaces } from '#lib/people/queries.ts'
import { ownProfile } from '#lib/people/queries-experience.ts'
import { ownFollowing } from '#lib/people/queries-follows.ts'
import { ownOrganisations } from '#lib/people/queries-organisations.ts'
import { requireActor } from '#lib/platform/session.ts'
import { ownQuestionData } from '#lib/questions/queries-export.ts'

export const dynamic = 'force-dynamic'

/** What the portal keeps of somebody, to take along: a domain adds its own part here. */
export async function GET(): Promise<Response> {
  const actor = await requireActor('/mijn/gegevens')
  const [places, experience, following, lessons, applied, observed, signUps, asked, organisations] = await Promise.all([
    ownPlaces(actor),
    ownProfile(actor),
    ownFollowing(actor),
    ownLessons(actor),
    ownApplications(actor),
    ownObservations(actor),
    ownSignUps(actor),
    ownQuestionData(actor),
    ownOrganisations(actor),
  ])
  const { name, email, roles } = actor
  const data = {
    madeAt: new Date(),
    account: { name, email, roles, places },
    signsInThrough: organisations.coupled,
    experience,
    following: following ?? null,
    lessons,
    // What a colleague of the region began is not theirs to take along.
    applied: applied.filter(({ isMine }) => isMine),
    observed,
    // The way into an online room is no fact about a person.
    signUps: signUps.map(({ roomUrl: _room, ...signUp }) => signUp),
    ...asked,
  }
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="mijn-gegevens.json"',
      'Cache-Control': 'private, no-store',
    },
  })
}
