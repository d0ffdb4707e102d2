import { ActionForm } from '#components/people/action-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import type { FormState } from '#lib/platform/form.ts'
import { formatDayAndTime, isoMoment } from '#lib/platform/time.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>
type LinkFormProps = { token: string; action: Act }

/** Confirms an address. The visit to the page does nothing: only the press does. */
export function ConfirmByLink({ token, action }: LinkFormProps) {
  return (
    <ActionForm action={action} fixed={{ token }} label="Aanmelding bevestigen">
      <Button icon="check">Bevestig mijn aanmelding</Button>
    </ActionForm>
  )
}

/** Yes or no to a place that came free. */
export function OfferByLink({ token, action, until }: LinkFormProps & { until: Date | null }) {
  return (
    <ActionForm action={action} fixed={{ token }} label="Antwoord op de vrijgekomen plaats">
      {until && (
        <p>
          Laat het weten voor <time dateTime={isoMoment(until)}>{formatDayAndTime(until)}</time>. Daarna is de volgende aan de beurt.
        </p>
      )}
      <ButtonRow>
        <Button icon="check" name="answer" value="accept">
          Ja, ik kom
        </Button>
        <Button variant="line" name="answer" value="decline">
          Nee, geef de plaats door
        </Button>
      </ButtonRow>
    </ActionForm>
  )
}
