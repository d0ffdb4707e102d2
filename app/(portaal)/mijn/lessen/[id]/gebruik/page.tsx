import type { Metadata } from 'next'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { CertaintyDecisions, Stops } from '#components/lessons/uptake/lesson-uptake.tsx'
import { Observations } from '#components/lessons/uptake/observations.tsx'
import { TellAsWriterForm } from '#components/lessons/uptake/step-form.tsx'
import styles from '#components/people/blocks.module.css'
import { Notice } from '#components/ui/notice.tsx'
import { uptakeOf } from '#lib/lessons/queries-uptake.ts'
import { useOfOwnLesson } from '#lib/lessons/queries-uptake-own.ts'
import { PortalPage } from '../../../portal-page.tsx'
import { readOwnLesson, titleOf } from '../own-lesson.ts'

export const metadata: Metadata = { title: 'Waar je les wordt gebruikt', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function UseOfOwnLessonPage({ params, searchParams }: Props) {
  const [{ actor, lesson }, { gedaan }] = await Promise.all([readOwnLesson(params), searchParams])
  const [{ stops }, { observations, certaintySteps }] = await Promise.all([useOfOwnLesson(actor, lesson.id), uptakeOf(lesson.id)])
  const asked = stops.filter(({ isAsked }) => isAsked)
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: titleOf(lesson), href: `/mijn/lessen/${lesson.id}` },
        { label: 'Waar je les wordt gebruikt' },
      ]}
    >
      <Sheet>
        <PageHead title="Waar je les wordt gebruikt" intro={`Wat andere regio’s doen met ‘${titleOf(lesson)}’.`} />
        {gedaan === '1' && (
          <Notice tone="good" live="status">
            <p>Dank je wel. Je antwoord staat bij de les. Schreef je er iets bij? Dan leest een redacteur dat eerst.</p>
          </Notice>
        )}
        {asked.map(({ applicationId, regionName, lastNumber }) => (
          <section key={applicationId} className={styles.block} aria-labelledby={`vraag-${applicationId}`}>
            <h2 id={`vraag-${applicationId}`}>Drie maanden na regio {regionName}</h2>
            <p>Regio {regionName} ging met je les aan de slag. Ook van jullie horen we graag hoe het nu gaat.</p>
            <TellAsWriterForm applicationId={applicationId} basedOn={lastNumber} regionName={regionName} />
          </section>
        ))}
        <CertaintyDecisions steps={certaintySteps} />
        {observations.length > 0 && (
          <section className={styles.block} aria-labelledby="gezien">
            <h2 id="gezien">Wat andere regio’s zagen</h2>
            <Observations observations={observations} />
          </section>
        )}
        <section className={styles.block} aria-labelledby="reis">
          <h2 id="reis">De reis van je les</h2>
          {stops.length === 0 ? (
            <p>Nog geen andere regio gaf door dat zij je les toepast. Zodra dat gebeurt, krijg je een mail.</p>
          ) : (
            <Stops start="Hier begon het, bij jullie." stops={stops} />
          )}
        </section>
      </Sheet>
    </PortalPage>
  )
}
