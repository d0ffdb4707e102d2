import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { ReportForm } from '#components/lessons/voices/report-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { lessonToAnswer } from '#lib/lessons/queries-voices.ts'
import { env } from '#lib/platform/env.ts'
import { formStamp, stampField, trapField } from '#lib/platform/form-guard.ts'
import { currentActor } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Melden', robots: { index: false } }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReportPage({ params, searchParams }: Props) {
  const [{ slug }, { verstuurd, reactie }, actor] = await Promise.all([params, searchParams, currentActor()])
  const lesson = await lessonToAnswer(slug)
  if (!lesson) notFound()
  const reactionId = z.uuid().safeParse(reactie).data
  return (
    <Page
      section="lessons"
      signedIn={actor !== null}
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: lesson.title, href: `/lessen/${slug}` }, { label: 'Melden' }]}
    >
      <Sheet>
        {verstuurd === '1' ? (
          <>
            <PageHead title="Je melding is verstuurd" />
            <Notice tone="good">
              <p>Dank je wel. De redactie heeft een mail gekregen. Is iemand te herkennen, dan gaat jouw melding voor.</p>
              <p>
                <a href={`/lessen/${slug}`}>Terug naar de les</a>
              </p>
            </Notice>
          </>
        ) : (
          <>
            <PageHead
              title={reactionId ? 'Meld iets over een reactie' : 'Meld iets over deze les'}
              intro={`Bij de les ‘${lesson.title}’. Je hoeft niet te zeggen wie je bent.`}
            />
            <ReportForm slug={slug} reactionId={reactionId} guard={{ trapName: trapField, stampName: stampField, stamp: formStamp() }} />
          </>
        )}
      </Sheet>
    </Page>
  )
}
