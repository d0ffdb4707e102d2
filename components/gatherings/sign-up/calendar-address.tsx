import styles from '#components/gatherings/sign-up/sign-up.module.css'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FormState } from '#lib/platform/form.ts'

type CalendarAddressProps = {
  /** The whole address, a secret; undefined as long as the person has none. */
  address: string | undefined
  renew: (previous: FormState, form: FormData) => Promise<FormState>
}

/** The own gatherings in an own calendar program, by an address that only this person knows. */
export function CalendarAddress({ address, renew }: CalendarAddressProps) {
  return (
    <ActionForm action={renew} label="Je agenda volgen">
      <p>Zet dit adres in je agendaprogramma. Je bijeenkomsten staan dan vanzelf in je agenda, ook als er iets verandert.</p>
      {address ? (
        <>
          <p className={styles.link}>
            <a href={address}>{address}</a>
          </p>
          <p className={styles.quiet}>
            Houd dit adres voor jezelf: wie het kent, ziet waar je naartoe gaat. Kent een ander het toch? Maak dan een nieuw adres.
          </p>
          <Button variant="line" small>
            Maak een nieuw adres
          </Button>
        </>
      ) : (
        <Button variant="line" small icon="calendar">
          Maak een adres voor je agenda
        </Button>
      )}
    </ActionForm>
  )
}
