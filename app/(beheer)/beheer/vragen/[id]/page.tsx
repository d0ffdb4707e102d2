import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { Absence, AddRoutePerson, RemoveRoutePerson, RetireRoute, RouteForm } from '#components/questions/routes/route-forms.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { functionWords } from '#lib/questions/copy.ts'
import { askForm } from '#lib/questions/queries-ask.ts'
import { allRoutes, peopleFor } from '#lib/questions/queries-routes.ts'
import { PortalPage } from '../../../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Plek voor vragen', robots: { index: false } }

export default async function RoutePage({ params }: { params: Promise<{ id: string }> }) {
  await requireRoleAt('/beheer/vragen', 'administrator', 'regional_team')
  const [{ id }, routes, choices] = await Promise.all([params, allRoutes(), askForm(null)])
  const route = routes.find((one) => one.id === id)
  if (!route) notFound()
  const people = await peopleFor(route.function)
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Waar vragen heen gaan', href: '/beheer/vragen' },
        { label: route.name },
      ]}
    >
      <Sheet>
        <PageHead title={route.name} intro={`Vragen voor ${functionWords[route.function].team}.`} />
        <h2>Wie krijgt deze vragen?</h2>
        {route.people.length === 0 && <p>Nog niemand. Tot dan krijgt iedereen met deze rol de mails.</p>}
        {route.people.map((person) => (
          <details key={person.id}>
            <summary>
              {person.name}
              {person.absentFrom && person.absentUntil && ` (weg van ${person.absentFrom} tot en met ${person.absentUntil})`}
            </summary>
            <Absence person={person} people={people} />
            <RemoveRoutePerson routeId={route.id} person={person} />
          </details>
        ))}
        <AddRoutePerson routeId={route.id} people={people.filter(({ value }) => route.people.every(({ userId }) => userId !== value))} />
        <h2>Voor welke vragen en hoe bereikbaar?</h2>
        <RouteForm route={route} choices={choices} />
        <RetireRoute routeId={route.id} />
      </Sheet>
    </PortalPage>
  )
}
