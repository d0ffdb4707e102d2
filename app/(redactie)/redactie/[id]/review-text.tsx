import { NoteForm } from '#components/lessons/notes/note-form.tsx'
import { NoteList } from '#components/lessons/notes/note-list.tsx'
import { NoteMarks, type NoteMark } from '#components/lessons/notes/note-marks.tsx'
import { ChangedText } from '#components/lessons/review/changed-text.tsx'
import { BesideText, ReviewedText, textIdOf } from '#components/lessons/review/reviewed-text.tsx'
import { VersionChoice } from '#components/lessons/review/version-choice.tsx'
import { Filters } from '#components/ui/filters.tsx'
import { noteFieldWords } from '#lib/lessons/copy-desk.ts'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import { lessonNotesOf, type Note } from '#lib/lessons/queries-desk.ts'
import { lessonVersion, lessonVersions, type ReviewedLesson, type ReviewRevision } from '#lib/lessons/queries-review.ts'
import type { NoteField } from '#lib/lessons/values-desk.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { isEmpty } from '#lib/platform/rich-text/plain-text.ts'
import { withQuery } from '#lib/platform/with-query.ts'
import { homeOf } from './revision-head.tsx'
import { changedFacts, revisionFacts } from './revision-facts.ts'
import { findingsOnDesk } from './review-findings.tsx'

type Asked = Record<string, string | string[] | undefined>
type ReviewTextProps = { actor: Actor; lesson: ReviewedLesson; words: Vocabulary; asked: Asked; queue: string }

/** The text that is decided on, or what changed between two versions, with the facts and the notes that belong to it. */
export async function ReviewText({ actor, lesson, words, asked, queue }: ReviewTextProps) {
  const { content } = lesson.revision
  const [versions, pair, notes, { findings }] = await Promise.all([
    lessonVersions(actor, lesson.id),
    askedPair(actor, lesson, asked),
    lessonNotesOf(actor, lesson.id, content),
    findingsOnDesk(actor, lesson.id, lesson.revision.id),
  ])
  const facts = revisionFacts(lesson, words)
  return (
    <>
      {lesson.previous && (
        <Filters
          label="Wat je van de tekst ziet"
          tabs={[
            {
              label: `Wijzigingen sinds versie ${lesson.previous.number}`,
              href: withQuery(`/redactie/${lesson.id}?wijzigingen=1`, queue),
              current: pair?.[0].id === lesson.previous.id && pair[1].id === lesson.revision.id,
            },
            { label: 'Hele tekst', href: withQuery(`/redactie/${lesson.id}?wijzigingen=0`, queue), current: !pair },
          ]}
        />
      )}
      <VersionChoice
        lessonId={lesson.id}
        queue={queue}
        versions={versions}
        from={pair?.[0].number}
        to={pair?.[1].number}
        isOpen={asked.van !== undefined}
      />
      {pair ? (
        <>
          <p role="status">
            Wijzigingen van versie {pair[0].number} naar versie {pair[1].number}.
          </p>
          <ChangedText before={pair[0].content} after={pair[1].content} facts={changedFacts(pair[0].content, pair[1].content, words)} />
          <AllNotes notes={notes} lesson={lesson} />
        </>
      ) : (
        <WithNotes notes={notes} lesson={lesson} found={findings.map(({ field, text }) => ({ textId: textIdOf(field), quote: text }))} />
      )}
      {facts && <BesideText facts={facts} documents={lesson.documents} siteShown={content.siteShown} homeName={homeOf(lesson)} />}
    </>
  )
}

type Pair = readonly [ReviewRevision, ReviewRevision]

/** The two versions that the address asks for; what changed since the last one when the lesson came back. */
async function askedPair(actor: Actor, lesson: ReviewedLesson, asked: Asked): Promise<Pair | undefined> {
  const [from, to] = [numberOf(asked.van), numberOf(asked.naar)]
  if (from && to && from !== to) {
    const [one, other] = await Promise.all([lessonVersion(actor, lesson.id, from), lessonVersion(actor, lesson.id, to)])
    if (one && other) return [one, other]
  }
  const { previous, revision } = lesson
  if (!previous) return undefined
  const returned = lesson.decisions.some((decision) => decision.kind === 'return' && decision.revisionNumber === previous.number)
  const wanted = asked.wijzigingen === undefined ? returned : asked.wijzigingen === '1'
  return wanted ? [previous, revision] : undefined
}

const numberOf = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : undefined

type NotesProps = { notes: readonly Note[]; lesson: ReviewedLesson }

const mayOf = (lesson: ReviewedLesson) => (lesson.isOwn ? 'read' : 'resolve')

function WithNotes({ notes, lesson, found }: NotesProps & { found: readonly NoteMark[] }) {
  const { content, id: revisionId } = lesson.revision
  const mayWrite = !lesson.isOwn && (lesson.status === 'submitted' || lesson.status === 'returned')
  const beneath = (field: NoteField) => (
    <>
      <NoteList
        notes={notes.filter((note) => note.field === field)}
        may={mayOf(lesson)}
        label={`Notities bij ‘${noteFieldWords[field]}’`}
      />
      {mayWrite && (
        <NoteForm lessonId={lesson.id} revisionId={revisionId} field={field} fieldName={noteFieldWords[field]} textId={textIdOf(field)} />
      )}
    </>
  )
  const marks = notes.filter((note) => !note.resolvedAt && !note.isLost).map(({ field, quote }) => ({ textId: textIdOf(field), quote }))
  // A part that was emptied since is not shown; what was written about it is not lost with it.
  const unplaced = notes.filter(({ field }) => isUnshown(content, field))
  return (
    <>
      {beneath('title')}
      <ReviewedText content={content} beneath={beneath} />
      <NoteList
        notes={unplaced}
        may={mayOf(lesson)}
        label="Notities bij onderdelen die leeg zijn"
        placeOf={(note) => placeOf(notes, note.id)}
      />
      <NoteMarks marks={marks} found={found} />
    </>
  )
}

function isUnshown(content: ReviewRevision['content'], field: NoteField): boolean {
  const value = content[field]
  return typeof value !== 'string' && isEmpty(value)
}

const placeOf = (notes: readonly Note[], id: string): string => {
  const note = notes.find((one) => one.id === id)
  return note ? noteFieldWords[note.field] : ''
}

/** Between two versions the notes stand together, with their place. */
function AllNotes({ notes, lesson }: NotesProps) {
  if (notes.length === 0) return null
  return (
    <section aria-labelledby="notities">
      <h3 id="notities">Notities</h3>
      <NoteList notes={notes} may={mayOf(lesson)} label="Notities" placeOf={(note) => placeOf(notes, note.id)} />
    </section>
  )
}
