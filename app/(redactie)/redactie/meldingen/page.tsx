import type { Metadata } from 'next'
import { Stack } from '#components/layout/sections.tsx'
import { DeskReports, HandledReports } from '#components/lessons/voices/desk-reports.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { handledReports, openReports } from '#lib/lessons/queries-voices.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Meldingen', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReportsPage({ searchParams }: Props) {
  const { gedaan, lijst } = await searchParams
  const isHandled = lijst === 'afgehandeld'
  const actor = await requireRoleAt('/redactie/meldingen', 'curator')
  return (
    <TrayPage title="Meldingen" intro="Wat bezoekers meldden over een les. Bovenaan staat waar misschien iemand te herkennen is.">
      <Stack>
        {gedaan === '1' && (
          <Notice tone="good" live="status">
            <p>De melding is afgehandeld.</p>
          </Notice>
        )}
        <Filters
          label="Welke meldingen"
          tabs={[
            { label: 'Open', href: '/redactie/meldingen', current: !isHandled },
            { label: 'Afgehandeld', href: '/redactie/meldingen?lijst=afgehandeld', current: isHandled },
          ]}
        />
        {isHandled ? (
          <HandledReports reports={await handledReports(actor)} />
        ) : (
          <DeskReports reports={await openReports(actor)} now={new Date()} />
        )}
      </Stack>
    </TrayPage>
  )
}
