'use client'

import { useEffect, useRef } from 'react'
import { Page } from '#components/layout/page.tsx'
import { ButtonRow, Button, LinkButton } from '#components/ui/button.tsx'
import { Sheet } from '#components/layout/sections.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/**
 * A fault while somebody is at work in a page that is already open. The front door answers a fault of a whole page.
 * The number stands beside the fault in the log.
 */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Page>
      <title>Fout: er ging iets mis – Proeftuin</title>
      <Sheet>
        <h1 ref={heading} tabIndex={-1}>
          Er ging iets mis
        </h1>
        <p>Dat ligt aan de site, niet aan jou. Wat al was opgeslagen, is er nog.</p>
        {error.digest && (
          <p>
            Vraag je hulp? Noem dan nummer <strong>{error.digest}</strong>.
          </p>
        )}
        <ButtonRow>
          <Button type="button" onClick={reset}>
            Probeer opnieuw
          </Button>
          <LinkButton variant="line" href="/">
            Naar de voorpagina
          </LinkButton>
        </ButtonRow>
      </Sheet>
    </Page>
  )
}
