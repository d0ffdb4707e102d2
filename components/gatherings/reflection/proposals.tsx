import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/gatherings/reflection/board.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { promptWords } from '#lib/gatherings/copy-reflection.ts'
import type { BoardLesson, BoardProposal } from '#lib/gatherings/queries-reflection.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

/** Whether somebody wants to write along: what went into the draft, and yes or no. */
export function Proposals({ gatheringId, proposals, action }: { gatheringId: string; proposals: readonly BoardProposal[]; action: Act }) {
  return proposals.map((proposal) => (
    <section key={proposal.lessonId} aria-labelledby={`meeschrijven-${proposal.lessonId}`}>
      <h2 id={`meeschrijven-${proposal.lessonId}`}>Wil je meeschrijven aan ‘{proposal.title}’?</h2>
      {proposal.agreed === true ? (
        <p>
          Je schrijft mee. <a href={`/mijn/lessen/${proposal.lessonId}`}>Open de les</a>
        </p>
      ) : (
        <>
          <p>
            De begeleider maakt een les van deze briefjes. Zeg je ja, dan kun je de tekst lezen en aanpassen, en staat je naam bij de
            schrijvers. Zeg je nee of niets, dan komt je naam er niet bij.
          </p>
          {/* A long list scrolls by itself, so the keyboard has to reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className={styles.chosen} tabIndex={0} aria-label={`Briefjes in ${proposal.title}`}>
            <ul>
              {proposal.notes.map((note, index) => (
                <li key={index}>
                  {promptWords[note.prompt].label} {note.text}
                </li>
              ))}
            </ul>
          </section>
          {proposal.agreed === false && <p>Je zei eerder nee. Je kunt nog van gedachten veranderen.</p>}
          <ActionForm action={action} fixed={{ gatheringId, lessonId: proposal.lessonId }} label={`Meeschrijven aan ${proposal.title}`}>
            <ButtonRow>
              <Button name="agrees" value="ja">
                Ja, ik schrijf mee
              </Button>
              {proposal.agreed === null && (
                <Button name="agrees" value="nee" variant="line">
                  Nee, liever niet
                </Button>
              )}
            </ButtonRow>
          </ActionForm>
        </>
      )}
    </section>
  ))
}

/** The drafts that came out of a board, for its facilitator. */
export function BoardLessons({ lessons }: { lessons: readonly BoardLesson[] }) {
  return (
    <section aria-labelledby="concepten">
      <h2 id="concepten">Lessen uit dit bord</h2>
      <ul role="list" className={styles.lessons}>
        {lessons.map((lesson) => (
          <li key={lesson.lessonId}>
            {lesson.isMine ? <a href={`/mijn/lessen/${lesson.lessonId}`}>{lesson.title}</a> : lesson.title}
            <p className={styles.marks}>
              {lesson.asked === 0
                ? 'Niemand anders schreef deze briefjes.'
                : `${lesson.agreed} van de ${lesson.asked} gevraagde mensen schrijven mee.`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
