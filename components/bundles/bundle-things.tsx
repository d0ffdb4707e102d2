import styles from '#components/bundles/bundle.module.css'
import { LessonKindLabel, originLabel, readingTime } from '#components/lessons/lesson-kind.tsx'
import { KindLabel } from '#components/ui/kind-label.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { itemWords } from '#lib/bundles/copy.ts'
import type { BundleCard, BundleThing } from '#lib/bundles/queries-bundles.ts'
import { formatDate, formatDayAndTime, isoDay } from '#lib/platform/time.ts'

const counted = (count: number) => (count === 1 ? '1 onderdeel' : `${count} onderdelen`)

/** Bundles under each other; the whole row can be pressed. */
export function BundleList({ bundles }: { bundles: readonly BundleCard[] }) {
  return (
    <ul role="list" className={styles.bundles}>
      {bundles.map((bundle) => (
        <li key={bundle.id}>
          <Meta>
            {counted(bundle.count)}
            <time dateTime={isoDay(bundle.placedAt)}>{formatDate(bundle.placedAt)}</time>
          </Meta>
          <h2>
            <a href={`/bundels/${bundle.slug}`}>{bundle.title}</a>
          </h2>
          {bundle.intro && <p>{bundle.intro.split('\n')[0]}</p>}
        </li>
      ))}
    </ul>
  )
}

/** What stands in a bundle, in its order, each with why it was chosen. */
export function BundleThings({ things }: { things: readonly BundleThing[] }) {
  return (
    <ol role="list" className={styles.things}>
      {things.map((thing) => (
        <li key={thing.key}>
          <div className={styles.thing}>
            <Thing thing={thing} />
            {thing.annotation && <p className={styles.annotation}>{thing.annotation}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Thing({ thing }: { thing: BundleThing }) {
  switch (thing.kind) {
    case 'lesson':
      return (
        <>
          <Meta>
            <LessonKindLabel kind={thing.lesson.kind} />
            {originLabel(thing.lesson)}
            {`${readingTime(thing.lesson.minutes)} lezen`}
          </Meta>
          <h2>
            <a href={`/lessen/${thing.lesson.slug}`}>{thing.lesson.title}</a>
          </h2>
          <p>{thing.lesson.coreSentence}</p>
        </>
      )
    case 'gathering':
      return (
        <>
          <Meta>
            <KindLabel tone="story">{itemWords.gathering}</KindLabel>
            {formatDayAndTime(thing.gathering.startsAt)}
          </Meta>
          <h2>
            <a href={`/bijeenkomsten/${thing.gathering.slug}`}>{thing.gathering.title}</a>
          </h2>
          <p>{thing.gathering.summary}</p>
        </>
      )
    case 'instrument':
      return (
        <>
          <Meta>
            <KindLabel tone="instrument">{itemWords.instrument}</KindLabel>
          </Meta>
          <h2>
            <a href={`/instrumenten#${thing.instrument.slug}`}>{thing.instrument.title}</a>
          </h2>
          <p>{thing.instrument.purpose}</p>
        </>
      )
    case 'quote':
      return <QuotedWords quote={thing.quote} by={thing.quoteBy} />
  }
}

/** Words of somebody, with who it was as a function. */
export function QuotedWords({ quote, by }: { quote: string; by: string }) {
  return (
    <figure>
      <blockquote className={styles.quote}>{quote}</blockquote>
      {by && <figcaption className={styles.by}>{by}</figcaption>}
    </figure>
  )
}
