import type { Metadata } from 'next'
import { InstrumentForm } from '#components/bundles/instrument-form.tsx'
import { instrumentChoices } from '#lib/bundles/queries-instruments.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { choicesOf } from '../choices.ts'
import { TrayPage } from '../../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Nieuw instrument', robots: { index: false } }

export default async function NewInstrumentPage() {
  await requireRoleAt('/redactie/instrumenten/nieuw', 'curator')
  return (
    <TrayPage title="Nieuw instrument" intro="Iets wat een ander kan meenemen en gebruiken.">
      <InstrumentForm {...choicesOf(await instrumentChoices())} />
    </TrayPage>
  )
}
