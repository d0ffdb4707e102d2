import type { ReactNode } from 'react'
import { LessonFacts, type LessonFactsProps } from '#components/lessons/lesson-facts.tsx'
import { DocumentList } from '#components/lessons/review/document-list.tsx'
import styles from '#components/lessons/review/reviewed-text.module.css'
import { RichText } from '#components/rich-text/rich-text.tsx'
import { Highlight } from '#components/ui/highlight.tsx'
import { sectionHeadings } from '#lib/lessons/copy.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'
import { type Section, sections } from '#lib/lessons/values.ts'
import { isEmpty } from '#lib/platform/rich-text/plain-text.ts'

type LessonDocument = { id: string; name: string; mediaType: string; bytes: number }

const fileUrl = (file: string) => `/bestanden/${file}`

/** The core sentence as readers will see it. */
export function CoreSentence({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div className={styles.core}>
      <p className={styles.coreLabel}>De les in één zin</p>
      <p id={id}>{children}</p>
    </div>
  )
}

type ReviewedTextProps = {
  content: LessonContent
  /** What belongs to a part of the text and stands beneath it, as notes do. */
  beneath?: (part: 'coreSentence' | Section) => ReactNode
}

/** The id of the element with the words of a part, for who points at them. */
export const textIdOf = (part: string): string => `tekst-${part}`

/** The text of a revision, every section that was filled in. */
export function ReviewedText({ content, beneath }: ReviewedTextProps) {
  return (
    <>
      <CoreSentence id={textIdOf('coreSentence')}>
        <Highlight>{content.coreSentence}</Highlight>
      </CoreSentence>
      {beneath?.('coreSentence')}
      {sections
        .filter((section) => !isEmpty(content[section]))
        .map((section) => (
          <SectionText key={section} section={section}>
            <div id={textIdOf(section)}>
              <RichText document={content[section]} fileUrl={fileUrl} withDescriptions />
            </div>
            {beneath?.(section)}
          </SectionText>
        ))}
    </>
  )
}

export function SectionText({ section, children }: { section: Section; children: ReactNode }) {
  return (
    <section aria-labelledby={section} className={styles.section}>
      <h3 id={section}>{sectionHeadings[section]}</h3>
      {children}
    </section>
  )
}

type BesideTextProps = { facts: LessonFactsProps; documents: readonly LessonDocument[]; siteShown: boolean; homeName: string }

/** What comes with the text: attachments, whether the site is named, and the facts. */
export function BesideText({ facts, documents, siteShown, homeName }: BesideTextProps) {
  return (
    <>
      {documents.length > 0 && (
        <section aria-labelledby="bijlagen" className={styles.section}>
          <h3 id="bijlagen">{documents.length === 1 ? 'Bijlage' : 'Bijlagen'}</h3>
          <DocumentList documents={documents} />
        </section>
      )}
      <section aria-labelledby="over-deze-les" className={styles.section}>
        <h3 id="over-deze-les">Over deze les</h3>
        <p>
          {siteShown
            ? `Bezoekers zien dat deze les van ${homeName} komt.`
            : `De schrijver verbergt waar de les vandaan komt. Bezoekers zien ${homeName} niet. Let extra op details die het verraden.`}
        </p>
        <div className={styles.facts}>
          <LessonFacts {...facts} />
        </div>
      </section>
    </>
  )
}
