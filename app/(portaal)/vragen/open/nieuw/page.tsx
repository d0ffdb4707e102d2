import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { RegisterOpenForm } from '#components/questions/open/open-forms.tsx'
import { vocabulary } from '#lib/lessons/queries.ts'
import { placeOptions } from '#lib/people/queries.ts'
import { hasRole } from '#lib/platform/actor.ts'
import { requireActor } from '#lib/platform/session.ts'
import { threadFor } from '#lib/questions/queries.ts'
import { homesOf } from '#lib/sites/queries.ts'
import { PortalPage } from '../../../mijn/portal-page.tsx'

export const metadata: Metadata = { title: 'Zet een open vraag neer', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RegisterOpenPage({ searchParams }: Props) {
  const actor = await requireActor('/vragen/open/nieuw')
  const { vraag } = await searchParams
  const isId = typeof vraag === 'string' && /^[\da-f-]{36}$/.test(vraag)
  const [homes, words, thread] = await Promise.all([
    hasRole(actor, 'regional_team') ? placeOptions() : homesOf(actor).then((own) => own.map(({ value, name }) => ({ value, label: name }))),
    vocabulary(),
    isId ? threadFor(actor, vraag) : undefined,
  ])
  const own = thread?.isAsker && thread.kind !== 'legal' ? thread : undefined
  const theme = words.themes.find(({ name }) => name === own?.themeName)?.slug ?? ''
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Vragen', href: '/vragen' },
        { label: 'Open vragen', href: '/vragen/open' },
        { label: 'Zet een open vraag neer' },
      ]}
    >
      <Sheet>
        <PageHead title="Zet een open vraag neer" intro="Komt er een les die past? Dan krijg je een mail." />
        {homes.length === 0 ? (
          <p>
            Je hoort nog bij geen proeftuin of regio. <a href="/contact">Vraag de redactie</a> om je daaraan te verbinden.
          </p>
        ) : (
          <RegisterOpenForm
            formKey={crypto.randomUUID()}
            homes={homes}
            themes={words.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
            start={{ title: own?.title ?? '', theme, threadId: own?.id ?? '' }}
          />
        )}
      </Sheet>
    </PortalPage>
  )
}
