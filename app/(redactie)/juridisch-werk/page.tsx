import type { Metadata } from 'next'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import styles from '#components/questions/questions.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { formatDate } from '#lib/platform/time.ts'
import { legalStateWords } from '#lib/questions/copy-legal.ts'
import { legalDesk } from '#lib/questions/queries-legal.ts'
import { PortalPage } from '../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Werken aan juridische antwoorden', robots: { index: false } }

export default async function LegalDeskPage() {
  const actor = await requireRoleAt('/juridisch-werk', 'legal_helpdesk', 'curator')
  const rows = await legalDesk(actor)
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Juridische antwoorden' }]}>
      <Wrap>
        <PageHead
          title="Werken aan juridische antwoorden"
          intro="Een algemeen antwoord begint bij een beantwoorde juridische vraag. Iemand die niet meeschreef, keurt het goed."
        />
        {rows.length === 0 ? (
          <p>Er is nog geen antwoord.</p>
        ) : (
          <ol role="list" className={styles.tray}>
            {rows.map((row) => (
              <li key={row.id}>
                <h2>
                  <a href={`/juridisch-werk/${row.id}`}>{row.question}</a>
                </h2>
                <Meta>
                  <strong>{legalStateWords[row.state]}</strong>
                  <span>
                    geldt tot en met <time dateTime={row.validUntil}>{formatDate(new Date(`${row.validUntil}T12:00:00Z`))}</time>
                  </span>
                  {row.isOwn && 'jij schreef mee'}
                </Meta>
              </li>
            ))}
          </ol>
        )}
      </Wrap>
    </PortalPage>
  )
}
