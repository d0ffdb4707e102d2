'use client'

import { useRef } from 'react'
import { FindingItem, type AnswerWords } from '#components/lessons/writing/findings/finding-item.tsx'
import styles from '#components/lessons/writing/findings/findings.module.css'
import type { WriterFindings } from '#components/lessons/writing/findings/use-findings.ts'
import { fieldLabels, stepOf, type Step } from '#components/lessons/writing/lesson-fields.ts'
import { onPlainClick, type GoTo } from '#components/lessons/writing/steps-nav.tsx'
import type { LessonField } from '#lib/lessons/schema.ts'
import { type FindingField, type JudgedFinding, identityOf } from '#lib/lessons/status-findings.ts'

type PanelProps = {
  lessonId: string
  findings: WriterFindings
  /** An attachment was added or taken away, and the server has not told yet what stands in them. */
  isReading: boolean
  /** The step whose findings are shown; the look-over shows all. */
  step: Step
  goTo: GoTo
  /** Saves what is on the screen, so that an answer is about the words that the server holds. */
  flush: () => Promise<number | undefined>
}

/** What can be recognised in the text: the words, why, other words with one press, or why they may stay. */
export function FindingsPanel({ lessonId, findings, isReading, step, goTo, flush }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const here = findings.all?.filter(({ field }) => step === 'nakijken' || stepOfFinding(field) === step) ?? []
  const open = here.filter((finding) => finding.isOpen)
  const decided = here.filter((finding) => !finding.isOpen)
  const where = (field: FindingField) => <FieldLink field={field} fileNames={findings.fileNames} goTo={goTo} />
  // What had the focus goes with its finding.
  const leave = () => heading.current?.focus()
  const answer: AnswerWords = { lessonId, flush, leave, replace: step === 'nakijken' ? undefined : findings.replace }
  return (
    <section className={styles.panel} aria-labelledby="herkend">
      <h3 id="herkend" ref={heading} tabIndex={-1}>
        Wat kan herkend worden
      </h3>
      <p role="status">{isReading ? 'We lezen nog wat er in de bijlagen staat.' : findings.all ? sentence(open.length, step) : ''}</p>
      {open.length > 0 && (
        <ul role="list" className={styles.list}>
          {open.map((finding) => (
            <FindingItem key={identityOf(finding)} finding={finding} where={where(finding.field)} answer={answer} />
          ))}
        </ul>
      )}
      {decided.length > 0 && (
        <details className={styles.decided}>
          <summary>Mag blijven staan: {decided.length}</summary>
          <ul role="list" className={styles.list}>
            {decided.map((finding) => (
              <Decided key={identityOf(finding)} finding={finding} where={where(finding.field)} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const stepOfFinding = (field: FindingField): Step => (isFile(field) ? '4' : stepOf(field))
const isFile = (field: FindingField): field is `file:${string}` => field.startsWith('file:')

// Nothing found is no promise, and the sentence says so.
function sentence(count: number, step: Step): string {
  const place = step === 'nakijken' ? 'in je les' : 'op deze bladzijde'
  if (count === 0)
    return `Er staan ${place} geen vragen open. Dat zegt niet dat niemand te herkennen is: dat zie je alleen door zelf te lezen.`
  return count === 1 ? `Kijk ${place} naar 1 ding.` : `Kijk ${place} naar ${count} dingen.`
}

function FieldLink({ field, fileNames, goTo }: { field: FindingField; fileNames: Readonly<Record<string, string>>; goTo: GoTo }) {
  if (isFile(field)) return <>Bijlage: {fileNames[field.slice('file:'.length)] ?? 'bestand'}</>
  const to: LessonField = field
  return (
    <a href={`?stap=${stepOf(to)}#${to}`} onClick={onPlainClick(() => goTo(stepOf(to), to))}>
      {fieldLabels[to]}
    </a>
  )
}

function Decided({ finding, where }: { finding: JudgedFinding; where: React.ReactNode }) {
  const last = finding.history.at(-1)
  return (
    <li>
      <p>
        <mark>{finding.text}</mark> <span className={styles.where}>{where}</span>
      </p>
      {last && (
        <p className={styles.reason}>
          {last.reason} ({last.decidedByName})
        </p>
      )}
    </li>
  )
}
