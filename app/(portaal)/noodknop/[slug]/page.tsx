import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead, Prose, Wrap } from '#components/layout/sections.tsx'
import { EmergencyForm } from '#components/lessons/review/emergency-form.tsx'
import { lessonForEmergency } from '#lib/lessons/queries-placing.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Noodknop', robots: { index: false } }

/** One press takes a lesson away. For whom that is not, the page does not exist. */
export default async function EmergencyPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const actor = await requireActor(isSlug(slug) ? `/noodknop/${slug}` : '/mijn')
  const lesson = isSlug(slug) ? await lessonForEmergency(actor, slug) : undefined
  if (!lesson) notFound()
  return (
    <PortalPage breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: 'Noodknop' }]}>
      <Wrap>
        <PageHead title="Haal deze les meteen weg" intro={lesson.title} />
        <Prose>
          <p>
            Doe dit als iemand te herkennen is of gevaar loopt. De les is dan binnen twee seconden weg: van de site, uit de feeds en uit het
            zoeken.
          </p>
          <EmergencyForm lessonId={lesson.id} />
          <p>Een redacteur kijkt er daarna naar. Die bevestigt dat de les weg blijft, of zet hem terug.</p>
        </Prose>
      </Wrap>
    </PortalPage>
  )
}
