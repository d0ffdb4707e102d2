import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ElementForm } from '#components/bundles/element-form.tsx'
import { Stack } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { retireElementAction } from '#lib/bundles/actions-elements.ts'
import { elementToChange } from '#lib/bundles/queries-elements.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Onderdeel wijzigen', robots: { index: false } }

export default async function ElementToChangePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireRoleAt(`/redactie/inspiratie/${id}`, 'curator')
  const element = z.uuid().safeParse(id).success ? await elementToChange(actor, id) : undefined
  if (!element) notFound()
  return (
    <TrayPage title={element.title} intro="Wat je bewaart, staat meteen op de site.">
      <Stack gap="wide">
        <ElementForm element={element} principles={[]} />
        <section aria-labelledby="weghalen">
          <h2 id="weghalen">Van de site halen</h2>
          <ActionForm action={retireElementAction} fixed={{ elementId: element.id }} label="Onderdeel weghalen">
            <Button variant="danger" icon="trash">
              Haal dit onderdeel weg
            </Button>
          </ActionForm>
        </section>
      </Stack>
    </TrayPage>
  )
}
