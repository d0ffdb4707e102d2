'use client'

import type { ReactNode } from 'react'
import { BesideText, ReviewedText } from '#components/lessons/review/reviewed-text.tsx'
import { fieldLabels, fieldsInOrder, stepOf } from '#components/lessons/writing/lesson-fields.ts'
import { homeOf, previewFacts } from '#components/lessons/writing/preview-facts.ts'
import { onPlainClick, type GoTo } from '#components/lessons/writing/steps-nav.tsx'
import styles from '#components/lessons/writing/writing.module.css'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { ButtonRow } from '#components/ui/button.tsx'
import { ScriptButton } from '#components/ui/script-button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import type { LessonFileRow, OwnLesson } from '#lib/lessons/queries-writing.ts'
import type { LessonContent, LessonField } from '#lib/lessons/schema.ts'
import { sections } from '#lib/lessons/values.ts'
import { lintLinks } from '#lib/platform/rich-text/links.ts'

type LookOverProps = {
  lesson: Pick<OwnLesson, 'id' | 'status' | 'siteSlug' | 'homeName'>
  content: LessonContent
  documents: readonly LessonFileRow[]
  words: Vocabulary
  missing: Partial<Record<LessonField, string>>
  /** What was missing, or went wrong, when it was sent in; a new object for each press. */
  refusal: { errors?: Record<string, string>; message?: string } | undefined
  busy: boolean
  goTo: GoTo
  onSubmit: () => void
  onPreview: () => void
  findings: ReactNode
}

/** The last step: the text as others will read it, what is missing, what to mind, and the button to send it in. */
export function LookOver({
  lesson,
  content,
  documents,
  words,
  missing,
  refusal,
  busy,
  goTo,
  onSubmit,
  onPreview,
  findings,
}: LookOverProps) {
  const facts = previewFacts(content, lesson, words)
  return (
    <div className={styles.stack}>
      {refusal && <ErrorSummary {...refusal} />}
      {!refusal?.errors && <Missing missing={missing} goTo={goTo} />}
      <LinkAdvice content={content} goTo={goTo} />
      <Notice tone="warning" title="Kan iemand het gezin herkennen?" level={3}>
        <p>
          Ook zonder namen kan een gezin te herkennen zijn: aan een plaats, een leeftijd, een beroep of een bijzondere gebeurtenis, en zeker
          aan die dingen samen. Lees je les nog een keer met die blik. Twijfel je? Laat een collega meelezen.
        </p>
      </Notice>
      {findings}
      <section aria-labelledby="zo-ziet-het-eruit" className={styles.stack}>
        <h3 id="zo-ziet-het-eruit">Je les om na te lezen</h3>
        {facts && (
          <ArrowLink href={`/mijn/lessen/${lesson.id}/voorbeeld`} onClick={onPlainClick(onPreview)}>
            Bekijk de les zoals bezoekers hem zien
          </ArrowLink>
        )}
        <div className={styles.preview}>
          <p className={styles.previewTitle}>{content.title.trim() || 'Nog zonder titel'}</p>
          <ReviewedText content={{ ...content, coreSentence: content.coreSentence.trim() || '(nog leeg)' }} />
          {facts && <BesideText facts={facts} documents={documents} siteShown={content.siteShown} homeName={homeOf(lesson)} />}
        </div>
      </section>
      <ButtonRow>
        <ScriptButton aria-disabled={busy} onClick={onSubmit}>
          {lesson.status === 'submitted' ? 'Stuur opnieuw in' : 'Stuur in'}
        </ScriptButton>
        {busy && <span role="status">Je les wordt ingestuurd.</span>}
      </ButtonRow>
      <p>Een redacteur leest je les voordat bezoekers hem zien. Je krijgt een mail als er een besluit is.</p>
    </div>
  )
}

/** What still has to be filled in; each line leads to its field. */
function Missing({ missing, goTo }: Pick<LookOverProps, 'missing' | 'goTo'>) {
  const fields = fieldsInOrder.filter((field) => missing[field])
  if (fields.length === 0) {
    return (
      <Notice tone="good" title="Alles is ingevuld" level={3}>
        <p>Lees je les nog één keer rustig door en stuur hem dan in.</p>
      </Notice>
    )
  }
  return (
    <Notice title={fields.length === 1 ? 'Er ontbreekt nog 1 antwoord' : `Er ontbreken nog ${fields.length} antwoorden`} level={3}>
      <ul className={styles.missing}>
        {fields.map((field) => (
          <li key={field}>
            <a href={`?stap=${stepOf(field)}#${field}`} onClick={onPlainClick(() => goTo(stepOf(field), field))}>
              {missing[field]}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Links that say too little. Advice: one may send the lesson in all the same. */
function LinkAdvice({ content, goTo }: Pick<LookOverProps, 'content' | 'goTo'>) {
  const found = sections.flatMap((section) => lintLinks(content[section]).map((finding) => ({ section, ...finding })))
  if (found.length === 0) return null
  return (
    <Notice tone="warning" title={found.length === 1 ? 'Kijk naar 1 link' : `Kijk naar ${found.length} links`} level={3}>
      <ul className={styles.missing}>
        {found.map(({ section, text, advice }, index) => (
          <li key={index}>
            ‘{text}’ bij{' '}
            <a href={`?stap=${stepOf(section)}#${section}`} onClick={onPlainClick(() => goTo(stepOf(section), section))}>
              {fieldLabels[section]}
            </a>
            <br />
            {advice}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Errors with keys that are the ids of fields; what is no field of the form stays a sentence for the whole. */
export const asErrors = (missing: Partial<Record<LessonField, string>>): Record<string, string> =>
  Object.fromEntries(fieldsInOrder.flatMap((field) => (missing[field] ? [[field, missing[field]]] : [])))
