'use client'

import { useCallback, useState } from 'react'
import { MarkedLine } from '#components/lessons/writing/findings/marked-line.tsx'
import { useMarked } from '#components/lessons/writing/findings/use-findings.ts'
import { fieldLabels, isOptionalSection } from '#components/lessons/writing/lesson-fields.ts'
import type { ReplaceWords } from '#components/rich-text/marked-words.ts'
import { RichTextField } from '#components/lessons/writing/rich-text-field.tsx'
import type { StepProps } from '#components/lessons/writing/step-props.ts'
import styles from '#components/lessons/writing/writing.module.css'
import { CheckboxGroup, RadioGroup } from '#components/ui/choices.tsx'
import { TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { sectionWords } from '#lib/lessons/copy.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { type Section, limits } from '#lib/lessons/values.ts'

type Form = Pick<StepProps, 'content' | 'change' | 'errors' | 'findings'>

/** One of the sections, with the editor. */
export function SectionField({ section, content, edition, change, errors, onUploadImage, findings }: StepProps & { section: Section }) {
  const { register } = findings
  const onReplacer = useCallback((replace: ReplaceWords | undefined) => register(section, replace), [register, section])
  const marked = useMarked(findings, section)
  return (
    <RichTextField
      // Two editors on one step are two editors, also when React could reuse the first.
      key={section}
      name={section}
      label={fieldLabels[section]}
      hint={sectionWords[section].hint}
      error={errors[section]}
      optional={isOptionalSection(content.kind, section)}
      value={content[section]}
      edition={edition}
      onChange={(value) => change({ [section]: value })}
      onUploadImage={onUploadImage}
      marked={marked}
      onReplacer={onReplacer}
    />
  )
}

type LineName = 'title' | 'coreSentence' | 'resultPeriod' | 'resultNumbers' | 'evidenceSupports' | 'evidenceContradicts'

const lineLimits: Record<LineName, number> = {
  title: limits.title,
  coreSentence: limits.coreSentence,
  resultPeriod: limits.period,
  resultNumbers: limits.numbers,
  evidenceSupports: limits.evidence,
  evidenceContradicts: limits.evidence,
}

/** How much too long a line is, as a sentence. Spaces that the server tidies do not count. */
export function lengthErrors(content: LessonContent): Partial<Record<LineName, string>> {
  const errors: Partial<Record<LineName, string>> = {}
  for (const [name, limit] of Object.entries(lineLimits) as [LineName, number][]) {
    const over = lengthOf(content[name]) - limit
    if (over > 0) errors[name] = `Dit is ${over === 1 ? '1 teken' : `${over} tekens`} te lang. Maak er hoogstens ${limit} tekens van.`
  }
  return errors
}

const lengthOf = (line: string) => line.normalize('NFC').replace(/\s+/g, ' ').length

type LineProps = Form & {
  name: LineName
  hint: string
  optional?: boolean
  /** More than one line of room, though it stays one paragraph. */
  tall?: boolean
  /** Says all the time how much room is left, not only near the end. */
  counted?: boolean
}

/** A short text. It can be typed too long: nothing of a paste is cut off, the writer shortens it. */
export function LineField({ name, hint, optional, tall, counted, content, change, errors, findings }: LineProps) {
  const marked = useMarked(findings, name)
  const left = lineLimits[name] - lengthOf(content[name])
  const showCount = counted || left < lineLimits[name] * 0.2
  const field = {
    name,
    label: fieldLabels[name],
    hint,
    error: errors[name],
    optional,
    autoComplete: 'off',
    value: content[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  }
  return (
    <div>
      {tall ? <TextArea {...field} rows={2} /> : <TextField {...field} />}
      <MarkedLine text={content[name]} words={marked} />
      {showCount && (
        <p className={styles.count} data-over={left < 0 || undefined}>
          {left < 0 ? `${-left} te veel` : `Nog ${left === 1 ? '1 teken' : `${left} tekens`}`}
        </p>
      )}
    </div>
  )
}

type OneOfName = 'kind' | 'experience' | 'principle' | 'level' | 'nationalStatus' | 'certainty' | 'evidenceBasis'

/** One of a few. The choices come from the schema, so what is chosen is one of them. */
export function OneOf({
  name,
  choices,
  hint,
  content,
  change,
  errors,
}: Form & { name: OneOfName; choices: readonly Choice[]; hint?: string }) {
  return (
    <RadioGroup
      name={name}
      label={fieldLabels[name]}
      hint={hint}
      error={errors[name]}
      choices={choices}
      value={content[name] ?? ''}
      onChange={(value) => change({ [name]: value })}
    />
  )
}

type SomeOfProps = Form & { name: 'audiences' | 'themes'; choices: readonly Choice[]; hint: string; most?: number }

/** Some of many, with a most. One too many is not chosen, and the field says why. */
export function SomeOf({ name, choices, hint, most = Infinity, content, change, errors }: SomeOfProps) {
  const [isFull, setFull] = useState(false)
  const chosen = content[name]
  const full = isFull ? `Je kunt er hoogstens ${most} kiezen. Haal er eerst een weg.` : undefined
  return (
    <CheckboxGroup
      name={`${name}[]`}
      label={fieldLabels[name]}
      hint={hint}
      error={full ?? errors[name]}
      choices={choices}
      columns
      values={chosen}
      onChange={(value, checked) => {
        setFull(checked && chosen.length >= most)
        if (!checked) change({ [name]: chosen.filter((slug) => slug !== value) })
        else if (chosen.length < most) change({ [name]: [...chosen, value] })
      }}
    />
  )
}

/** Words of a vocabulary as choices. */
export const choicesOf = (words: readonly { slug: string; name: string }[]): Choice[] =>
  words.map(({ slug, name }) => ({ value: slug, label: name }))

/** Keys with their words as choices, in the order of the schema. */
export const choicesIn = <Key extends string>(keys: readonly Key[], words: Record<Key, { label: string; hint?: string }>): Choice[] =>
  keys.map((key) => ({ value: key, label: words[key].label, hint: words[key].hint }))
