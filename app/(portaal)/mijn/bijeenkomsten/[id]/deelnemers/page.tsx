import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import styles from '#components/gatherings/attendance/attendance.module.css'
import { ComingList, DoorList } from '#components/gatherings/attendance/door-list.tsx'
import { WalkInForm } from '#components/gatherings/attendance/walk-in-form.tsx'
import { GatheringWhen } from '#components/gatherings/gathering-when.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { attendanceOf } from '#lib/gatherings/queries-attendance.ts'
import { requireActor } from '#lib/platform/session.ts'
import { PortalPage } from '../../../portal-page.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Deelnemers', robots: { index: false } }

// With fewer people one look is quicker than a search.
const manyPeople = 15

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const hereWords = (here: number, all: number) => `${here} van de ${all} ${here === 1 ? 'is' : 'zijn'} er`
const countWords = (all: number) => (all === 1 ? '1 deelnemer' : `${all} deelnemers`)

export default async function ParticipantsPage({ params, searchParams }: Props) {
  const { id } = await params
  const page = `/mijn/bijeenkomsten/${id}/deelnemers`
  const actor = await requireActor(page)
  const attendance = await attendanceOf(actor, id)
  if (!attendance) notFound()
  const { gathering, participants, isOpen, waiting } = attendance
  const { naam } = await searchParams
  const wanted = typeof naam === 'string' ? naam.trim().slice(0, 100) : ''
  const shown = participants.filter((person) => plain(person.name).includes(plain(wanted)))
  const here = participants.filter((person) => person.attendedAt).length
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Bijeenkomsten', href: '/mijn/bijeenkomsten' },
        { label: gathering.title, href: `/mijn/bijeenkomsten/${id}` },
        { label: 'Deelnemers' },
      ]}
    >
      <Sheet>
        <PageHead title="Deelnemers" intro={gathering.title}>
          <p>
            <GatheringWhen startsAt={gathering.startsAt} endsAt={gathering.endsAt} />
          </p>
        </PageHead>
        <Stack gap="wide">
          <Stack>
            <p className={styles.count}>
              {isOpen ? hereWords(here, participants.length) : countWords(participants.length)}
              {waiting > 0 && `, ${waiting} op de wachtlijst`}
            </p>
            {!isOpen && gathering.status !== 'cancelled' && (
              <Notice>Afvinken wie er is, kan vanaf een dag voor de bijeenkomst tot 30 dagen erna.</Notice>
            )}
            {gathering.status === 'cancelled' && <Notice tone="warning">Deze bijeenkomst gaat niet door.</Notice>}
            <ButtonRow>
              <LinkButton variant="line" small icon="print" href={`${page}/lijst`}>
                Lijst om te printen
              </LinkButton>
              <a href={`${page}/deelnemers.xlsx`}>Excel</a>
              <a href={`${page}/deelnemers.csv`}>CSV</a>
            </ButtonRow>
          </Stack>
          {isOpen ? (
            <Stack>
              {(participants.length > manyPeople || wanted !== '') && (
                <SearchForm action={page} name="naam" label="Zoek op naam" query={wanted} />
              )}
              {wanted !== '' && (
                <p>
                  {shown.length === 0 ? 'Niemand met deze naam staat op de lijst. Zet de persoon er hieronder bij. ' : ''}
                  <a href={page}>Laat iedereen zien</a>
                </p>
              )}
              <DoorList gatheringId={id} people={shown} />
            </Stack>
          ) : (
            <ComingList people={participants} />
          )}
          {isOpen && (
            <section aria-labelledby="erbij">
              <Stack>
                <h2 id="erbij">Staat iemand er niet op?</h2>
                <WalkInForm gatheringId={id} formKey={crypto.randomUUID()} />
              </Stack>
            </section>
          )}
        </Stack>
      </Sheet>
    </PortalPage>
  )
}
