import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GatheringForm } from '#components/gatherings/organise/gathering-form.tsx'
import type { GatheringValues } from '#components/gatherings/organise/gathering-values.ts'
import { Sheet } from '#components/layout/sections.tsx'
import { changeGatheringAction } from '#lib/gatherings/actions.ts'
import { agendaWords } from '#lib/gatherings/queries.ts'
import type { ManagedGathering } from '#lib/gatherings/queries-organise.ts'
import { after } from '#lib/gatherings/status.ts'
import { clockOf, isoDay } from '#lib/platform/time.ts'
import { PortalPage } from '../../../portal-page.tsx'
import { organiserChoices } from '../../organisers.ts'
import { crumbs, readManaged } from '../managed.ts'

export const metadata: Metadata = { title: 'Bijeenkomst wijzigen', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function ChangeGatheringPage({ params }: Props) {
  const { actor, gathering } = await readManaged(params)
  if (!after(gathering.status, 'save')) notFound()
  const values = valuesOf(gathering)
  const [{ audiences }, organisers] = await Promise.all([agendaWords(), organiserChoices(actor, String(values.organiser))])
  return (
    <PortalPage breadcrumb={crumbs(gathering, 'Wijzigen')}>
      <Sheet>
        <h1>Wijzig de bijeenkomst</h1>
        <GatheringForm
          action={changeGatheringAction}
          fixed={{ gatheringId: gathering.id, version: String(gathering.version) }}
          values={values}
          description={gathering.description}
          words={{ audiences: audiences.map(({ slug, name }) => ({ value: slug, label: name })), organisers }}
          published={gathering.status === 'published'}
          existing
          wordsAreFixed={gathering.status === 'published' && !gathering.mayPublish}
          cancelHref={`/mijn/bijeenkomsten/${gathering.id}`}
        />
      </Sheet>
    </PortalPage>
  )
}

/** What stands in the fields: the wall time of Amsterdam, and no closing date when signing up is open until the start. */
function valuesOf(gathering: ManagedGathering): GatheringValues {
  const closesEarlier = gathering.signUpClosesAt < gathering.startsAt
  return {
    kind: gathering.kind,
    title: gathering.title,
    summary: gathering.summary,
    'audiences[]': gathering.audiences,
    format: gathering.format,
    date: isoDay(gathering.startsAt),
    startTime: clockOf(gathering.startsAt),
    endTime: clockOf(gathering.endsAt),
    closesDate: closesEarlier ? isoDay(gathering.signUpClosesAt) : '',
    closesTime: closesEarlier ? clockOf(gathering.signUpClosesAt) : '',
    place: gathering.place,
    roomUrl: gathering.roomUrl,
    minimum: gathering.minimum === null ? '' : String(gathering.minimum),
    maximum: String(gathering.maximum),
    companionsAllowed: String(gathering.companionsAllowed),
    byInvitation: gathering.byInvitation ? 'ja' : '',
    isClosed: gathering.isClosed ? 'ja' : '',
    'reminderDays[]': gathering.reminderDays.map(String),
    organiser: gathering.siteSlug ? `site:${gathering.siteSlug}` : gathering.regionCode ? `region:${gathering.regionCode}` : 'national',
    contact: gathering.contact,
  }
}
