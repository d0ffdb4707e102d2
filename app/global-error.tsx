'use client'

import '#app/styles/site.css'
import ErrorPage from './error.tsx'

/** The last net: a fault in the frame around every page. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="nl">
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
