import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { ConfirmReaction } from '#components/lessons/voices/confirm-reaction.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Notice } from '#components/ui/notice.tsx'
import { reactionWords, voicesRefusals } from '#lib/lessons/copy-voices.ts'
import { reactionToConfirm } from '#lib/lessons/queries-voices.ts'
import { env } from '#lib/platform/env.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Reactie bevestigen', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Looks only: a mail scanner that opens the link confirms nothing. */
export default async function ConfirmReactionPage({ searchParams }: Props) {
  const { sleutel, bevestigd } = await searchParams
  const reaction = await reactionToConfirm(sleutel)
  return (
    <Page breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: 'Reactie bevestigen' }]} demo={env().DEMO === '1'} signedIn={false}>
      <Sheet>
        <PageHead title={bevestigd === '1' ? 'Je reactie is bevestigd' : 'Bevestig je reactie'} />
        {bevestigd === '1' ? (
          <Notice tone="good">
            <p>Een redacteur leest je reactie. Je krijgt een mail als hij onder de les staat.</p>
          </Notice>
        ) : reaction && typeof sleutel === 'string' ? (
          <Stack>
            <p>
              {reactionWords[reaction.kind].noun} van {reaction.name || 'een lezer'}:
            </p>
            <p className={styles.body}>{reaction.body}</p>
            <ConfirmReaction token={sleutel} />
          </Stack>
        ) : (
          <Notice tone="warning" title="Deze link werkt niet meer">
            <p>{voicesRefusals.link_gone}</p>
          </Notice>
        )}
      </Sheet>
    </Page>
  )
}
