'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import styles from '#components/questions/questions.module.css'

// Several changes at once are one look.
const rest = 700
const tryAgain = 3_000

type LiveProps = { address: string; pageHref: string; what: string }

/**
 * Keeps a page of questions up to date: the server says that something changed, and the page is read again. What somebody
 * is typing stays. Without script, or without connection, a link does the same.
 */
export function Live({ address, pageHref, what }: LiveProps) {
  const router = useRouter()
  const [live, setLive] = useState(false)
  useEffect(() => {
    let line: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let looking: ReturnType<typeof setTimeout> | undefined
    let lastLook = 0
    const look = () => {
      looking ??= setTimeout(
        () => {
          looking = undefined
          lastLook = Date.now()
          router.refresh()
        },
        Math.max(0, lastLook + rest - Date.now()),
      )
    }
    const open = () => {
      line = new EventSource(address)
      line.addEventListener('open', () => {
        setLive(true)
        look()
      })
      line.addEventListener('change', look)
      line.addEventListener('error', () => {
        setLive(false)
        if (line?.readyState === EventSource.CLOSED) again = setTimeout(open, tryAgain)
      })
    }
    open()
    return () => {
      clearTimeout(again)
      clearTimeout(looking)
      line?.close()
    }
  }, [address, router])
  return <p className={styles.live}>{live ? `${what} komen er vanzelf bij.` : <a href={pageHref}>Ververs deze pagina</a>}</p>
}
