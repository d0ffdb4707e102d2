import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { OwnSteps } from '#components/lessons/uptake/own-uptake.tsx'
import { TellForm } from '#components/lessons/uptake/step-form.tsx'
import styles from '#components/people/blocks.module.css'
import { Notice } from '#components/ui/notice.tsx'
import { uptakeRefusals } from '#lib/lessons/copy-uptake.ts'
import { ownApplication } from '#lib/lessons/queries-uptake-own.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Hoe gaat het nu?', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Looks only; the answer is sent by its own button. */
export default async function OwnApplicationPage({ params, searchParams }: Props) {
  const [{ id }, { gedaan }] = await Promise.all([params, searchParams])
  const actor = await requireActor(`/mijn/toegepast/${encodeURIComponent(id)}`)
  const application = z.uuid().safeParse(id).success ? await ownApplication(actor, id) : undefined
  if (!application) notFound()
  const { title, slug, regionName, state, endedAt, isAsked, steps } = application
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Toegepast en gezien', href: '/mijn/toegepast' },
        { label: title ?? 'Een les' },
      ]}
    >
      <Sheet>
        <PageHead
          title={isAsked ? 'Hoe ging het?' : 'Hoe gaat het nu?'}
          intro={title ? `Regio ${regionName}, bij de les ‘${title}’.` : `Regio ${regionName}.`}
        >
          {slug && (
            <p>
              <a href={`/lessen/${slug}#gebruik`}>Bekijk de les op de site</a>
            </p>
          )}
        </PageHead>
        {gedaan === '1' && (
          <Notice tone="good" live="status">
            <p>Dank je wel. Het staat erbij en de schrijver krijgt een mail.</p>
          </Notice>
        )}
        {!title && <Notice>Deze les staat niet meer op de site. Wat jullie ermee doen, kun je nog wel bijwerken.</Notice>}
        <section className={styles.block} aria-labelledby="verloop">
          <h2 id="verloop">Hoe het ging</h2>
          <OwnSteps steps={steps} />
        </section>
        {endedAt ? (
          <p>{uptakeRefusals.ended}</p>
        ) : (
          <TellForm key={steps.length} applicationId={id} basedOn={steps.at(-1)?.number ?? 1} state={state} />
        )}
      </Sheet>
    </PortalPage>
  )
}
