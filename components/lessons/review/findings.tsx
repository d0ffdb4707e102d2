import styles from '#components/lessons/review/findings.module.css'
import { FindingAnswer } from '#components/lessons/review/finding-answer.tsx'
import { fieldLabels } from '#components/lessons/writing/lesson-fields.ts'
import { findingDecisionWords, findingWords } from '#lib/lessons/copy-findings.ts'
import { type FindingDecisionRow, type FindingField, type JudgedFinding, identityOf } from '#lib/lessons/status-findings.ts'
import { formatDate } from '#lib/platform/time.ts'

type FindingsProps = {
  lessonId: string
  findings: readonly JudgedFinding[]
  fileNames: Readonly<Record<string, string>>
  /** Whether this curator may answer or ask again now. */
  canAnswer: boolean
}

/** What the privacy scan finds in the version on the desk, with who decided what about it, and why. */
export function Findings({ lessonId, findings, fileNames, canAnswer }: FindingsProps) {
  const open = findings.filter((finding) => finding.isOpen).length
  return (
    <section className={styles.findings} aria-labelledby="herkend">
      <h3 id="herkend">Wat kan herkend worden</h3>
      <p role="status">{sentence(findings.length, open)}</p>
      {findings.length > 0 && (
        <ul role="list" className={styles.list}>
          {findings.map((finding) => (
            <li key={identityOf(finding)} className={styles.item} data-open={finding.isOpen || undefined}>
              <p className={styles.words}>
                <strong>{findingWords[finding.kind]}:</strong> <mark>{finding.text}</mark>
                {finding.times > 1 && ` (${finding.times} keer)`}
              </p>
              <p className={styles.where}>{placeOf(finding.field, fileNames)}</p>
              <p>{finding.reason}</p>
              {finding.history.length > 0 && (
                <ol role="list" className={styles.history}>
                  {finding.history.map((row, index) => (
                    <Decision key={index} row={row} />
                  ))}
                </ol>
              )}
              {finding.severity === 'stop' && <p>Dit kan niet blijven staan. Geef de les terug aan de schrijver.</p>}
              {canAnswer && finding.severity === 'question' && (
                <FindingAnswer
                  lessonId={lessonId}
                  isOpen={finding.isOpen}
                  finding={{ field: finding.field, kind: finding.kind, text: finding.text }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

// Nothing found is no promise, and the sentence says so.
function sentence(count: number, open: number): string {
  if (open > 0) {
    return open === 1
      ? 'Over 1 ding is nog niets besloten. Tot dat gebeurd is kan de les niet geplaatst worden.'
      : `Over ${open} dingen is nog niets besloten. Tot dat gebeurd is kan de les niet geplaatst worden.`
  }
  const ownEyes = 'Dat zegt niet dat niemand te herkennen is: dat zie je alleen door zelf te lezen.'
  return count === 0
    ? `Er is niets gevonden waar de controle naar vraagt. ${ownEyes}`
    : `Over alles wat gevonden is, is een besluit genomen. Kijk of je het daarmee eens bent. ${ownEyes}`
}

const placeOf = (field: FindingField, fileNames: Readonly<Record<string, string>>): string =>
  field.startsWith('file:')
    ? `Bijlage: ${fileNames[field.slice('file:'.length)] ?? 'bestand'}`
    : fieldLabels[field as keyof typeof fieldLabels]

function Decision({ row }: { row: FindingDecisionRow }) {
  const words = findingDecisionWords[row.decision]
  return (
    <li>
      {row.decision === 'reopened' ? 'Opnieuw gevraagd' : 'Mag blijven staan'}:{' '}
      {row.reason === words || row.decision === 'other' || row.decision === 'reopened' ? row.reason : `${words}. ${row.reason}`}
      <span className={styles.where}>
        {' '}
        {row.decidedByName}
        {row.asCurator ? ' (redactie)' : ''}, {formatDate(row.decidedAt)}
      </span>
    </li>
  )
}
