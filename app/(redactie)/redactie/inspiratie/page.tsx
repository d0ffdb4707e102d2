import type { Metadata } from 'next'
import { Stack } from '#components/layout/sections.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { elementWords } from '#lib/bundles/copy.ts'
import { allPrinciples } from '#lib/bundles/queries-elements.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Inspiratiebundel bijhouden', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function KeptInspirationPage({ searchParams }: Props) {
  const { gedaan } = await searchParams
  await requireRoleAt('/redactie/inspiratie', 'curator')
  const { principles } = await allPrinciples()
  return (
    <TrayPage title="Inspiratiebundel bijhouden" intro="De onderdelen van elk principe, in de volgorde van het pad.">
      <Stack gap="wide">
        {(gedaan === 'bewaard' || gedaan === 'weg') && (
          <Notice tone="good" live="status">
            <p>{gedaan === 'weg' ? 'Het onderdeel is van de site.' : 'Het onderdeel is bewaard en staat op de site.'}</p>
          </Notice>
        )}
        <ButtonRow>
          <LinkButton href="/redactie/inspiratie/nieuw" icon="plus">
            Nieuw onderdeel
          </LinkButton>
          <a href="/inspiratiebundel">Bekijk de bundel op de site</a>
        </ButtonRow>
        {principles.map((principle) => (
          <section key={principle.slug} aria-labelledby={principle.slug}>
            <h2 id={principle.slug}>{principle.name}</h2>
            {principle.elements.length === 0 && <p>Hier staat nog niets.</p>}
            <ol>
              {principle.elements.map(({ id, kind, title }) => (
                <li key={id}>
                  <a href={`/redactie/inspiratie/${id}`}>{title}</a> ({elementWords[kind].label.toLowerCase()})
                </li>
              ))}
            </ol>
          </section>
        ))}
      </Stack>
    </TrayPage>
  )
}
