'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

// Several changes at once are one look; a look costs the server a page.
const rest = 700
const tryAgain = 3_000

/**
 * Keeps a page up to date: the server says at the address (an event stream) that something changed, and the page is read
 * again. What somebody is typing stays.
 * @returns whether the line is open now; without it, and without script, the page offers a link that does the same
 */
export function useLivePage(address: string): boolean {
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
  return live
}
