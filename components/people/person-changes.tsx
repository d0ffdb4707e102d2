import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/people/rows.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { SelectField, type Choice } from '#components/ui/field.tsx'
import type { FormState } from '#lib/platform/form.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

export type DatedRow = { value: string; label: string; from: Date; until: Date | null; mayEnd: boolean }

type DatedRowsProps = {
  /** The name of the field: 'role' or 'place'. */
  name: string
  label: string
  personId: string
  rows: readonly DatedRow[]
  now: Date
  endAction: (previous: FormState, form: FormData) => Promise<FormState>
  startAction: (previous: FormState, form: FormData) => Promise<FormState>
  /** What can be added; nothing hides the form. */
  choices: readonly Choice[]
  choiceLabel: string
}

function Period({ row }: { row: DatedRow }) {
  return (
    <>
      sinds <time dateTime={isoDay(row.from)}>{formatDate(row.from)}</time>
      {row.until && (
        <>
          {' '}
          tot <time dateTime={isoDay(row.until)}>{formatDate(row.until)}</time>
        </>
      )}
    </>
  )
}

/** Roles or places of a person: what holds now with a button to end it, what was, and a form to add one. */
export function DatedRows({ name, label, personId, rows, now, endAction, startAction, choices, choiceLabel }: DatedRowsProps) {
  const isOpen = (row: DatedRow) => row.until === null || row.until > now
  const open = rows.filter(isOpen)
  const past = rows.filter((row) => !isOpen(row))
  return (
    <>
      <ActionForm action={endAction} fixed={{ personId }} label={`${label} nu`}>
        {open.length === 0 && <p>Geen.</p>}
        <ul role="list" className={styles.rows}>
          {open.map((row) => (
            <li key={row.value}>
              <span>
                <strong>{row.label}</strong>, <Period row={row} />
              </span>
              {row.mayEnd && (
                <Button variant="line" small name={name} value={row.value}>
                  Beëindig {row.label}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </ActionForm>
      {past.length > 0 && (
        <details>
          <summary>Eerder</summary>
          <ul>
            {past.map((row) => (
              <li key={`${row.value} ${row.from.toISOString()}`}>
                {row.label}, <Period row={row} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {choices.length > 0 && (
        <ActionForm action={startAction} fixed={{ personId }} idOf={{ [name]: `${name}-nieuw` }} label={`${label} toevoegen`}>
          <SelectField name={name} id={`${name}-nieuw`} label={choiceLabel} choices={choices} />
          <ButtonRow>
            <Button variant="line" icon="plus">
              Voeg toe
            </Button>
          </ButtonRow>
        </ActionForm>
      )}
    </>
  )
}
