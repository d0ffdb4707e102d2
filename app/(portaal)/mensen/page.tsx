import type { Metadata } from 'next'
import { FilteredColumns, PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Directory, DirectoryFilters } from '#components/people/directory.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { vocabulary } from '#lib/lessons/queries.ts'
import { placeOptions } from '#lib/people/queries.ts'
import { experiencedPeople } from '#lib/people/queries-experience.ts'
import { readDirectoryQuery } from '#lib/people/schema-experience.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../mijn/portal-page.tsx'

export const metadata: Metadata = { title: 'Mensen met ervaring', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requireActor('/mensen')
  const query = readDirectoryQuery(await searchParams)
  const [people, words, places] = await Promise.all([experiencedPeople(actor, query), vocabulary(), placeOptions()])
  const about = new URLSearchParams([...(query.theme ? [['thema', query.theme]] : []), ...(query.tip ? [['tip', String(query.tip)]] : [])])
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Mensen met ervaring' }]}>
      <Wrap>
        <PageHead title="Mensen met ervaring" intro="Zij deden dit al en willen erover vertellen. Ook over wat niet lukte.">
          <ButtonRow>
            <LinkButton href={`/gesprekken/nieuw${about.size > 0 ? `?${about}` : ''}`} icon="chat">
              Vraag een gesprek aan
            </LinkButton>
            <a href="/mijn/gegevens#vindbaar">Wil je zelf gevonden worden?</a>
          </ButtonRow>
        </PageHead>
      </Wrap>
      <FilteredColumns
        filters={
          <DirectoryFilters
            filters={[
              {
                name: 'thema',
                label: 'Thema',
                value: query.theme,
                choices: words.themes.map(({ slug, name }) => ({ value: slug, label: name })),
              },
              {
                name: 'tip',
                label: 'Tip',
                value: query.tip === undefined ? undefined : String(query.tip),
                choices: words.tips.map(({ number, name }) => ({ value: String(number), label: `${number}. ${name}` })),
              },
              {
                name: 'werk',
                label: 'Werk',
                value: query.audience,
                choices: words.audiences.map(({ slug, name }) => ({ value: slug, label: name })),
              },
              { name: 'plek', label: 'Proeftuin of regio', value: query.place, choices: places },
            ]}
          />
        }
      >
        <Stack>
          <p role="status">{countSentence(people.length)}</p>
          <Directory people={people} />
        </Stack>
      </FilteredColumns>
    </PortalPage>
  )
}

function countSentence(count: number): string {
  if (count === 0) return 'Zo is er niemand te vinden. Kies minder filters, of vraag een gesprek aan: dan zoekt het regioteam mee.'
  return count === 1 ? '1 persoon' : `${count} mensen`
}
