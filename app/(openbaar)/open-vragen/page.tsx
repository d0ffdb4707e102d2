import type { Metadata } from 'next'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { FollowLink } from '#components/people/follows/follow-link.tsx'
import styles from '#components/questions/conversations/conversations.module.css'
import { LinkButton } from '#components/ui/button.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { formatDate, isoDay } from '#lib/platform/time.ts'
import { publicOpenQuestions, type PublicOpenQuestion } from '#lib/questions/queries-open.ts'
import { pageMetadata } from '../metadata.ts'
import { PublicPage } from '../public-page.tsx'

export const dynamic = 'force-dynamic'

const intro = 'Dit willen regio’s nog weten. Weet jij het? Schrijf er een les over, dan hoort de vrager het.'

export function generateMetadata(): Metadata {
  return pageMetadata({ title: 'Open vragen', description: intro, path: '/open-vragen' })
}

export default async function PublicOpenQuestionsPage() {
  const questions = await publicOpenQuestions()
  return (
    <PublicPage section="lessons" breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: 'Open vragen' }]}>
      <Sheet>
        <PageHead title="Open vragen" intro={intro}>
          <LinkButton href="/vragen/open/nieuw" icon="pencil">
            Zet een open vraag neer
          </LinkButton>
        </PageHead>
        <Stack>
          {questions.length === 0 ? (
            <p>
              Er staan nu geen open vragen. <a href="/lessen">Blader door de lessen</a>
            </p>
          ) : (
            <ul role="list" className={styles.list}>
              {questions.map((question) => (
                <Question key={question.id} question={question} />
              ))}
            </ul>
          )}
        </Stack>
      </Sheet>
    </PublicPage>
  )
}

function Question({ question }: { question: PublicOpenQuestion }) {
  return (
    <li id={`vraag-${question.id}`}>
      <h2>{question.title}</h2>
      <Meta>
        {question.state === 'answered' && 'Beantwoord'}
        {question.place}
        {question.themeSlug && <a href={`/lessen?thema=${question.themeSlug}`}>{question.themeName}</a>}
        <time dateTime={isoDay(question.createdAt)}>{formatDate(question.createdAt)}</time>
      </Meta>
      {question.explanation && <p className={styles.said}>{question.explanation}</p>}
      {question.state === 'open' && (
        <p>
          <FollowLink topic={{ kind: 'open_question', key: question.id }}>Mail mij het antwoord</FollowLink>
        </p>
      )}
      {question.answer && (
        <p>
          Het antwoord staat in <a href={`/lessen/${question.answer.slug}`}>{question.answer.title}</a>
        </p>
      )}
    </li>
  )
}
