'use client'

import styles from '#components/questions/questions.module.css'
import { useLivePage } from '#components/ui/use-live-page.ts'

type LiveProps = { address: string; pageHref: string; what: string }

/** Keeps a page of questions up to date, and says whether that is so. */
export function Live({ address, pageHref, what }: LiveProps) {
  const live = useLivePage(address)
  return <p className={styles.live}>{live ? `${what} komen er vanzelf bij.` : <a href={pageHref}>Ververs deze pagina</a>}</p>
}
