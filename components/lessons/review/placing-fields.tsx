import styles from '#components/lessons/review/placing-fields.module.css'
import { RadioGroup } from '#components/ui/choices.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import type { FormState } from '#lib/platform/form.ts'

type PlacingFieldsProps = {
  /** Readers could read it before: then they are told what changed. */
  wasPlaced: boolean
  state: FormState
}

/** What belongs to placing: when, and what to tell readers who knew the lesson before. */
export function PlacingFields({ wasPlaced, state: { values = {}, errors = {} } }: PlacingFieldsProps) {
  const entered = (name: string) => String(values[name] ?? '')
  return (
    <div className={styles.placing}>
      {wasPlaced && (
        <>
          <RadioGroup
            name="changeSize"
            label="Hoe groot is de wijziging?"
            value={entered('changeSize') || 'news'}
            error={errors.changeSize}
            choices={[
              { value: 'news', label: 'Een wijziging die lezers moeten weten', hint: 'Zij lezen wat er is gewijzigd en wanneer.' },
              { value: 'minor', label: 'Een kleine verbetering', hint: 'Bijvoorbeeld een tikfout. De datum van de les blijft staan.' },
            ]}
          />
          <TextArea
            name="changeNote"
            label="Wat is er gewijzigd?"
            hint="Voor lezers, in één of twee zinnen. Bij een kleine verbetering mag je dit leeg laten."
            error={errors.changeNote}
            rows={2}
            maxLength={500}
            aria-required={undefined}
            defaultValue={entered('changeNote')}
          />
        </>
      )}
      <RadioGroup
        name="when"
        label="Wanneer komt de les op de site?"
        value={entered('when') || 'now'}
        error={errors.when}
        choices={[
          { value: 'now', label: 'Nu meteen' },
          { value: 'later', label: 'Op een later moment', hint: 'De les wordt dan vanzelf geplaatst.' },
        ]}
      />
      <div className={styles.when}>
        <TextField
          name="placeDay"
          type="date"
          label="Dag"
          error={errors.placeDay}
          aria-required={undefined}
          defaultValue={entered('placeDay')}
        />
        <TextField
          name="placeTime"
          type="time"
          label="Tijd"
          hint="Nederlandse tijd"
          error={errors.placeTime}
          aria-required={undefined}
          defaultValue={entered('placeTime')}
        />
      </div>
      <TextField
        name="reviewOn"
        type="date"
        label="Wanneer vragen we of de les nog klopt?"
        hint="Laat je dit leeg, dan is het een jaar na plaatsing."
        optional
        error={errors.reviewOn}
        defaultValue={entered('reviewOn')}
      />
    </div>
  )
}
