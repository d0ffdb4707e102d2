import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/people/rows.module.css'
import { Button } from '#components/ui/button.tsx'
import { uncoupleOrganisationAction } from '#lib/people/actions.ts'
import type { CoupledOrganisation } from '#lib/people/queries-organisations.ts'
import { formatDate, isoMoment } from '#lib/platform/time.ts'

/** The organisations through which somebody signs in, with a button to end each. */
export function OrganisationList({ organisations }: { organisations: readonly CoupledOrganisation[] }) {
  return (
    // Also without any: what was done to the last one is still told.
    <ActionForm action={uncoupleOrganisationAction} label="Organisaties waarmee je inlogt">
      <ul role="list" className={styles.rows}>
        {organisations.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>
              <br />
              gekoppeld op <time dateTime={isoMoment(createdAt)}>{formatDate(createdAt)}</time>, laatst gebruikt op{' '}
              <time dateTime={isoMoment(lastUsedAt)}>{formatDate(lastUsedAt)}</time>
            </span>
            <Button variant="line" small name="coupledId" value={id}>
              Haal {name} weg
            </Button>
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}
