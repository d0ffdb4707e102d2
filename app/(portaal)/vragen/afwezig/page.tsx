import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { Absence } from '#components/questions/routes/route-forms.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { ownRoutes, peopleFor } from '#lib/questions/queries-routes.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Afwezig', robots: { index: false } }

export default async function OwnAbsencePage() {
  const actor = await requireRoleAt('/vragen/afwezig', 'regional_team', 'legal_helpdesk', 'curator')
  const routes = await ownRoutes(actor)
  const withPeople = await Promise.all(routes.map(async (route) => ({ route, people: await peopleFor(route.function) })))
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen', href: '/vragen' }, { label: 'Afwezig' }]}>
      <Sheet>
        <PageHead title="Ben je weg?" intro="Zeg van wanneer tot wanneer, en wie de nieuwe vragen en herinneringen dan krijgt." />
        {withPeople.length === 0 && <p>Je staat bij geen enkele plek voor vragen. Het regioteam of een beheerder kan je erbij zetten.</p>}
        {withPeople.map(({ route, people }) =>
          route.people
            .filter(({ userId }) => userId === actor.id)
            .map((person) => (
              <section key={person.id} aria-labelledby={`plek-${route.id}`}>
                <h2 id={`plek-${route.id}`}>{route.name}</h2>
                <Absence person={person} people={people} />
              </section>
            )),
        )}
      </Sheet>
    </PortalPage>
  )
}
