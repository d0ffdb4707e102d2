import type { Metadata } from 'next'
import { Stack } from '#components/layout/sections.tsx'
import { DeskAnswers } from '#components/lessons/voices/desk-answers.tsx'
import { DeskReactions } from '#components/lessons/voices/desk-reactions.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { deskAnswers } from '#lib/lessons/queries-answers.ts'
import { deskReactions } from '#lib/lessons/queries-voices.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Reacties van lezers', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  geplaatst: 'De reactie staat onder de les. De schrijver heeft een mail gekregen.',
  'niet-geplaatst': 'De reactie komt niet op de site. Wie reageerde, heeft een mail gekregen.',
  weg: 'De reactie is van de site.',
  'antwoord-geplaatst': 'Het antwoord staat onder de reactie. De schrijver heeft een mail gekregen.',
  'antwoord-niet-geplaatst': 'Het antwoord komt niet op de site. De schrijver heeft een mail gekregen.',
  'antwoord-weg': 'Het antwoord is van de site.',
}

export default async function ReactionsPage({ searchParams }: Props) {
  const { lijst, gedaan } = await searchParams
  const placed = lijst === 'geplaatst'
  const actor = await requireRoleAt('/redactie/reacties', 'curator')
  const status = placed ? 'placed' : 'waiting'
  const [reactions, answers] = await Promise.all([deskReactions(actor, status), deskAnswers(actor, status)])
  const now = new Date()
  const said = typeof gedaan === 'string' && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined
  return (
    <TrayPage
      title="Reacties van lezers"
      intro="Een reactie is pas te zien als een redacteur hem heeft gelezen. Dat geldt ook voor wat een schrijver antwoordt."
    >
      <Stack>
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        <Filters
          label="Welke reacties"
          tabs={[
            { label: 'Te lezen', href: '/redactie/reacties', current: !placed },
            { label: 'Geplaatst', href: '/redactie/reacties?lijst=geplaatst', current: placed },
          ]}
        />
        {(reactions.length > 0 || answers.length === 0) && <DeskReactions reactions={reactions} now={now} />}
        <DeskAnswers answers={answers} now={now} />
      </Stack>
    </TrayPage>
  )
}
