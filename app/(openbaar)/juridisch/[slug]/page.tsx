import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { formatDate, isoDay } from '#lib/platform/time.ts'
import { subjectWords } from '#lib/questions/copy-legal.ts'
import { legalBySlug } from '#lib/questions/queries-legal.ts'
import { pageMetadata } from '../../metadata.ts'
import { PublicPage } from '../../public-page.tsx'
import styles from '../legal.module.css'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const answer = await legalBySlug(slug)
  if (!answer) notFound()
  return pageMetadata({ title: answer.question, description: 'Algemeen antwoord van de juridische helpdesk.', path: `/juridisch/${slug}` })
}

export default async function LegalAnswerPage({ params }: Props) {
  const answer = await legalBySlug((await params).slug)
  if (!answer) notFound()
  return (
    <PublicPage
      section="contact"
      breadcrumb={[
        { label: 'Hulp en contact', href: '/contact' },
        { label: 'Juridische antwoorden', href: '/juridisch' },
        { label: answer.question },
      ]}
    >
      <Wrap>
        <article>
          <PageHead title={answer.question}>
            <Meta>
              <a href={`/juridisch?onderwerp=${subjectWords[answer.subject].slug}`}>{subjectWords[answer.subject].label}</a>
              <span>
                geldt tot en met <time dateTime={answer.validUntil}>{formatDate(new Date(`${answer.validUntil}T12:00:00Z`))}</time>
              </span>
              <span>
                op de site sinds <time dateTime={isoDay(answer.approvedAt)}>{formatDate(answer.approvedAt)}</time>
              </span>
            </Meta>
          </PageHead>
          <Stack>
            {answer.validUntil < isoDay(new Date()) && (
              <Notice tone="warning" title="Dit antwoord is mogelijk verouderd">
                <p>De datum is voorbij. De helpdesk kijkt er opnieuw naar. Vraag het bij twijfel na.</p>
              </Notice>
            )}
            <p className={styles.answer}>{answer.answer}</p>
            {answer.sources.length > 0 && (
              <section aria-labelledby="bronnen">
                <h2 id="bronnen">Bronnen</h2>
                <ul className={styles.sources}>
                  {answer.sources.map((source) => (
                    <li key={`${source.name} ${source.url}`}>{source.url ? <a href={source.url}>{source.name}</a> : source.name}</li>
                  ))}
                </ul>
              </section>
            )}
            <Notice>
              <p>
                Dit is een algemeen antwoord. Is jouw situatie anders? Kijk dan wie je kan helpen bij <a href="/contact">Hulp en contact</a>
                . Na de datum hierboven kijkt de helpdesk er opnieuw naar.
              </p>
            </Notice>
          </Stack>
        </article>
      </Wrap>
    </PublicPage>
  )
}
