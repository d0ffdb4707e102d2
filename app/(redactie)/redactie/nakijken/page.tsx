import type { Metadata } from 'next'
import { Stack } from '#components/layout/sections.tsx'
import { UnansweredReviews, WithdrawalsAsked } from '#components/lessons/dates/desk-dates.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { unansweredReviews, withdrawalsAsked } from '#lib/lessons/queries-dates.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { TrayPage } from '../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Nakijken', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReviewDatesPage({ searchParams }: Props) {
  const { gedaan } = await searchParams
  const actor = await requireRoleAt('/redactie/nakijken', 'curator')
  const [asked, unanswered] = await Promise.all([withdrawalsAsked(actor), unansweredReviews(actor)])
  return (
    <TrayPage title="Nakijken" intro="Elke geplaatste les heeft een dag waarop we de schrijver vragen of hij nog klopt.">
      <Stack gap="wide">
        {gedaan === 'blijft' && (
          <Notice tone="good" live="status">
            <p>De les blijft staan. De schrijver heeft een mail gekregen.</p>
          </Notice>
        )}
        <section aria-labelledby="kan-weg">
          <h2 id="kan-weg">De schrijver wil de les weghalen</h2>
          <WithdrawalsAsked asked={asked} />
        </section>
        <section aria-labelledby="niet-beantwoord">
          <h2 id="niet-beantwoord">Niet beantwoord</h2>
          <UnansweredReviews reviews={unanswered} now={new Date()} />
        </section>
      </Stack>
    </TrayPage>
  )
}
