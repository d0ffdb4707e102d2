import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { CertaintyForm } from '#components/lessons/uptake/certainty-form.tsx'
import { CertaintyDecisions, Stops } from '#components/lessons/uptake/lesson-uptake.tsx'
import { Observations } from '#components/lessons/uptake/observations.tsx'
import styles from '#components/people/blocks.module.css'
import { Notice } from '#components/ui/notice.tsx'
import { certaintyWords, evidenceBasisWords } from '#lib/lessons/copy.ts'
import { uptakeRefusals } from '#lib/lessons/copy-uptake.ts'
import { weighing, type Weighing } from '#lib/lessons/queries-uptake-desk.ts'
import { env } from '#lib/platform/env.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { withQuery } from '#lib/platform/with-query.ts'
import { queueOf } from '../../queue-address.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Hoe zeker is deze les?', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CertaintyPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const actor = await requireRoleAt(`/redactie/${encodeURIComponent(id)}/zekerheid`, 'curator')
  const found = z.uuid().safeParse(id).success ? await weighing(actor, id) : undefined
  if (!found) notFound()
  const { title, slug, certainty, isOwn, uptake } = found
  const queue = queueOf(asked)
  return (
    <Page
      section="mine"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[
        { label: 'Redactietafel', href: `/redactie${queue}` },
        { label: title, href: withQuery(`/redactie/${id}`, queue) },
        { label: 'Hoe zeker?' },
      ]}
    >
      <Sheet>
        <PageHead title="Hoe zeker is deze les?" intro={`Het gaat om ‘${title}’.`}>
          <p>
            <a href={`/lessen/${slug}`}>Lees de les op de site</a>
          </p>
        </PageHead>
        {asked.gedaan === '1' && (
          <Notice tone="good" live="status">
            <p>Je besluit staat bij de les. De schrijver krijgt een mail.</p>
          </Notice>
        )}
        <Evidence found={found} />
        <CertaintyDecisions steps={uptake.certaintySteps} />
        <section className={styles.block} aria-labelledby="gezien">
          <h2 id="gezien">Wat andere regio’s zagen</h2>
          {uptake.observations.length > 0 ? <Observations observations={uptake.observations} /> : <p>Nog niets.</p>}
        </section>
        <section className={styles.block} aria-labelledby="toegepast">
          <h2 id="toegepast">Wat andere regio’s doen</h2>
          {uptake.journey.length > 0 ? <Stops start="Hier begon het." stops={uptake.journey} /> : <p>Nog niets.</p>}
        </section>
        <section className={styles.block} aria-labelledby="besluit">
          <h2 id="besluit">Je besluit</h2>
          {isOwn ? <p>{uptakeRefusals.four_eyes}</p> : <CertaintyForm key={certainty} lessonId={id} queue={queue} certainty={certainty} />}
        </section>
      </Sheet>
    </Page>
  )
}

function Evidence({ found: { certainty, saidByWriter, evidenceBasis, supports, contradicts } }: { found: Weighing }) {
  return (
    <dl className={styles.facts}>
      <dt>Staat nu op</dt>
      <dd>{certaintyWords[certainty].label}</dd>
      <dt>De schrijver zegt</dt>
      <dd>{certaintyWords[saidByWriter].label}</dd>
      <dt>Waarop steunt dat?</dt>
      <dd>
        {evidenceBasisWords[evidenceBasis].label}
        {supports && `: ${supports}`}
      </dd>
      <dt>Wat spreekt het tegen?</dt>
      <dd>{contradicts || 'De schrijver noemde niets.'}</dd>
    </dl>
  )
}
