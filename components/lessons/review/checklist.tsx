import styles from '#components/lessons/review/checklist.module.css'
import { RadioGroup } from '#components/ui/choices.tsx'
import { checkAnswerWords, checkWords } from '#lib/lessons/copy-checklist.ts'
import { checkAnswers, checks, fieldOfCheck } from '#lib/lessons/values-checklist.ts'
import type { FormState } from '#lib/platform/form.ts'

const choices = checkAnswers.map((answer) => ({ value: answer, label: checkAnswerWords[answer] }))

/** What a curator looks at before placing. It shows once 'Plaatsen' is chosen, also without script. */
export function Checklist({ state: { values = {}, errors = {} } }: { state: FormState }) {
  return (
    <fieldset className={styles.checklist}>
      <legend>Kan iemand herkend worden?</legend>
      <p>Een tekst zonder namen kan nog steeds iemand aanwijzen. Beantwoord elke vraag. Twijfel je? Geef de les dan terug.</p>
      {checks.map((check) => (
        <RadioGroup
          key={check}
          name={fieldOfCheck[check]}
          label={checkWords[check].question}
          value={String(values[fieldOfCheck[check]] ?? '')}
          error={errors[fieldOfCheck[check]]}
          choices={choices}
          columns
        />
      ))}
    </fieldset>
  )
}
