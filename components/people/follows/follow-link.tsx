import styles from '#components/people/follows/follows.module.css'
import { Icon } from '#components/ui/icon.tsx'
import { type FollowTopic, followPath } from '#lib/people/values-follows.ts'

/** To the page where one follows this by mail; a plain link, the same for everyone. */
export function FollowLink({ topic, children = 'Volg dit per mail' }: { topic: FollowTopic; children?: string }) {
  return (
    <a className={styles.link} href={followPath(topic)} rel="nofollow" data-print="no">
      <Icon name="mail" /> {children}
    </a>
  )
}
