import type { Metadata } from 'next'
import { Stack } from '#components/layout/sections.tsx'
import { DeskTexts } from '#components/lessons/uptake/desk-texts.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Table } from '#components/ui/table.tsx'
import { certaintyWords } from '#lib/lessons/copy.ts'
import { deskTexts, lessonsToWeigh, type ToWeigh } from '#lib/lessons/queries-uptake-desk.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Gebruik van lessen', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  geplaatst: 'De tekst staat bij de les. Wie hem schreef, heeft een mail gekregen.',
  'niet-geplaatst': 'De tekst komt niet op de site. Wie hem schreef, heeft een mail gekregen.',
  weg: 'De tekst is van de site.',
}
const lists = ['geplaatst', 'wegen'] as const

export default async function UsePage({ searchParams }: Props) {
  const { lijst, gedaan } = await searchParams
  const actor = await requireRoleAt('/redactie/gebruik', 'curator')
  const list = lists.find((one) => one === lijst)
  const said = typeof gedaan === 'string' && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined
  const tab = (label: string, one?: (typeof lists)[number]) => ({
    label,
    href: one ? `/redactie/gebruik?lijst=${one}` : '/redactie/gebruik',
    current: list === one,
  })
  return (
    <TrayPage
      title="Gebruik van lessen"
      intro="Wat regio’s doen met lessen en wat zij ervan zien. Wat iemand er zelf bij schrijft, is pas te zien als een redacteur het heeft gelezen."
    >
      <Stack>
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        <Filters label="Welke lijst" tabs={[tab('Te lezen'), tab('Geplaatst', 'geplaatst'), tab('Hoe zeker?', 'wegen')]} />
        {list === 'wegen' ? (
          <ToWeighTable actor={actor} />
        ) : (
          <DeskTexts texts={await deskTexts(actor, list ? 'placed' : 'waiting')} now={new Date()} />
        )}
      </Stack>
    </TrayPage>
  )
}

const titleOf = ({ lessonId, title }: ToWeigh) => <a href={`/redactie/${lessonId}/zekerheid`}>{title}</a>

/** Lessons about which regions said something that nobody weighed yet. */
async function ToWeighTable({ actor }: { actor: Actor }) {
  return (
    <Table
      caption="Nieuws van regio’s dat nog niet is meegewogen"
      rows={await lessonsToWeigh(actor)}
      rowKey={({ lessonId }) => lessonId}
      columns={[
        { key: 'title', heading: 'Les', cell: titleOf },
        { key: 'certainty', heading: 'Hoe zeker', cell: ({ certainty }) => certaintyWords[certainty].label },
        { key: 'also', heading: 'Bij ons ook', numeric: true, cell: ({ also }) => also },
        { key: 'not', heading: 'Bij ons niet', numeric: true, cell: ({ not }) => not },
        { key: 'applied', heading: 'Toegepast', numeric: true, cell: ({ applied }) => applied },
      ]}
      empty="Hier ligt niets."
    />
  )
}
