import type { Metadata } from 'next'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import styles from '#components/questions/questions.module.css'
import { LinkButton } from '#components/ui/button.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { functionWords } from '#lib/questions/copy.ts'
import { allRoutes } from '#lib/questions/queries-routes.ts'
import { PortalPage } from '../../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Waar vragen heen gaan', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = { bewaard: 'Bewaard.', weg: 'Deze plek is weg.' }

export default async function RoutesPage({ searchParams }: Props) {
  await requireRoleAt('/beheer/vragen', 'administrator', 'regional_team')
  const [{ gedaan }, routes] = await Promise.all([searchParams, allRoutes()])
  const said = typeof gedaan === 'string' && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined
  return (
    <PortalPage
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen', href: '/vragen' }, { label: 'Waar vragen heen gaan' }]}
    >
      <Sheet>
        <PageHead
          title="Waar vragen heen gaan"
          intro="Een vraag gaat naar de plek die het meest over de regio en het onderwerp zegt. Past er geen, dan ligt hij in de gezamenlijke bak."
        />
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        <Stack>
          <LinkButton href="/beheer/vragen/nieuw" variant="line">
            Maak een nieuwe plek
          </LinkButton>
          {routes.length === 0 ? (
            <p>Er is nog geen plek. Alle vragen liggen in de gezamenlijke bak.</p>
          ) : (
            <ul role="list" className={styles.tray}>
              {routes.map((route) => (
                <li key={route.id}>
                  <h2>
                    <a href={`/beheer/vragen/${route.id}`}>{route.name}</a>
                  </h2>
                  <Meta>
                    {functionWords[route.function].label}
                    {route.regions.length > 0 ? route.regions.map(({ name }) => name).join(', ') : 'alle regio’s'}
                    {route.themeName ?? 'alle onderwerpen'}
                    {`binnen ${route.dueWorkingDays} werkdagen`}
                    {route.people.length === 0 ? 'nog niemand' : route.people.map(({ name }) => name).join(', ')}
                  </Meta>
                </li>
              ))}
            </ul>
          )}
          <p>
            <a href="/beheer/vragen/teksten">Standaardantwoorden</a>
          </p>
        </Stack>
      </Sheet>
    </PortalPage>
  )
}
