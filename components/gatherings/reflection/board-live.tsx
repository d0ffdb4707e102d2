'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import styles from '#components/gatherings/reflection/board.module.css'

// Several notes at once are one look; a look costs the server a page.
const rest = 700
const tryAgain = 3_000

type BoardLiveProps = { address: string; pageHref: string; count: number; open: boolean }

/**
 * Keeps the board up to date: the server says that something changed, and the page is read again. What somebody is
 * typing stays. Without script, or without connection, a link does the same.
 */
export function BoardLive({ address, pageHref, count, open: boardIsOpen }: BoardLiveProps) {
  const router = useRouter()
  const [live, setLive] = useState(false)

  useEffect(() => {
    let line: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let looking: ReturnType<typeof setTimeout> | undefined
    let lastLook = 0
    const look = () => {
      if (looking) return
      looking = setTimeout(
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
        // Something may have changed between the page and the line, or while there was no line.
        look()
      })
      line.addEventListener('change', look)
      line.addEventListener('error', () => {
        setLive(false)
        // An answer that is no line ends the trying of the browser itself: the server was just stopping, for instance.
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

  return (
    <p className={styles.live}>
      <span role="status">{count === 1 ? 'Er hangt 1 briefje.' : `Er hangen ${count} briefjes.`}</span>{' '}
      {live ? boardIsOpen && 'Nieuwe briefjes komen er vanzelf bij.' : <a href={pageHref}>Ververs het bord</a>}
    </p>
  )
}
