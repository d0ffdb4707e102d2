import { contactAddress } from './addresses.ts'
import { StillToFillIn } from './text-page.tsx'

/** How to reach the programme team: the mailbox that the operator gave, or that it is missing. */
export function ContactWay({ about }: { about: string }) {
  const address = contactAddress()
  if (address) {
    return (
      <p>
        Mail naar <a href={`mailto:${address}`}>{address}</a>. Zet in het onderwerp: {about}.
      </p>
    )
  }
  return (
    <StillToFillIn>
      <p>Het e-mailadres voor {about}. Zolang het er niet staat, kun je hier niet mailen.</p>
    </StillToFillIn>
  )
}
