import type { ReactNode } from 'react'
import { ContactBlock, Prose, Wrap } from '#components/layout/sections.tsx'
import styles from '#components/lessons/lesson-article.module.css'
import { LessonFacts, type LessonFactsProps } from '#components/lessons/lesson-facts.tsx'
import { LessonKindLabel, originLabel, parcelName, readingTime, type LessonKind } from '#components/lessons/lesson-kind.tsx'
import { RelatedLessons, type RelatedLesson } from '#components/lessons/related-lessons.tsx'
import { Parcel } from '#components/sites/parcel.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Breadcrumb, type Crumb } from '#components/ui/breadcrumb.tsx'
import { Button } from '#components/ui/button.tsx'
import { Highlight } from '#components/ui/highlight.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { formatDate, isoDay } from '#lib/platform/time.ts'

export type ArticleSection = { key: string; heading: string; body: ReactNode }

export type LessonArticleProps = {
  kind: LessonKind
  title: string
  coreSentence: string
  siteName: string | null
  regionName: string | null
  /** Absent in a preview: then no date is shown. */
  publishedAt?: Date
  /** When it was placed again after a change. */
  changedAt?: Date
  /** When a writer last said that it still holds. */
  checkedAt?: Date
  minutes: number
  breadcrumb: readonly Crumb[]
  /** The questions of a lesson with their answers; an empty one is simply left out. */
  sections: readonly ArticleSection[]
  facts: LessonFactsProps
  related?: readonly RelatedLesson[]
  /** Where who is signed in takes the lesson away at once; whether they may is asked there. */
  emergencyHref?: string
  /** Where somebody who did this can be asked for a conversation. */
  talkHref?: string
  /** Above the article: that this is a preview, or an older version. */
  notice?: ReactNode
  /** Beneath the text, beside what goes on about it: what others say of the lesson. */
  beneath?: ReactNode
}

/** A lesson as everyone reads it; also its preview. */
export function LessonArticle({
  notice,
  beneath,
  breadcrumb,
  sections,
  facts,
  related = [],
  emergencyHref,
  talkHref,
  ...lesson
}: LessonArticleProps) {
  return (
    <article>
      <ArticleHead lesson={lesson} breadcrumb={breadcrumb} notice={notice} />
      <Wrap>
        <div className={styles.columns}>
          <div>
            <Prose>
              {sections.map((section) => (
                <section key={section.key} className={styles.section} aria-labelledby={section.key}>
                  <h2 id={section.key}>{section.heading}</h2>
                  {section.body}
                </section>
              ))}
            </Prose>
          </div>
          <aside className={styles.aside}>
            <section aria-labelledby="over-deze-les">
              <h2 id="over-deze-les">Over deze les</h2>
              <LessonFacts {...facts} />
              <Share />
            </section>
            {related.length > 0 && <RelatedLessons lessons={related} />}
            <LessonContact siteName={lesson.siteName} talkHref={talkHref} />
            {emergencyHref && (
              <p className={styles.forMember} data-print="no">
                <ArrowLink href={emergencyHref}>Noodknop voor redactie en schrijvers</ArrowLink>
              </p>
            )}
          </aside>
          {beneath && <div className={styles.beneath}>{beneath}</div>}
        </div>
      </Wrap>
    </article>
  )
}

type Head = Pick<
  LessonArticleProps,
  'kind' | 'title' | 'coreSentence' | 'siteName' | 'regionName' | 'publishedAt' | 'changedAt' | 'checkedAt' | 'minutes'
>

function ArticleHead({ lesson, breadcrumb, notice }: { lesson: Head; breadcrumb: readonly Crumb[]; notice?: ReactNode }) {
  const origin = originLabel(lesson)
  return (
    <header className={styles.head}>
      <Wrap>
        <Breadcrumb steps={breadcrumb} />
        {notice}
        <div className={styles.headRow}>
          <div className={styles.headText}>
            <Meta>
              <LessonKindLabel kind={lesson.kind} />
              {origin}
              {lesson.publishedAt && <time dateTime={isoDay(lesson.publishedAt)}>{formatDate(lesson.publishedAt)}</time>}
              {lesson.changedAt && (
                <>
                  aangepast op <time dateTime={isoDay(lesson.changedAt)}>{formatDate(lesson.changedAt)}</time>
                </>
              )}
              {lesson.checkedAt && (
                <>
                  nagekeken op <time dateTime={isoDay(lesson.checkedAt)}>{formatDate(lesson.checkedAt)}</time>
                </>
              )}
              {`${readingTime(lesson.minutes)} lezen`}
            </Meta>
            <h1>{lesson.title}</h1>
            <p className={styles.core}>
              <span className={styles.coreLabel}>De les in één zin</span>
              <Highlight>{lesson.coreSentence}</Highlight>
            </p>
          </div>
          <div className={styles.parcel}>
            <Parcel name={parcelName(lesson)} />
          </div>
        </div>
      </Wrap>
    </header>
  )
}

/** Buttons that only public/site.js can make work: they stay away until it runs. */
function Share() {
  return (
    <div className={styles.share} data-needs-script="" data-print="no">
      <Button type="button" variant="line" small icon="print" data-press="print">
        Print
      </Button>
      <Button type="button" variant="line" small icon="link" data-press="copy">
        Kopieer de link
      </Button>
      <p role="status" />
    </div>
  )
}

function LessonContact({ siteName, talkHref }: { siteName: string | null; talkHref?: string }) {
  return (
    <ContactBlock id="praat-verder" title={siteName ? 'Praat met deze proeftuin' : 'Praat verder'}>
      <p>
        {siteName
          ? `Het regioteam brengt je in contact met proeftuin ${siteName}.`
          : 'Het regioteam brengt je in contact met wie deze les deelde.'}
      </p>
      {talkHref && (
        <p>
          <ArrowLink href={talkHref}>Vraag een gesprek aan</ArrowLink>
        </p>
      )}
      <p>
        <ArrowLink href="/contact">Neem contact op</ArrowLink>
      </p>
    </ContactBlock>
  )
}
