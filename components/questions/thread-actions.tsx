import styles from '#components/questions/questions.module.css'
import { StartLegal } from '#components/questions/legal/legal-forms.tsx'
import { Close, Credit, HandOver, LinkSame, Merge, PickUp, Reopen, UnlinkSame } from '#components/questions/thread-forms.tsx'
import { kindWords, statusWords } from '#lib/questions/copy.ts'
import type { ThreadView } from '#lib/questions/queries.ts'
import type { ThreadChoices } from '#lib/questions/queries-choices.ts'

/** Beside a question: who has it, and what this person can do with it. */
export function ThreadActions({ thread, choices }: { thread: ThreadView; choices: ThreadChoices }) {
  const isOpen = thread.status !== 'closed'
  const mayPickUp = thread.mayAnswer && (thread.status === 'new' || thread.status === 'reopened')
  const isAnswered = thread.status === 'answered' || thread.status === 'closed'
  return (
    <section aria-labelledby="wie">
      <h2 id="wie">Wie heeft deze vraag?</h2>
      <div className={styles.deeds}>
        <dl className={styles.ways}>
          <div>
            <dt>Team</dt>
            <dd>{thread.routeName ?? 'Nog geen vast team'}</dd>
          </div>
          {thread.mayAnswer && (
            <>
              <div>
                <dt>Behandelaar</dt>
                <dd>{thread.ownerName ?? 'Nog niemand'}</dd>
              </div>
              <div>
                <dt>Vrager</dt>
                <dd>
                  {thread.askerName}
                  {thread.askerIsOutside && ' (zonder account)'}
                </dd>
              </div>
            </>
          )}
        </dl>
        {mayPickUp && <PickUp threadId={thread.id} />}
        {isOpen && <Close threadId={thread.id} version={thread.version} />}
        {!isOpen && thread.mayAnswer && <Reopen threadId={thread.id} />}
        {thread.isAsker && isAnswered && thread.kind !== 'legal' && <Credit threadId={thread.id} credited={thread.askerCredited} />}
        {thread.mayAnswer && isOpen && choices.handOver.length > 0 && (
          <details>
            <summary>Draag over</summary>
            <HandOver threadId={thread.id} choices={choices.handOver} />
          </details>
        )}
        {thread.mayAnswer && choices.doubles.length > 0 && (
          <details>
            <summary>Dubbele vraag? Voeg samen</summary>
            <Merge threadId={thread.id} choices={choices.doubles} />
          </details>
        )}
        {thread.mayAnswer && choices.alike.length > 0 && isOpen && (
          <details>
            <summary>Vraagt iemand anders hetzelfde?</summary>
            <LinkSame threadId={thread.id} choices={choices.alike} />
          </details>
        )}
        {choices.same.length > 0 && (
          <div className={styles.deeds}>
            <h3>Vraagt hetzelfde</h3>
            <ul>
              {choices.same.map(({ id, title, status }) => (
                <li key={id}>
                  <a href={`/vragen/${id}`}>{title}</a> ({statusWords[status].label})
                </li>
              ))}
            </ul>
            <UnlinkSame threadId={thread.id} />
          </div>
        )}
        {thread.mayAnswer && thread.kind === 'legal' && isAnswered && <StartLegal threadId={thread.id} />}
        {thread.isAsker && <p>{kindWords[thread.kind].hint}</p>}
      </div>
    </section>
  )
}
