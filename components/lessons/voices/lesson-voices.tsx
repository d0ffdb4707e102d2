import styles from '#components/lessons/voices/voices.module.css'
import { Button, LinkButton } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { reactionWords } from '#lib/lessons/copy-voices.ts'
import type { PlacedReaction, Voices } from '#lib/lessons/queries-voices.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'

/**
 * Under a lesson: what readers said, and the ways to say something. The page is the same for everyone and carries no
 * script, so the button is a plain form and the others lead to a page of their own.
 */
export function LessonVoices({ slug, voices }: { slug: string; voices: Voices }) {
  const { reactions, recognised } = voices
  return (
    <section className={styles.voices} aria-labelledby="stemmen">
      <h2 id="stemmen">Stemmen van lezers</h2>
      <div className={styles.recognise} data-print="no">
        <form action="/herken/stuur" method="post">
          <input type="hidden" name="slug" value={slug} />
          <Button variant="line" icon="good">
            Dit herken ik
          </Button>
        </form>
        <p>
          {recognised === null
            ? 'Herken je dit uit je eigen werk? Laat het weten, zonder account.'
            : `${recognised} lezers herkennen dit uit hun eigen werk.`}
        </p>
      </div>
      {reactions.length === 0 ? (
        <p>Er is nog geen vraag of aanvulling.</p>
      ) : (
        <ol role="list" className={styles.reactions}>
          {reactions.map((reaction) => (
            <Reaction key={reaction.id} slug={slug} reaction={reaction} />
          ))}
        </ol>
      )}
      <div className={styles.ways} data-print="no">
        <LinkButton variant="line" icon="chat" href={`/lessen/${slug}/reageren`}>
          Stel een vraag of vul aan
        </LinkButton>
        <a href={`/lessen/${slug}/melden`}>Meld iets over deze les</a>
      </div>
    </section>
  )
}

function Reaction({ slug, reaction }: { slug: string; reaction: PlacedReaction }) {
  const name = reaction.name || 'een lezer'
  return (
    <li id={`reactie-${reaction.id}`}>
      <Meta>
        <strong>
          {reactionWords[reaction.kind].noun} van {name}
        </strong>
        <time dateTime={isoDay(reaction.createdAt)}>{formatDate(reaction.createdAt)}</time>
      </Meta>
      <p className={styles.body}>{reaction.body}</p>
      {reaction.answer && (
        <div className={styles.answer}>
          <p>
            <strong>Antwoord van de schrijver</strong>
          </p>
          <p className={styles.body}>{reaction.answer}</p>
        </div>
      )}
      <p className={styles.report} data-print="no">
        <a href={`/lessen/${slug}/melden?reactie=${reaction.id}`}>
          Meld deze reactie<span className={styles.listener}> van {name}</span>
        </a>
      </p>
    </li>
  )
}

/** The thanks after the button, with the way to take it back. */
export function RecognisedNote({ slug, counts }: { slug: string; counts: boolean }) {
  return (
    <form action="/herken/stuur" method="post" className={styles.recognise}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="deed" value={counts ? 'terug' : 'herken'} />
      <Button variant="line" icon={counts ? 'undo' : 'good'}>
        {counts ? 'Haal mijn herkenning weg' : 'Dit herken ik'}
      </Button>
      <p>
        <Icon name="arrow-left" /> <a href={`/lessen/${slug}`}>Terug naar de les</a>
      </p>
    </form>
  )
}
