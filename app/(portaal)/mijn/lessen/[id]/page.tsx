import type { Metadata } from 'next'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { AuthorNotes } from '#components/lessons/notes/author-notes.tsx'
import { DocumentList } from '#components/lessons/review/document-list.tsx'
import { ReviewedText } from '#components/lessons/review/reviewed-text.tsx'
import { LessonState, openMessage } from '#components/lessons/writing/lesson-state.tsx'
import { LessonWriter } from '#components/lessons/writing/lesson-writer.tsx'
import styles from '#components/lessons/writing/writing.module.css'
import { WhoWaits } from '#components/questions/open/open-forms.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { reviewAnswerWords } from '#lib/lessons/copy-dates.ts'
import { mayEdit } from '#lib/lessons/policy.ts'
import { vocabulary } from '#lib/lessons/queries.ts'
import { ownFindings } from '#lib/lessons/queries-findings.ts'
import { lessonNotesOf } from '#lib/lessons/queries-desk.ts'
import type { OwnLesson } from '#lib/lessons/queries-writing.ts'
import { whoWaitsFor } from '#lib/questions/queries-open.ts'
import { PortalPage } from '../../portal-page.tsx'
import { readOwnLesson, titleOf } from './own-lesson.ts'

type Asked = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await readOwnLesson(params)
  return { title: titleOf(lesson), robots: { index: false } }
}

export default async function OwnLessonPage({ params, searchParams }: Props) {
  const { actor, lesson } = await readOwnLesson(params)
  const [words, asked, known, notes, waiting] = await Promise.all([
    vocabulary(lesson.draft.content.themes),
    searchParams,
    ownFindings(actor, lesson.id),
    lessonNotesOf(actor, lesson.id, lesson.draft.content),
    whoWaitsFor(actor, lesson.id),
  ])
  const { draft, decisions, ...rest } = lesson
  // Whether one may edit asks for who wrote before too, but only of who decides; here it is about who writes now.
  const canEdit = mayEdit(actor, { status: lesson.status, authorIds: lesson.authors.map((author) => author.id), everAuthorIds: [] })
  return (
    <PortalPage
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Je lessen', href: '/mijn/lessen' }, { label: titleOf(lesson) }]}
    >
      <Wrap>
        <PageHead title={titleOf(lesson)} />
        <div className={styles.layout}>
          <div className={styles.main}>
            <Said said={saidOf(asked, lesson.status)} />
            {canEdit ? (
              <>
                <noscript>
                  <p>
                    Schrijven lukt alleen met JavaScript. Staat dat bij jou uit? <a href="/contact">Neem contact op</a>, dan helpen we je.
                  </p>
                </noscript>
                <LessonWriter
                  lesson={rest}
                  draft={{ content: draft.content, version: draft.version, savedAt: draft.savedAt.toISOString() }}
                  userId={actor.id}
                  words={words}
                  known={known}
                />
              </>
            ) : (
              <ReadOnly lesson={lesson} />
            )}
          </div>
          {/* A long message scrolls by itself, so the keyboard has to reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <aside className={styles.side} aria-label="Over deze les" tabIndex={openMessage(lesson) ? 0 : undefined}>
            <AuthorNotes notes={notes} />
            <LessonState
              id={lesson.id}
              status={lesson.status}
              publicSlug={lesson.publicSlug}
              decisions={decisions}
              placeAt={lesson.placeAt}
              mergedIntoSlug={lesson.mergedIntoSlug}
              openSuggestions={lesson.openSuggestions}
            />
            <WhoWaits lessonId={lesson.id} questions={waiting} />
          </aside>
        </div>
      </Wrap>
    </PortalPage>
  )
}

/** What came of the form that led here: a title and a sentence. */
function saidOf(asked: Asked, status: OwnLesson['status']): readonly [title: string, text: string] | undefined {
  if (asked.gezegd === 'changed') return ['Dank je wel', reviewAnswerWords.changed.said]
  if (status !== 'submitted') return undefined
  if (asked.ingestuurd !== undefined) return ['Je les is ingestuurd', 'Een redacteur leest hem. Je krijgt een mail als er een besluit is.']
  if (asked['tweede-blik'] !== undefined)
    return ['Je vraag is verstuurd', 'Een andere redacteur kijkt naar je les. Je krijgt een mail als er een besluit is.']
  return undefined
}

function Said({ said }: { said: ReturnType<typeof saidOf> }) {
  if (!said) return null
  return (
    <div className={styles.sent}>
      <Notice tone="good" title={said[0]} live="status">
        <p>{said[1]}</p>
      </Notice>
    </div>
  )
}

/** A lesson that was not placed stays to be read, but is no longer changed. */
function ReadOnly({ lesson }: { lesson: OwnLesson }) {
  const documents = lesson.files.filter((file) => file.kind === 'document')
  return (
    <div className={styles.stack}>
      <h2>De tekst van je les</h2>
      <ReviewedText content={lesson.draft.content} />
      {documents.length > 0 && (
        <section aria-labelledby="bijlagen">
          <h3 id="bijlagen">Bijlagen</h3>
          <DocumentList documents={documents} />
        </section>
      )}
    </div>
  )
}
