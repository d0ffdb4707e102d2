import { FollowLink } from '#components/people/follows/follow-link.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { FollowTopic } from '#lib/people/values-follows.ts'
import styles from './home.module.css'

type FollowFeedsProps = {
  /** The filters as they stand in the address, with the question mark; the feeds take the same. */
  search?: string
  /** What the list is about, when it can be followed by mail. */
  topic?: FollowTopic & { name: string }
}

/** How to stay informed without an account: both feeds carry the same lessons. */
export function FollowFeeds({ search = '', topic }: FollowFeedsProps) {
  return (
    <section aria-labelledby="blijf-op-de-hoogte" className={styles.follow} data-print="no">
      <h2 id="blijf-op-de-hoogte">Blijf op de hoogte</h2>
      <p>
        {search
          ? 'Volg nieuwe lessen met deze keuze in je eigen lezer.'
          : 'Volg nieuwe lessen in je eigen lezer. Je hebt geen account nodig.'}
      </p>
      <ul role="list" className={styles.feeds}>
        {topic && (
          <li>
            <FollowLink topic={topic}>{`Volg ${topic.name} per mail`}</FollowLink>
          </li>
        )}
        <li>
          <a href={`/lessen/atom.xml${search}`} type="application/atom+xml">
            <Icon name="feed" /> Atom-feed
          </a>
        </li>
        <li>
          <a href={`/lessen/feed.json${search}`} type="application/feed+json">
            <Icon name="feed" /> JSON-feed
          </a>
        </li>
      </ul>
    </section>
  )
}
