import styles from '#components/bundles/path.module.css'
import { Prose } from '#components/layout/sections.tsx'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ElementPage } from '#lib/bundles/queries-elements.ts'
import { fromParagraphs } from '#lib/platform/rich-text/from-paragraphs.ts'

const noFiles = () => ''

/** The text of a part: words of somebody as a quote, anything else as running text. */
export function ElementText({ element }: { element: ElementPage['element'] }) {
  const text = <RichText document={fromParagraphs(element.body)} fileUrl={noFiles} />
  if (element.kind === 'words')
    return (
      <figure>
        <blockquote className={styles.quote}>{text}</blockquote>
        {element.saidBy && <figcaption className={styles.saidBy}>{element.saidBy}</figcaption>}
      </figure>
    )
  return (
    <>
      <Prose>{text}</Prose>
      {element.saidBy && <p className={styles.saidBy}>{element.saidBy}</p>}
    </>
  )
}

/** Printing an exercise, and a clock for in the team. Both need script, and are not there without it. */
export function ExerciseTools({ minutes }: { minutes: number | null }) {
  return (
    <div className={styles.tools} data-needs-script>
      <Button type="button" variant="line" icon="print" data-press="print">
        Print deze oefening
      </Button>
      {minutes && (
        <>
          <Button type="button" variant="line" icon="clock" data-timer={minutes}>
            Start de klok: {minutes} minuten
          </Button>
          <span className={styles.timer} role="timer" data-timer-shows />
          <span role="status" data-timer-says />
        </>
      )}
    </div>
  )
}
