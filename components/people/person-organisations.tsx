import { ActionForm } from '#components/people/action-form.tsx'
import blocks from '#components/people/blocks.module.css'
import styles from '#components/people/rows.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { uncouplePersonAction } from '#lib/people/actions.ts'
import { uncoupleReasonWords } from '#lib/people/copy-organisations.ts'
import type { CoupledOrganisation } from '#lib/people/queries-organisations.ts'
import { uncoupleReasons } from '#lib/people/values.ts'
import { formatDate, isoMoment } from '#lib/platform/time.ts'

type PersonOrganisationsProps = { personId: string; organisations: readonly CoupledOrganisation[]; mayEnd: boolean }

const reasons = uncoupleReasons.map((value) => ({ value, label: uncoupleReasonWords[value] }))

/** The organisations through which somebody signs in, and for an administrator a way to end that. */
export function PersonOrganisations({ personId, organisations, mayEnd }: PersonOrganisationsProps) {
  return (
    // One form around all: what was done is still told when the row that it was about is gone.
    <ActionForm action={uncouplePersonAction} fixed={{ personId }} idOf={{ reason: 'reden-koppeling' }} label="Werkaccounts">
      {organisations.length === 0 && <p>Geen.</p>}
      <ul role="list" className={styles.rows}>
        {organisations.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong>, sinds <time dateTime={isoMoment(createdAt)}>{formatDate(createdAt)}</time>, laatst gebruikt op{' '}
              <time dateTime={isoMoment(lastUsedAt)}>{formatDate(lastUsedAt)}</time>
            </span>
          </li>
        ))}
      </ul>
      {mayEnd && organisations.length > 0 && (
        <details>
          <summary>Koppeling weghalen</summary>
          <div className={blocks.form}>
            <p>
              De persoon wordt overal uitgelogd en krijgt een mail. Inloggen met een link in de mail kan dan nog, en daarna het werkaccount
              opnieuw koppelen ook. Mag de persoon niet meer inloggen? Sluit dan het account.
            </p>
            <SelectField name="reason" id="reden-koppeling" label="Waarom haal je de koppeling weg?" choices={reasons} />
            <ButtonRow>
              {organisations.map(({ id, name }) => (
                <Button key={id} variant="danger" name="coupledId" value={id}>
                  Haal de koppeling met {name} weg
                </Button>
              ))}
            </ButtonRow>
          </div>
        </details>
      )}
    </ActionForm>
  )
}
