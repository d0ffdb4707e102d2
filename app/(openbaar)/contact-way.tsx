import { contactAddress } from './addresses.ts'
import { StillToFillIn } from './text-page.tsx'

/** How to reach the programme team: the mailbox that the operator gave. Without one it says nothing. */
export function ContactWay({ about }: { about: string }) {
  const address = contactAddress()
  if (!address) return null
  return (
    <p>
      Mail naar <a href={`mailto:${address}`}>{address}</a>. Zet in het onderwerp: {about}.
    </p>
  )
}

/** Says once on a page that the mailbox is missing, so that nobody looks for it. */
export function MissingContactWay({ about, level }: { about: string; level?: 2 | 3 }) {
  if (contactAddress()) return null
  return (
    <StillToFillIn level={level}>
      <p>Het e-mailadres {about}. Zolang het er niet staat, kun je hier niet mailen.</p>
    </StillToFillIn>
  )
}
