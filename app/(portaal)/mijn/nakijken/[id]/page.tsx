import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { ReviewAnswerForm } from '#components/lessons/dates/review-answer-form.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { reviewAnswerWords } from '#lib/lessons/copy-dates.ts'
import { reviewQuestion, wishPutAside } from '#lib/lessons/queries-dates.ts'
import { reviewAnswers } from '#lib/lessons/values.ts'
import { requireActor } from '#lib/platform/session.ts'
import { formatDay, isoDay } from '#lib/platform/time.ts'
import { PortalPage } from '../../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Les nakijken', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Looks only; the answer is sent by its own button. */
export default async function ReviewQuestionPage({ params, searchParams }: Props) {
  const [{ id }, { gezegd }] = await Promise.all([params, searchParams])
  const actor = await requireActor(`/mijn/nakijken/${encodeURIComponent(id)}`)
  const question = z.uuid().safeParse(id).success ? await reviewQuestion(actor, id) : undefined
  if (!question) notFound()
  const aside = await wishPutAside(actor, id)
  const said = reviewAnswers.find((answer) => answer === gezegd)
  return (
    <PortalPage
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: question.title, href: `/mijn/lessen/${id}` }, { label: 'Nakijken' }]}
    >
      <Sheet>
        <PageHead title="Klopt je les nog?" intro={`Het gaat om ‘${question.title}’.`}>
          <p>
            Geplaatst op <time dateTime={isoDay(question.publishedAt)}>{formatDay(question.publishedAt)}</time>.{' '}
            <ArrowLink href={`/lessen/${question.slug}`}>Lees de les op de site</ArrowLink>
          </p>
        </PageHead>
        {aside && !said && (
          <Notice title="De redactie laat je les nog staan">
            <p>
              <time dateTime={isoDay(aside.decidedAt)}>{formatDay(aside.decidedAt)}</time>: {aside.reason}
            </p>
          </Notice>
        )}
        {said ? (
          <Notice tone="good" live="status">
            <p>{reviewAnswerWords[said].said}</p>
          </Notice>
        ) : (
          <ReviewAnswerForm lessonId={id} />
        )}
      </Sheet>
    </PortalPage>
  )
}
