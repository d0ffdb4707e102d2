import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { handleReportAction } from '#lib/lessons/actions-voices.ts'
import { reportWords } from '#lib/lessons/copy-voices.ts'
import type { DeskReport, HandledReport } from '#lib/lessons/queries-voices.ts'
import { formatDate, formatWaiting, isoDay } from '#lib/platform/time.ts'

/** What was reported and is not handled: first where somebody may be recognised. */
export function DeskReports({ reports, now }: { reports: readonly DeskReport[]; now: Date }) {
  if (reports.length === 0) return <p>Er zijn geen open meldingen.</p>
  return (
    <ol role="list" className={styles.tray}>
      {reports.map((report, index) => (
        <li key={report.id}>
          <div>
            <ReportHeading report={report} />
            {report.reason === 'recognisable' && report.isPublic && <p className={styles.urgent}>Kijk hier als eerste naar.</p>}
            <Meta>
              {formatWaiting(report.createdAt, now)}
              {report.email && `antwoord aan ${report.email}`}
              <a href={`/redactie/${report.lessonId}`}>
                {report.isPublic ? 'Open de les, en haal hem weg als dat nodig is' : 'Open de les'}
              </a>
            </Meta>
          </div>
          <p className={styles.body}>{report.message || 'Zonder toelichting.'}</p>
          {report.reactionBody && (
            <p className={styles.body}>
              Het gaat om deze reactie: ‘{report.reactionBody}’ <a href="/redactie/reacties?lijst=geplaatst">Naar de geplaatste reacties</a>
            </p>
          )}
          <ActionForm
            action={handleReportAction}
            fixed={{ reportId: report.id }}
            idOf={{ outcome: `uitkomst-${report.id}` }}
            label={`Melding ${index + 1} afhandelen`}
          >
            <TextArea
              name="outcome"
              id={`uitkomst-${report.id}`}
              label="Wat heb je ermee gedaan?"
              hint="Alleen de redactie leest dit. Het e-mailadres van de melder wordt hierna gewist: antwoord dus eerst."
              rows={2}
              maxLength={1000}
            />
            <ButtonRow>
              <Button variant="line" icon="check">
                Handel de melding af
              </Button>
            </ButtonRow>
          </ActionForm>
        </li>
      ))}
    </ol>
  )
}

const ReportHeading = ({ report }: { report: Pick<DeskReport, 'reason' | 'lessonTitle'> }) => (
  <h2>
    {reportWords[report.reason].label}: {report.lessonTitle ? `‘${report.lessonTitle}’` : 'een les die al weg is'}
  </h2>
)

/** What was reported and handled, with what was done: to read back when it is asked again. */
export function HandledReports({ reports }: { reports: readonly HandledReport[] }) {
  if (reports.length === 0) return <p>Er is nog geen melding afgehandeld.</p>
  return (
    <ol role="list" className={styles.tray}>
      {reports.map((report) => (
        <li key={report.id}>
          <div>
            <ReportHeading report={report} />
            <Meta>
              <span>
                gemeld op <time dateTime={isoDay(report.createdAt)}>{formatDate(report.createdAt)}</time>
              </span>
              <span>
                afgehandeld op <time dateTime={isoDay(report.handledAt)}>{formatDate(report.handledAt)}</time> door {report.handledByName}
              </span>
              <a href={`/redactie/${report.lessonId}`}>Open de les</a>
            </Meta>
          </div>
          <p className={styles.body}>{report.message || 'Zonder toelichting.'}</p>
          <p className={styles.body}>
            <strong>Gedaan:</strong> {report.outcome}
          </p>
        </li>
      ))}
    </ol>
  )
}
