'use client'

import { choicesIn, choicesOf, LineField, OneOf, SectionField, SomeOf } from '#components/lessons/writing/form-fields.tsx'
import { fieldLabels } from '#components/lessons/writing/lesson-fields.ts'
import type { StepProps } from '#components/lessons/writing/step-props.ts'
import { RadioGroup } from '#components/ui/choices.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { certaintyWords, evidenceBasisWords, experienceWords, kindWords, levelWords, nationalStatusWords } from '#lib/lessons/copy.ts'
import { certainties, evidenceBases, experiences, kinds, levels, limits, nationalStatuses } from '#lib/lessons/values.ts'

/** Step 1: what the lesson is. */
export function LessonStep(props: StepProps) {
  return (
    <>
      <OneOf {...props} name="kind" choices={choicesIn(kinds, kindWords)} />
      <LineField {...props} name="title" hint="Kort en concreet. Noem geen namen van mensen." />
      <LineField {...props} name="coreSentence" hint="Wat moet een collega onthouden? Deze zin staat boven je les." tall counted />
      <SectionField {...props} section="situation" />
    </>
  )
}

/** Step 2: what was done and what came of it. */
export function DoneStep(props: StepProps) {
  const { evidenceBasis } = props.content
  const optional = evidenceBasis === null || evidenceBasis === 'impression'
  return (
    <>
      <SectionField {...props} section="approach" />
      <SectionField {...props} section="results" />
      <LineField
        {...props}
        name="resultPeriod"
        hint="Bijvoorbeeld: januari tot en met juni 2026. Verplicht bij een telling, monitor of onderzoek."
        optional={optional}
      />
      <LineField {...props} name="resultNumbers" hint="Noem ook het geheel, bijvoorbeeld: 9 van de 14 gezinnen." optional={optional} />
      <SectionField {...props} section="failures" />
    </>
  )
}

/** Step 3: what somebody else needs to use it. */
export function ForOthersStep(props: StepProps) {
  return (
    <>
      <SectionField {...props} section="differently" />
      <SectionField {...props} section="conditions" />
      <SectionField {...props} section="tryIt" />
      <SectionField {...props} section="perspective" />
      <SomeOf {...props} name="audiences" choices={choicesOf(props.words.audiences)} hint="Kies er een of meer." />
      <OneOf {...props} name="experience" choices={choicesIn(experiences, experienceWords)} />
    </>
  )
}

/** Step 4: how sure it is and where it belongs. */
export function CertaintyStep({ home, ...props }: StepProps & { home: string }) {
  const { content, change, words } = props
  return (
    <>
      <SomeOf {...props} name="themes" choices={choicesOf(words.themes)} hint={`Kies er een tot ${limits.themes}.`} most={limits.themes} />
      <OneOf {...props} name="principle" choices={choicesOf(words.principles)} />
      <SelectField
        name="tip"
        label={fieldLabels.tip}
        optional
        empty="Geen tip"
        choices={words.tips.map((tip) => ({ value: String(tip.number), label: `${tip.number}. ${tip.name}` }))}
        value={content.tip === null ? '' : String(content.tip)}
        onChange={(event) => change({ tip: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
      />
      <OneOf {...props} name="level" choices={choicesIn(levels, levelWords)} />
      <OneOf {...props} name="nationalStatus" choices={choicesIn(nationalStatuses, nationalStatusWords)} />
      <OneOf
        {...props}
        name="certainty"
        choices={choicesIn(certainties, certaintyWords)}
        hint="Eén keer gezien is ook goed. Wees eerlijk, dan weet een ander wat het waard is."
      />
      <OneOf {...props} name="evidenceBasis" choices={choicesIn(evidenceBases, evidenceBasisWords)} />
      <LineField {...props} name="evidenceSupports" hint="Bijvoorbeeld: drie teams zagen hetzelfde." optional tall />
      <LineField {...props} name="evidenceContradicts" hint="Zag iemand iets anders? Dat maakt je les sterker." optional tall />
      <RadioGroup
        name="siteShown"
        label={fieldLabels.siteShown}
        hint="Werk je met weinig gezinnen, of in een kleine plaats? Dan kan alleen al de naam van je proeftuin of regio verraden om welk gezin het gaat. Verberg de naam als je twijfelt."
        choices={[
          { value: 'ja', label: `Ja, noem ${home}` },
          { value: 'nee', label: 'Nee, verberg de naam', hint: 'Alleen de redactie ziet waar de les vandaan komt.' },
        ]}
        value={content.siteShown ? 'ja' : 'nee'}
        onChange={(value) => change({ siteShown: value === 'ja' })}
      />
    </>
  )
}
