import type { Metadata } from 'next'
import { KeptInstruments } from '#components/bundles/kept-instruments.tsx'
import { Stack } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button, ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { askLinkChecksAction } from '#lib/bundles/actions-instruments.ts'
import { keptInstruments } from '#lib/bundles/queries-instruments.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { isoDay } from '#lib/platform/time.ts'
import { TrayPage } from '../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Instrumenten bijhouden', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  bewaard: 'Het instrument is bewaard en staat op de site.',
  weg: 'Het instrument is van de site.',
}

export default async function KeptInstrumentsPage({ searchParams }: Props) {
  const { gedaan } = await searchParams
  const actor = await requireRoleAt('/redactie/instrumenten', 'curator')
  const instruments = await keptInstruments(actor)
  const said = typeof gedaan === 'string' && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined
  return (
    <TrayPage
      title="Instrumenten bijhouden"
      intro="Bezoekers vinden ze bij Instrumenten en bij de tips. Wat werk vraagt, staat bovenaan. We tellen hoe vaak iets wordt geopend, niet door wie."
    >
      <Stack>
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        <ButtonRow>
          <LinkButton href="/redactie/instrumenten/nieuw" icon="plus">
            Nieuw instrument
          </LinkButton>
          <a href="/instrumenten">Bekijk de lijst op de site</a>
        </ButtonRow>
        <KeptInstruments instruments={instruments} today={isoDay(new Date())} />
        <ActionForm action={askLinkChecksAction} label="Alle links nakijken">
          <p>Elke link wordt één keer per week nagekeken. Je kunt er ook nu om vragen.</p>
          <Button variant="line" icon="link">
            Kijk alle links nu na
          </Button>
        </ActionForm>
      </Stack>
    </TrayPage>
  )
}
