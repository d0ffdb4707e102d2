import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { AnswerForm } from '#components/lessons/opinions/answer-form.tsx'
import { AskedTextView } from '#components/lessons/opinions/asked-text.tsx'
import { askedByLink } from '#lib/lessons/queries-desk.ts'
import { env } from '#lib/platform/env.ts'

export const dynamic = 'force-dynamic'
// The address is the secret: no search engine keeps it, and every answer tells the browser to name it to no other site.
export const metadata: Metadata = { title: 'Lees mee met een les', robots: { index: false, follow: false } }

/** One version for somebody outside, by a secret link. Opening it changes nothing; a mail scanner does no harm. */
export default async function ReadAlongByLink({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const asked = await askedByLink(token)
  if (!asked) notFound()
  return (
    <Page section="none" demo={env().DEMO === '1'}>
      <Wrap>
        <PageHead title="Lees je mee?" intro={`De redactie van Proeftuin vraagt jou, ${asked.name}, om deze tekst te lezen.`} />
        <AskedTextView asked={asked} form={<AnswerForm opinionId={asked.opinionId} token={token} />} />
      </Wrap>
    </Page>
  )
}
