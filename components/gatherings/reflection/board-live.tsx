'use client'

import styles from '#components/gatherings/reflection/board.module.css'
import { useLivePage } from '#components/ui/use-live-page.ts'

type BoardLiveProps = { address: string; pageHref: string; count: number; open: boolean }

/** Keeps the board up to date, and says how many notes hang there. */
export function BoardLive({ address, pageHref, count, open }: BoardLiveProps) {
  const live = useLivePage(address)
  return (
    <p className={styles.live}>
      <span role="status">{count === 1 ? 'Er hangt 1 briefje.' : `Er hangen ${count} briefjes.`}</span>{' '}
      {live ? open && 'Nieuwe briefjes komen er vanzelf bij.' : <a href={pageHref}>Ververs het bord</a>}
    </p>
  )
}
