'use client'

import styles from '#components/gatherings/sign-up/sign-up.module.css'
import { CheckboxGroup, RadioGroup } from '#components/ui/choices.tsx'
import { FieldError, SelectField, TextArea, TextField } from '#components/ui/field.tsx'
import { needsKept, signUpRefusals } from '#lib/gatherings/copy.ts'
import type { FormQuestion } from '#lib/gatherings/queries-sign-ups.ts'
import { limits } from '#lib/gatherings/values.ts'
import type { FormState } from '#lib/platform/form.ts'

export type Entered = Readonly<Record<string, string | string[]>>
export type Errors = Readonly<Record<string, string>>

export const entered = (values: Entered, name: string): string => {
  const value = values[name]
  return Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')
}

const kept = (days: number) =>
  days === 1 ? 'We bewaren je antwoord 1 dag na de bijeenkomst.' : `We bewaren je antwoord ${days} dagen na de bijeenkomst.`

/** The name of the field for the answer to a question. */
const answerField = (questionId: string) => `answers.${questionId}`

/** The questions of the organiser. Each says how long its answer is kept. */
export function QuestionFields({ questions, values, errors }: { questions: readonly FormQuestion[]; values: Entered; errors: Errors }) {
  return questions.map((question) => {
    const name = answerField(question.id)
    const value = entered(values, name)
    const field = { name, label: question.label, hint: kept(question.keepDays), error: errors[name], optional: !question.compulsory }
    if (question.kind === 'text') return <TextArea key={name} {...field} rows={3} maxLength={limits.answer} defaultValue={value} />
    const choices =
      question.kind === 'yes_no'
        ? [
            { value: 'ja', label: 'Ja' },
            { value: 'nee', label: 'Nee' },
          ]
        : question.options.map((option) => ({ value: option, label: option }))
    return <RadioGroup key={`${name} ${value}`} {...field} choices={choices} value={value} />
  })
}

/** How many people come along, when that is allowed. */
export function CompanionsField({ allowed, values, errors }: { allowed: number; values: Entered; errors: Errors }) {
  if (allowed === 0) return null
  const value = entered(values, 'companions') || '0'
  return (
    <SelectField
      key={`companions ${value}`}
      name="companions"
      label="Neem je iemand mee?"
      hint="Een introducé telt mee voor het aantal plaatsen. Een collega kun je beter zelf aanmelden: die krijgt dan ook de mails."
      empty="Nee"
      choices={Array.from({ length: allowed }, (_, index) => ({
        value: String(index + 1),
        label: index === 0 ? 'Ja, 1 introducé' : `Ja, ${index + 1} introducés`,
      }))}
      defaultValue={value === '0' ? '' : value}
      error={errors.companions}
      aria-required={undefined}
    />
  )
}

/** Diet and accessibility, with how long that is kept. */
export function NeedsFields({ onSite, values, errors }: { onSite: boolean; values: Entered; errors: Errors }) {
  return (
    <>
      {onSite && (
        <TextField
          name="diet"
          label="Is er iets dat je niet eet?"
          hint={needsKept}
          optional
          maxLength={limits.need}
          defaultValue={entered(values, 'diet')}
          error={errors.diet}
        />
      )}
      <TextField
        name="accessibility"
        label="Heb je iets nodig om mee te kunnen doen?"
        hint={`Bijvoorbeeld een plek voor je rolstoel, of een tolk. ${needsKept}`}
        optional
        maxLength={limits.need}
        defaultValue={entered(values, 'accessibility')}
        error={errors.accessibility}
      />
    </>
  )
}

/** Whether the other participants may see the name. */
export function ShownField({ values }: { values: Entered }) {
  const value = entered(values, 'shownToParticipants')
  return (
    <CheckboxGroup
      key={`shown ${value}`}
      name="shownToParticipants"
      label="Mogen de anderen zien dat je komt?"
      optional
      choices={[
        {
          value: 'ja',
          label: 'Ja, zet mijn naam op de lijst',
          hint: 'Alleen wie ook is aangemeld ziet die lijst. De organisator ziet je naam altijd.',
        },
      ]}
      values={value ? [value] : []}
    />
  )
}

/** Colleagues who are signed up together: all get a place, or all stand on the waiting list. */
export function ColleagueFields({ values, errors }: { values: Entered; errors: Errors }) {
  const rows = Array.from({ length: limits.colleagues }, (_, index) => ({
    name: `colleagues.${index}.name`,
    email: `colleagues.${index}.email`,
  }))
  const filled = rows.some((row) => [row.name, row.email].some((field) => entered(values, field).trim() !== '' || errors[field]))
  return (
    <details className={styles.colleagues} open={filled || errors.colleagues !== undefined || undefined} id="colleagues">
      <summary>Meld ook collega’s aan</summary>
      <p className={styles.quiet}>
        Hoogstens {limits.colleagues} tegelijk. Jullie krijgen allemaal een plaats, of staan samen op de wachtlijst. Elke collega krijgt een
        mail, beantwoordt de vragen van dit formulier zelf en kan zich zelf afmelden.
      </p>
      <FieldError id="colleagues" error={errors.colleagues} />
      {rows.map((row, index) => (
        <fieldset key={row.name} className={styles.colleague}>
          <legend>Collega {index + 1}</legend>
          <TextField
            name={row.name}
            label="Naam"
            optional
            autoComplete="off"
            maxLength={limits.name}
            defaultValue={entered(values, row.name)}
            error={errors[row.name]}
          />
          <TextField
            name={row.email}
            type="email"
            label="E-mailadres"
            optional
            autoComplete="off"
            maxLength={limits.email}
            defaultValue={entered(values, row.email)}
            error={errors[row.email]}
          />
        </fieldset>
      ))}
    </details>
  )
}

/**
 * The errors of a form as the server gave them. It says only that a compulsory question is open; which one that is
 * stands in what was entered.
 */
export function errorsOf(state: FormState, questions: readonly FormQuestion[]): { errors: Errors; message: string | undefined } {
  if (state.ok) return { errors: {}, message: undefined }
  const open = questions.filter((question) => question.compulsory && entered(state.values ?? {}, answerField(question.id)).trim() === '')
  if (state.message !== signUpRefusals.answer_missing || open.length === 0) return { errors: state.errors ?? {}, message: state.message }
  return { errors: Object.fromEntries(open.map((question) => [answerField(question.id), openSentence(question)])), message: undefined }
}

const openSentence = (question: FormQuestion) =>
  question.kind === 'text' ? `Geef antwoord op de vraag ‘${question.label}’` : `Kies een antwoord bij ‘${question.label}’`
