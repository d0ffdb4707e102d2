import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Prose, Sheet } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { logbookCheck } from '#lib/insight/queries-logbook.ts'
import type { ChainBreak } from '#lib/platform/audit-chain.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Controle van het logboek', robots: { index: false } }

const sentences: Record<ChainBreak['kind'], string> = {
  changed: 'Een regel is na het schrijven gewijzigd.',
  removed: 'Er is een regel weggehaald.',
  cut_off: 'Aan het einde zijn regels weggehaald.',
  unchained: 'Er is een regel bijgezet buiten het systeem om.',
}

/** Looks at every row again, at the moment of asking. */
export default async function LogbookCheckPage() {
  const actor = await requireRoleAt('/redactie/logboek/controle', 'curator', 'administrator')
  const report = await logbookCheck(actor)
  return (
    <Page
      section="mine"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Logboek', href: '/redactie/logboek' }, { label: 'Controle' }]}
    >
      <Sheet>
        <PageHead title="Controle van het logboek" />
        <Prose>
          {report?.broken ? (
            <Notice tone="error" title="Het logboek klopt niet" level={2}>
              <p>
                {sentences[report.broken.kind]}{' '}
                {'position' in report.broken
                  ? `Het gaat om schakel ${report.broken.position}.`
                  : `Het gaat om regel ${report.broken.auditId}.`}
              </p>
              <p>Meld dit meteen bij wie de site beheert, en wijzig zelf niets.</p>
            </Notice>
          ) : (
            <Notice tone="good" title="Het logboek klopt" level={2}>
              <p>Alle {report?.length ?? 0} regels zijn nog precies zoals ze werden geschreven.</p>
            </Notice>
          )}
          <h2>Hoe dit werkt</h2>
          <p>
            Van elke regel en van de regel ervoor maakt de database samen een controlegetal. Wijzigt iemand één letter, of haalt iemand een
            regel weg, dan passen de getallen erna niet meer.
          </p>
          <p>
            Het laatste getal is het zegel. Bewaar het af en toe ergens anders. Dan is later te bewijzen dat niemand het hele logboek
            opnieuw heeft geschreven.
          </p>
          <p>
            Het zegel van nu: <code>{report?.seal.match(/.{1,16}/g)?.join(' ')}</code>
          </p>
        </Prose>
      </Sheet>
    </Page>
  )
}
