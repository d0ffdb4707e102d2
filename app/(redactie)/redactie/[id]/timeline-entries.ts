import type { TimelineEntry } from '#components/lessons/review/timeline.tsx'
import { withdrawalWords } from '#lib/lessons/copy.ts'
import { noteFieldWords, opinionKindWords, timelineWords } from '#lib/lessons/copy-desk.ts'
import type { Note, Opinion } from '#lib/lessons/queries-desk.ts'
import type { ReviewedLesson, ReviewRevision } from '#lib/lessons/queries-review.ts'
import type { LessonDeed } from '#lib/lessons/queries-timeline.ts'

type Parts = {
  lesson: ReviewedLesson
  versions: readonly Omit<ReviewRevision, 'content'>[]
  deeds: readonly LessonDeed[]
  notes: readonly Note[]
  opinions: readonly Opinion[]
}

const decisionWords = {
  publish: 'Geplaatst',
  return: 'Terug naar de schrijver',
  decline: 'Niet geplaatst',
  withdraw: 'Teruggetrokken',
}

/** Everything that was done with a lesson, as one list, newest first. */
export function timelineOf({ lesson, versions, deeds, notes, opinions }: Parts): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...versions.map((version) => ({
      key: `versie-${version.id}`,
      at: version.createdAt,
      what: version.number === 1 ? 'Ingestuurd' : 'Opnieuw ingestuurd',
      who: version.createdByName,
      version: version.number,
    })),
    ...lesson.decisions.map((decision) => ({
      key: decision.id,
      at: decision.decidedAt,
      what: decision.withdrawalReason
        ? `${decisionWords[decision.kind]}: ${withdrawalWords[decision.withdrawalReason].label.toLowerCase()}`
        : decisionWords[decision.kind],
      who: decision.decidedByName,
      version: decision.revisionNumber,
      text: decision.message,
    })),
    ...deeds.map((deed) => ({ key: `daad-${deed.id}`, at: deed.at, what: timelineWords[deed.action] ?? deed.action, who: deed.byName })),
    ...notes.flatMap(noteEntries),
    ...opinions.flatMap(opinionEntries),
  ]
  return entries.toSorted((one, other) => other.at.getTime() - one.at.getTime())
}

function noteEntries(note: Note): TimelineEntry[] {
  const about = `bij ‘${noteFieldWords[note.field]}’`
  return [
    { key: note.id, at: note.writtenAt, what: `Notitie ${about}`, who: note.writtenByName, version: note.revisionNumber, text: note.body },
    ...note.replies.map((reply) => ({
      key: reply.id,
      at: reply.writtenAt,
      what: `Antwoord op een notitie ${about}`,
      who: reply.writtenByName,
      text: reply.body,
    })),
    ...(note.resolvedAt
      ? [{ key: `${note.id}-af`, at: note.resolvedAt, what: `Notitie ${about} afgehandeld`, who: note.resolvedByName }]
      : []),
  ]
}

function opinionEntries(opinion: Opinion): TimelineEntry[] {
  const kind = opinionKindWords[opinion.kind].label
  return [
    {
      key: opinion.id,
      at: opinion.askedAt,
      what: `Vroeg ${opinion.name} om mee te lezen: ${kind}`,
      who: opinion.askedByName,
      version: opinion.revisionNumber,
      text: opinion.question,
    },
    ...(opinion.answeredAt && opinion.answer
      ? [
          {
            key: `${opinion.id}-antwoord`,
            at: opinion.answeredAt,
            what: 'Antwoord van een meelezer',
            who: opinion.name,
            text: opinion.answer,
          },
        ]
      : []),
    ...(opinion.revokedAt
      ? [{ key: `${opinion.id}-weg`, at: opinion.revokedAt, what: `Vraag aan ${opinion.name} ingetrokken`, who: 'De redactie' }]
      : []),
  ]
}
