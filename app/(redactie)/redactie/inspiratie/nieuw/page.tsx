import type { Metadata } from 'next'
import { ElementForm } from '#components/bundles/element-form.tsx'
import { allPrinciples } from '#lib/bundles/queries-elements.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Nieuw onderdeel', robots: { index: false } }

export default async function NewElementPage() {
  await requireRoleAt('/redactie/inspiratie/nieuw', 'curator')
  const { principles } = await allPrinciples()
  return (
    <TrayPage title="Nieuw onderdeel" intro="Het moet op zichzelf te lezen zijn: bezoekers komen van alle kanten binnen.">
      <ElementForm principles={principles.map(({ slug, name }) => ({ value: slug, label: name }))} />
    </TrayPage>
  )
}
