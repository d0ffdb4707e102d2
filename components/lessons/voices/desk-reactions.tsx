import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/lessons/voices/voices.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { decideReactionAction } from '#lib/lessons/actions-voices.ts'
import { reactionWords, refusalWords, voicesRefusals } from '#lib/lessons/copy-voices.ts'
import type { DeskReaction } from '#lib/lessons/queries-voices.ts'
import { formatWaiting } from '#lib/platform/time.ts'

const reasons = Object.entries(refusalWords).map(([value, words]) => ({ value, label: words.label }))

/** The reactions of one list of the desk, each with what can be done with it. */
export function DeskReactions({ reactions, now }: { reactions: readonly DeskReaction[]; now: Date }) {
  if (reactions.length === 0) return <p>Hier ligt niets.</p>
  return (
    <ol role="list" className={styles.tray}>
      {reactions.map((reaction, index) => (
        <li key={reaction.id}>
          <div>
            <h2>
              {reactionWords[reaction.kind].noun} bij ‘{reaction.lessonTitle}’
            </h2>
            <Meta>
              {reaction.name || 'een lezer'}
              {formatWaiting(reaction.createdAt, now)}
              <a href={`/redactie/${reaction.lessonId}`}>Lees de les</a>
            </Meta>
          </div>
          <p className={styles.body}>{reaction.body}</p>
          {reaction.findings.length > 0 && <Findings findings={reaction.findings} />}
          {reaction.isOwn ? <p>{voicesRefusals.own_work}</p> : <Decision reaction={reaction} number={index + 1} />}
        </li>
      ))}
    </ol>
  )
}

function Findings({ findings }: { findings: DeskReaction['findings'] }) {
  return (
    <Notice tone="warning" title="Let op: wie is te herkennen?" level={3}>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>
            ‘{finding.text}’: {finding.reason}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The number keeps the forms of a list apart for who hears them. */
function Decision({ reaction, number }: { reaction: DeskReaction; number: number }) {
  const waiting = reaction.status === 'waiting'
  const fixed = { reactionId: reaction.id }
  return (
    <>
      {waiting && (
        <ActionForm action={decideReactionAction} fixed={{ ...fixed, decision: 'place' }} label={`Reactie ${number} plaatsen`}>
          <Button icon="check">Plaats deze reactie</Button>
        </ActionForm>
      )}
      <details>
        <summary>{waiting ? 'Niet plaatsen' : 'Van de site halen'}</summary>
        <ActionForm
          action={decideReactionAction}
          fixed={{ ...fixed, decision: waiting ? 'refuse' : 'remove' }}
          idOf={{ reason: `reden-${reaction.id}` }}
          label={waiting ? `Reactie ${number} niet plaatsen` : `Reactie ${number} weghalen`}
        >
          <SelectField
            name="reason"
            id={`reden-${reaction.id}`}
            label="Waarom?"
            hint={waiting ? 'Wie reageerde, leest deze reden in een mail.' : undefined}
            choices={reasons}
          />
          <ButtonRow>
            <Button variant="danger">{waiting ? 'Plaats niet' : 'Haal van de site'}</Button>
          </ButtonRow>
        </ActionForm>
      </details>
    </>
  )
}
