'use client'

import { useState } from 'react'
import { fieldInWords, fieldLabels, isSection } from '#components/lessons/writing/lesson-fields.ts'
import { combine, differences, type FieldDifference, type Side } from '#components/lessons/writing/two-versions.ts'
import styles from '#components/lessons/writing/versions.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { LessonContent, LessonField } from '#lib/lessons/schema.ts'
import { wordChanges } from '#lib/platform/rich-text/word-changes.ts'

type VersionChoiceProps = {
  title: string
  /** What happened, who and when. */
  children: string
  mineLabel: string
  otherLabel: string
  base: LessonContent
  mine: LessonContent
  other: LessonContent
  words: Vocabulary
  onChoose: (content: LessonContent) => void
}

/** Two versions of one lesson beside each other. Nothing is thrown away before the writer has said what stays. */
export function VersionChoice({ title, children, base, mine, other, onChoose, ...rest }: VersionChoiceProps) {
  const found = differences(base, mine, other)
  const [picked, setPicked] = useState<Partial<Record<LessonField, Side>>>({})
  const [errors, setErrors] = useState<Record<string, string>>()
  const sideOf = (difference: FieldDifference) => picked[difference.field] ?? difference.suggestion
  const open = found.filter((difference) => !sideOf(difference))

  function goOn() {
    if (open.length > 0)
      return setErrors(Object.fromEntries(open.map(({ field }) => [field, `Kies welke tekst je houdt bij: ${fieldLabels[field]}`])))
    onChoose(combine(mine, other, Object.fromEntries(found.map((difference) => [difference.field, sideOf(difference)]))))
  }

  const pickAll = (side: Side) => setPicked(Object.fromEntries(found.map(({ field }) => [field, side])))
  const ordered = [...found].sort((one, next) => Number(next.changedBy === 'both') - Number(one.changedBy === 'both'))
  return (
    <section aria-labelledby="twee-teksten">
      <Notice tone="warning">
        <h2 id="twee-teksten" tabIndex={-1}>
          {title}
        </h2>
        <p>{children}</p>
        <p>Er is niets weg. Kies per vraag welke tekst je houdt.</p>
      </Notice>
      {errors && <ErrorSummary errors={errors} idOf={Object.fromEntries(found.map(({ field }) => [field, `keuze-${field}`]))} />}
      {found.length > 1 && (
        <ButtonRow>
          <Button type="button" variant="quiet" small onClick={() => pickAll('mine')}>
            Kies overal: {rest.mineLabel}
          </Button>
          <Button type="button" variant="quiet" small onClick={() => pickAll('other')}>
            Kies overal: {rest.otherLabel}
          </Button>
        </ButtonRow>
      )}
      {ordered.map((difference) => (
        <Difference
          key={difference.field}
          {...rest}
          difference={difference}
          mine={mine}
          other={other}
          side={sideOf(difference)}
          onPick={(side) => setPicked((before) => ({ ...before, [difference.field]: side }))}
        />
      ))}
      <ButtonRow>
        <Button type="button" onClick={goOn}>
          Ga verder met deze keuze
        </Button>
      </ButtonRow>
    </section>
  )
}

type DifferenceProps = Pick<VersionChoiceProps, 'mineLabel' | 'otherLabel' | 'mine' | 'other' | 'words'> & {
  difference: FieldDifference
  side: Side | undefined
  onPick: (side: Side) => void
}

const changedWords = {
  mine: 'Alleen jouw tekst is hier gewijzigd.',
  other: 'Alleen de andere tekst is hier gewijzigd.',
  both: 'Beide teksten zijn hier gewijzigd.',
}

function Difference({ difference: { field, changedBy }, mineLabel, otherLabel, mine, other, words, side, onPick }: DifferenceProps) {
  const [mineText, otherText] = [fieldInWords(field, mine, words), fieldInWords(field, other, words)]
  const parts = wordChanges(mineText, otherText)
  const id = `keuze-${field}`
  const pick = (value: Side, label: string, first = false) => (
    <label className={styles.choice}>
      <input type="radio" id={first ? id : undefined} name={id} checked={side === value} onChange={() => onPick(value)} />
      <span>{label.charAt(0).toUpperCase() + label.slice(1)}</span>
    </label>
  )
  return (
    <fieldset className={styles.difference}>
      <legend>{fieldLabels[field]}</legend>
      <p className={styles.who}>
        {changedWords[changedBy]}
        {mineText === otherText && ' De woorden zijn gelijk; de opmaak of een afbeelding verschilt.'}
      </p>
      <div className={styles.sides}>
        <div className={styles.side}>
          {pick('mine', mineLabel, true)}
          <SideText text={mineText} parts={parts.filter(({ kind }) => kind !== 'added')} />
        </div>
        <div className={styles.side}>
          {pick('other', otherLabel)}
          <SideText text={otherText} parts={parts.filter(({ kind }) => kind !== 'removed')} />
        </div>
      </div>
      {isSection(field) && mineText !== '' && otherText !== '' && pick('both', 'Houd allebei, onder elkaar')}
    </fieldset>
  )
}

/** One side, with a mark under the words that only stand there. */
function SideText({ text, parts }: { text: string; parts: ReturnType<typeof wordChanges> }) {
  if (text.trim() === '') return <p className={styles.nothing}>Hier staat niets.</p>
  return (
    // A long text scrolls, so the keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.text} tabIndex={0} role="group" aria-label="De tekst">
      {parts.map(({ kind, text: words }, index) =>
        kind === 'same' ? (
          <span key={index}>{words}</span>
        ) : (
          <mark key={index} className={styles.only}>
            {words}
          </mark>
        ),
      )}
    </div>
  )
}
