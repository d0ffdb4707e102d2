import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { WideBlock } from '#components/people/blocks.tsx'
import { PersonList } from '#components/people/person-list.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { listPeople } from '#lib/people/queries.ts'
import { limits } from '#lib/people/values.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Mensen', robots: { index: false } }

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requireRoleAt('/beheer/mensen', 'curator', 'administrator')
  const { q, vanaf } = await searchParams
  // PostgreSQL refuses the zero byte.
  const words = typeof q === 'string' ? q.replaceAll('\0', '').trim().slice(0, limits.search) : ''
  const { people, next } = await listPeople(actor, { words, after: typeof vanaf === 'string' && uuid.test(vanaf) ? vanaf : null })
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Beheer', href: '/beheer' }, { label: 'Mensen' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Wrap>
        <PageHead title="Mensen">
          <LinkButton href="/beheer/mensen/uitnodigen" icon="plus">
            Nodig iemand uit
          </LinkButton>
        </PageHead>
        <WideBlock>
          <Stack>
            <SearchForm action="/beheer/mensen" label="Zoek op naam of e-mailadres" query={words} />
            <PersonList people={people} />
            {next && (
              <ArrowLink href={`/beheer/mensen?${new URLSearchParams({ ...(words && { q: words }), vanaf: next })}`}>
                Volgende mensen
              </ArrowLink>
            )}
          </Stack>
        </WideBlock>
      </Wrap>
    </Page>
  )
}
