import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuotedWords } from '#components/bundles/bundle-things.tsx'
import styles from '#components/bundles/bundle.module.css'
import { Wrap } from '#components/layout/sections.tsx'
import { originLabel } from '#components/lessons/lesson-kind.tsx'
import { Button } from '#components/ui/button.tsx'
import { publicBundle, type BundleThing } from '#lib/bundles/queries-bundles.ts'
import { lessonAtAddress } from '#lib/lessons/queries.ts'
import { formatDate, formatDayAndTime } from '#lib/platform/time.ts'
import { absoluteUrl } from '../../../addresses.ts'
import { articleSections } from '../../../lessen/[slug]/article-sections.tsx'
import { PublicPage } from '../../../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const bundle = await publicBundle((await params).slug)
  return bundle ? { title: `${bundle.title}, als boekje`, robots: { index: false } } : {}
}

const titleOf = (thing: BundleThing) => {
  if (thing.kind === 'lesson') return thing.lesson.title
  if (thing.kind === 'gathering') return thing.gathering.title
  return thing.kind === 'instrument' ? thing.instrument.title : 'Woorden om mee te nemen'
}

/** The whole bundle on one page, with its contents first: each thing begins on a new sheet when it is printed. */
export default async function BookletPage({ params }: Props) {
  const bundle = await publicBundle((await params).slug)
  if (!bundle) notFound()
  return (
    <PublicPage
      section="lessons"
      breadcrumb={[{ label: 'Bundels', href: '/bundels' }, { label: bundle.title, href: `/bundels/${bundle.slug}` }, { label: 'Boekje' }]}
    >
      <Wrap>
        <div className={styles.booklet}>
          <header className={styles.cover}>
            <h1>{bundle.title}</h1>
            {bundle.intro && <p className={styles.intro}>{bundle.intro}</p>}
            <p>
              Proeftuin, {formatDate(bundle.placedAt)}. {absoluteUrl(`/bundels/${bundle.slug}`)}
            </p>
            <p data-needs-script data-print="no">
              <Button type="button" variant="line" icon="print" data-press="print">
                Print het boekje
              </Button>
            </p>
            <nav aria-labelledby="inhoudsopgave">
              <h2 id="inhoudsopgave">Inhoud</h2>
              <ol>
                {bundle.things.map((thing, index) => (
                  <li key={thing.key}>
                    <a href={`#deel-${index + 1}`}>{titleOf(thing)}</a>
                  </li>
                ))}
              </ol>
            </nav>
          </header>
          {bundle.things.map((thing, index) => (
            <section key={thing.key} id={`deel-${index + 1}`} className={styles.chapter} aria-labelledby={`titel-${index + 1}`}>
              <h2 id={`titel-${index + 1}`}>
                {index + 1}. {titleOf(thing)}
              </h2>
              {thing.annotation && <p className={styles.annotation}>{thing.annotation}</p>}
              <Chapter thing={thing} />
            </section>
          ))}
        </div>
      </Wrap>
    </PublicPage>
  )
}

async function Chapter({ thing }: { thing: BundleThing }) {
  if (thing.kind === 'quote') return <QuotedWords quote={thing.quote} by={thing.quoteBy} />
  if (thing.kind === 'gathering')
    return (
      <>
        <p>{formatDayAndTime(thing.gathering.startsAt)}</p>
        <p>{thing.gathering.summary}</p>
        <p>{absoluteUrl(`/bijeenkomsten/${thing.gathering.slug}`)}</p>
      </>
    )
  if (thing.kind === 'instrument')
    return (
      <>
        <p>{thing.instrument.purpose}</p>
        <p>{absoluteUrl(`/instrumenten#${thing.instrument.slug}`)}</p>
      </>
    )
  const found = await lessonAtAddress(thing.lesson.slug)
  return (
    <>
      <p>{originLabel(thing.lesson)}</p>
      <p>
        <strong>{thing.lesson.coreSentence}</strong>
      </p>
      {found?.state === 'published' &&
        articleSections({ content: found.lesson.content, documents: [] }).map((section) => (
          <div key={section.key}>
            <h3>{section.heading}</h3>
            {section.body}
          </div>
        ))}
      <p>{absoluteUrl(`/lessen/${thing.lesson.slug}`)}</p>
    </>
  )
}
