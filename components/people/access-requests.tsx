import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/people/rows.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import { letInAction, refuseAccessAction } from '#lib/people/actions-access.ts'
import type { AccessRequestRow } from '#lib/people/queries-access.ts'
import { formatWaiting } from '#lib/platform/time.ts'

/** The requests that wait, each with its two answers. */
export function AccessRequests({ requests, places, now }: { requests: readonly AccessRequestRow[]; places: readonly Choice[]; now: Date }) {
  if (requests.length === 0) return <p>Er wachten geen verzoeken.</p>
  return (
    <ol role="list" className={styles.requests}>
      {requests.map((request) => (
        <li key={request.id}>
          <h3>
            {request.name}, {request.organisation}
          </h3>
          <p>
            {request.email}
            <br />
            {request.placeName ?? 'Geen proeftuin of regio gekozen'}, {formatWaiting(request.createdAt, now)}
          </p>
          <p className={styles.motivation}>{request.motivation}</p>
          {request.accountIsClosed && (
            <p>
              Er is een gesloten account bij dit adres.{' '}
              <a href={`/beheer/mensen?q=${encodeURIComponent(request.email)}`}>Open dat eerst weer.</a>
            </p>
          )}
          <ActionForm
            action={letInAction}
            fixed={{ requestId: request.id }}
            idOf={{ place: `plek-${request.id}` }}
            label={`${request.name} toelaten`}
          >
            <SelectField
              name="place"
              id={`plek-${request.id}`}
              label={`Waar hoort ${request.name} bij?`}
              choices={places}
              defaultValue={request.place ?? ''}
            />
            <ButtonRow>
              <Button icon="check">Laat {request.name} toe</Button>
            </ButtonRow>
          </ActionForm>
          <ActionForm action={refuseAccessAction} fixed={{ requestId: request.id }} label={`${request.name} niet toelaten`}>
            <Button variant="quiet" icon="close">
              Laat {request.name} niet toe
            </Button>
          </ActionForm>
        </li>
      ))}
    </ol>
  )
}
