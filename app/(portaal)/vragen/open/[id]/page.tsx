import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block } from '#components/people/blocks.tsx'
import styles from '#components/questions/conversations/conversations.module.css'
import { AnswerOpenForm, EndOpenForm, PublicForms } from '#components/questions/open/open-forms.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'
import { openQuestionById, type OpenQuestionView } from '#lib/questions/queries-open.ts'
import { PortalPage } from '../../../mijn/portal-page.tsx'

export const metadata: Metadata = { title: 'Open vraag', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OpenQuestionPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(/^[\da-f-]{36}$/.test(id) ? `/vragen/open/${id}` : '/vragen/open')
  const [question, { gedaan }] = await Promise.all([openQuestionById(actor, id), searchParams])
  if (!question) notFound()
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Vragen', href: '/vragen' },
        { label: 'Open vragen', href: '/vragen/open' },
        { label: question.title },
      ]}
    >
      <Sheet>
        <PageHead title={question.title}>
          <Meta>
            {question.askedBy}
            {question.place}
            {question.themeName}
            <time dateTime={isoDay(question.createdAt)}>{formatDate(question.createdAt)}</time>
            {readBy(question)}
          </Meta>
        </PageHead>
        <Stack gap="wide">
          {gedaan !== undefined && (
            <Notice tone="good" title="Je vraag staat er" live="status">
              <p>Komt er een les die past? Dan krijg je een mail.</p>
            </Notice>
          )}
          {question.explanation && <p className={styles.said}>{question.explanation}</p>}
          <Ending question={question} />
          {question.lessons.length > 0 && question.state === 'open' && (
            <Block id="lessen" title="Lessen die passen">
              <ul role="list" className={styles.list}>
                {question.lessons.map((lesson) => (
                  <li key={lesson.lessonId}>
                    <p>
                      <a href={`/lessen/${lesson.slug}`}>{lesson.title}</a>
                    </p>
                    <p>{lesson.isSaid ? 'De schrijver of een redacteur zegt: dit is een antwoord.' : 'Gaat over hetzelfde thema.'}</p>
                    {question.mayEnd && <AnswerOpenForm questionId={question.id} lessonId={lesson.lessonId} title={lesson.title} />}
                  </li>
                ))}
              </ul>
            </Block>
          )}
          {question.state === 'open' && !question.isOwn && (
            <ButtonRow>
              <LinkButton href="/mijn/lessen" icon="pencil">
                Schrijf er een les over
              </LinkButton>
            </ButtonRow>
          )}
          <PublicForms questionId={question.id} title={question.title} mayMake={question.mayMakePublic} mayHide={question.mayHide} />
          {question.mayEnd && <EndOpenForm questionId={question.id} />}
        </Stack>
      </Sheet>
    </PortalPage>
  )
}

function readBy({ isPublic, wantsPublic }: OpenQuestionView): string {
  if (isPublic) return 'staat op de site'
  return wantsPublic ? 'wacht op een redacteur' : 'voor wie is ingelogd'
}

function Ending({ question: { state, answer } }: { question: OpenQuestionView }) {
  if (state === 'open') return null
  if (state === 'closed') return <Notice title="Deze vraag is gesloten" />
  return (
    <Notice tone="good" title="Deze vraag is beantwoord">
      {answer ? (
        <p>
          Lees <a href={`/lessen/${answer.slug}`}>{answer.title}</a>
        </p>
      ) : (
        <p>De les die het antwoord gaf, staat niet meer op de site.</p>
      )}
    </Notice>
  )
}
