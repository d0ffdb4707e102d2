import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { AnswerForm } from '#components/lessons/opinions/answer-form.tsx'
import { AskedTextView } from '#components/lessons/opinions/asked-text.tsx'
import { askedOf } from '#lib/lessons/queries-desk.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Lees mee met een les', robots: { index: false } }

export default async function ReadAlong({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor(`/mijn/meelezen/${id}`)
  const asked = z.uuid().safeParse(id).success ? await askedOf(actor, id) : undefined
  if (!asked) notFound()
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Meelezen' }]}>
      <Wrap>
        <PageHead title="Lees je mee?" intro="De redactie vraagt je om deze tekst te lezen." />
        <AskedTextView asked={asked} form={<AnswerForm opinionId={asked.opinionId} />} />
      </Wrap>
    </PortalPage>
  )
}
