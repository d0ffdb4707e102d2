import type { Metadata } from 'next'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block } from '#components/people/blocks.tsx'
import styles from '#components/questions/conversations/conversations.module.css'
import { PublicForms } from '#components/questions/open/open-forms.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { formatDate, isoDay } from '#lib/platform/time.ts'
import { openStateWords } from '#lib/questions/copy-open.ts'
import { openQuestionsFor, waitingForPublic, type OpenQuestionRow } from '#lib/questions/queries-open.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'

export const metadata: Metadata = { title: 'Open vragen', robots: { index: false } }

export default async function OpenQuestionsPage() {
  const actor = await requireActor('/vragen/open')
  const [questions, waiting] = await Promise.all([openQuestionsFor(actor), waitingForPublic(actor)])
  const own = questions.filter(({ isOwn }) => isOwn)
  const others = questions.filter(({ isOwn, state }) => !isOwn && state === 'open')
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen', href: '/vragen' }, { label: 'Open vragen' }]}>
      <Sheet>
        <PageHead title="Open vragen" intro="Wat regio’s nog willen weten. Weet jij het? Schrijf er een les over.">
          <LinkButton href="/vragen/open/nieuw" icon="plus">
            Zet een open vraag neer
          </LinkButton>
        </PageHead>
        <Stack gap="wide">
          {waiting.length > 0 && (
            <Block id="site" title="Mag dit op de site?">
              <p>De vrager wil dat iedereen dit leest. Kijk eerst of niemand te herkennen is.</p>
              <ul role="list" className={styles.list}>
                {waiting.map((question) => (
                  <li key={question.id}>
                    <h3>
                      <a href={`/vragen/open/${question.id}`}>{question.title}</a>
                    </h3>
                    {question.explanation && <p className={styles.said}>{question.explanation}</p>}
                    <PublicForms questionId={question.id} title={question.title} mayMake mayHide />
                  </li>
                ))}
              </ul>
            </Block>
          )}
          <Block id="van-jou" title="Van jou">
            {own.length > 0 ? <Questions questions={own} /> : <p>Je hebt nog geen open vraag neergezet.</p>}
          </Block>
          <Block id="van-anderen" title="Van anderen">
            {others.length > 0 ? <Questions questions={others} /> : <p>Er zijn nu geen open vragen van anderen.</p>}
          </Block>
        </Stack>
      </Sheet>
    </PortalPage>
  )
}

function Questions({ questions }: { questions: readonly OpenQuestionRow[] }) {
  return (
    <ul role="list" className={styles.list}>
      {questions.map((question) => (
        <li key={question.id}>
          <h3>
            <a href={`/vragen/open/${question.id}`}>{question.title}</a>
          </h3>
          <Meta>
            {question.state !== 'open' && openStateWords[question.state]}
            {question.place}
            {question.themeName}
            <time dateTime={isoDay(question.createdAt)}>{formatDate(question.createdAt)}</time>
          </Meta>
        </li>
      ))}
    </ul>
  )
}
