import { CoreSentence, SectionText } from '#components/lessons/review/reviewed-text.tsx'
import styles from '#components/lessons/review/changed-text.module.css'
import { WordChanges } from '#components/lessons/review/word-changes.tsx'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { Highlight } from '#components/ui/highlight.tsx'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { sections } from '#lib/lessons/values.ts'
import type { RichTextDocument } from '#lib/platform/rich-text/document.ts'
import { plainText } from '#lib/platform/rich-text/plain-text.ts'

export type ChangedFact = { term: string; before: string; after: string }

type ChangedTextProps = { before: LessonContent; after: LessonContent; facts: readonly ChangedFact[] }

const fileUrl = (file: string) => `/bestanden/${file}`
// A link can be changed without one visible word, so addresses are compared too.
const words = (text: RichTextDocument) => plainText(text, { addresses: true })
const same = (one: RichTextDocument, other: RichTextDocument) => JSON.stringify(one) === JSON.stringify(other)

/** What changed between two revisions, word by word. What stayed the same is not repeated, only named. */
export function ChangedText({ before, after, facts }: ChangedTextProps) {
  const changed = sections.filter((section) => !same(before[section], after[section]))
  const kept = sections.length - changed.length
  return (
    <>
      {before.title !== after.title && (
        <div className={styles.line}>
          <p className={styles.label}>Titel</p>
          <WordChanges before={before.title} after={after.title} />
        </div>
      )}
      {before.coreSentence === after.coreSentence ? (
        <CoreSentence>
          <Highlight>{after.coreSentence}</Highlight>
        </CoreSentence>
      ) : (
        <div className={styles.line}>
          <p className={styles.label}>De les in één zin</p>
          <WordChanges before={before.coreSentence} after={after.coreSentence} />
        </div>
      )}
      {changed.map((section) => (
        <SectionText key={section} section={section}>
          <SectionChanges before={before[section]} after={after[section]} />
        </SectionText>
      ))}
      {facts.length > 0 && <FactChanges facts={facts} />}
      {kept > 0 && (
        <p className={styles.kept}>
          {changed.length === 0 ? 'In de tekst van de onderdelen is niets gewijzigd.' : 'De andere onderdelen zijn niet gewijzigd.'}
        </p>
      )}
    </>
  )
}

function SectionChanges({ before, after }: { before: RichTextDocument; after: RichTextDocument }) {
  const [was, is] = [words(before), words(after)]
  return (
    <>
      {was === is ? (
        <p className={styles.kept}>Geen woord gewijzigd, wel de opmaak of een afbeelding.</p>
      ) : (
        <WordChanges before={was} after={is} />
      )}
      {is !== '' && (
        <details open={was === is} className={styles.whole}>
          <summary>Bekijk dit onderdeel zoals het nu is</summary>
          <RichText document={after} fileUrl={fileUrl} withDescriptions />
        </details>
      )}
    </>
  )
}

function FactChanges({ facts }: { facts: readonly ChangedFact[] }) {
  return (
    <section aria-labelledby="andere-keuzes" className={styles.facts}>
      <h3 id="andere-keuzes">Andere keuzes</h3>
      <dl>
        {facts.map((fact) => (
          <div key={fact.term}>
            <dt>{fact.term}</dt>
            <dd>
              <WordChanges before={fact.before} after={fact.after} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
