import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ParticipantTable } from '#components/gatherings/attendance/participant-table.tsx'
import { GatheringWhen } from '#components/gatherings/gathering-when.tsx'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { attendanceOf } from '#lib/gatherings/queries-attendance.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../../../portal-page.tsx'
import styles from './list.module.css'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'Lijst van deelnemers', robots: { index: false } }

export default async function ParticipantListPage({ params }: Props) {
  const { id } = await params
  const page = `/mijn/bijeenkomsten/${id}/deelnemers`
  const actor = await requireActor(`${page}/lijst`)
  const attendance = await attendanceOf(actor, id)
  if (!attendance) notFound()
  const { gathering } = attendance
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Bijeenkomsten', href: '/mijn/bijeenkomsten' },
        { label: 'Deelnemers', href: page },
        { label: 'Lijst' },
      ]}
    >
      <Wrap>
        <div className={styles.page}>
          <PageHead title={gathering.title}>
            <p>
              <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
              {gathering.place && `, ${gathering.place}`}
            </p>
          </PageHead>
          <Stack>
            <div data-print="no">
              <Notice>
                Print deze lijst met je browser. Er staan gegevens van mensen op: ruim het papier na de bijeenkomst op. Wat mensen over eten
                en toegankelijkheid schreven, wissen we hier na zeven dagen.
              </Notice>
            </div>
            <ParticipantTable attendance={attendance} />
          </Stack>
        </div>
      </Wrap>
    </PortalPage>
  )
}
