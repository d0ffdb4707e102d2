import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { CopyForm, SeriesForm } from '#components/gatherings/organise/again-forms.tsx'
import { CancelGathering, GatheringState } from '#components/gatherings/organise/gathering-state.tsx'
import { LessonsOfGathering } from '#components/gatherings/organise/lessons-of-gathering.tsx'
import styles from '#components/gatherings/organise/organise.module.css'
import { QuestionEditor } from '#components/gatherings/organise/question-editor.tsx'
import { SeriesList } from '#components/gatherings/organise/series-list.tsx'
import { WaitingList } from '#components/gatherings/organise/waiting-list.tsx'
import { GatheringSummary } from '#components/gatherings/gathering-summary.tsx'
import { fullTitle, organiserName } from '#components/gatherings/gathering-view.ts'
import { Sheet, Stack } from '#components/layout/sections.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { giveOutOfTurnAction } from '#lib/gatherings/actions-sign-ups.ts'
import {
  addQuestionAction,
  cancelGatheringAction,
  copyGatheringAction,
  linkLessonAction,
  proposeGatheringAction,
  publishGatheringAction,
  publishSeriesAction,
  retireQuestionAction,
  seriesAction,
  takeBackGatheringAction,
  unlinkLessonAction,
} from '#lib/gatherings/actions.ts'
import { lessonsToLink, type ManagedGathering } from '#lib/gatherings/queries-organise.ts'
import { PortalPage } from '../../portal-page.tsx'
import { crumbs, readManaged } from './managed.ts'

export const metadata: Metadata = { title: 'Bijeenkomst organiseren', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const deeds: Readonly<Record<string, string>> = {
  bewaard: 'Je concept is bewaard.',
  gewijzigd: 'De wijziging is bewaard. Veranderde de tijd of de plek? Dan krijgt iedereen die is aangemeld een mail.',
  voorgesteld: 'De bijeenkomst is voorgesteld. Een redacteur kijkt ernaar.',
  geplaatst: 'De bijeenkomst staat in de agenda.',
  afgezegd: 'De bijeenkomst gaat niet door. Wie dat moet weten, krijgt een mail.',
  gekopieerd: 'Dit is de kopie. Pas aan wat anders is.',
  reeks: 'De reeks is gemaakt. Elke keer is een eigen concept.',
}

export default async function ManagedGatheringPage({ params, searchParams }: Props) {
  const { gathering } = await readManaged(params)
  const { gedaan } = await searchParams
  const said = typeof gedaan === 'string' ? deeds[gedaan] : undefined
  const now = new Date()
  const { status } = gathering
  const coming = gathering.startsAt > now
  return (
    <PortalPage breadcrumb={crumbs(gathering)}>
      <Sheet>
        <h1>{fullTitle(gathering)}</h1>
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        <GatheringSummary gathering={gathering}>{organiserName(gathering)}.</GatheringSummary>
        <GatheringState
          gathering={gathering}
          now={now}
          may={{
            edit: status === 'draft' || status === 'proposed' || (status === 'published' && coming),
            propose: status === 'draft' && !gathering.mayPublish,
            takeBack: status === 'proposed',
            publish: gathering.mayPublish && (status === 'draft' || status === 'proposed'),
          }}
          actions={{ propose: proposeGatheringAction, takeBack: takeBackGatheringAction, publish: publishGatheringAction }}
        />
        <People gathering={gathering} coming={coming} />
        {(status === 'draft' || status === 'proposed' || (status === 'published' && coming)) && (
          <Part id="vragen" title="Vragen op het formulier">
            <QuestionEditor
              gatheringId={gathering.id}
              questions={gathering.questions}
              add={addQuestionAction}
              retire={retireQuestionAction}
            />
          </Part>
        )}
        <Again gathering={gathering} />
        {(status === 'held' || (status === 'published' && !coming)) && <Lessons gathering={gathering} />}
        {(status === 'draft' || status === 'proposed' || (status === 'published' && coming)) && (
          <Part id="niet-door" title={status === 'published' ? 'Gaat het niet door?' : 'Het plan laten vervallen'}>
            <CancelGathering
              gatheringId={gathering.id}
              shown={status === 'published'}
              people={gathering.placesTaken + gathering.waiting}
              action={cancelGatheringAction}
            />
          </Part>
        )}
      </Sheet>
    </PortalPage>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Stack>
        <h2 id={id}>{title}</h2>
        {children}
      </Stack>
    </section>
  )
}

/** Who comes, who waits and who was asked. Nothing of this exists before a gathering is in the agenda. */
function People({ gathering, coming }: { gathering: ManagedGathering; coming: boolean }) {
  if (gathering.status !== 'published' && gathering.status !== 'held') return null
  return (
    <>
      <Part id="deelnemers" title="Deelnemers">
        <p>{gathering.coming === 1 ? 'Er komt 1 mens' : `Er komen ${gathering.coming} mensen`}, introducés meegeteld.</p>
        <p>
          <ArrowLink href={`/mijn/bijeenkomsten/${gathering.id}/deelnemers`}>Deelnemerslijst en aanwezigheid</ArrowLink>
        </p>
        <p>
          <ArrowLink href={`/mijn/bijeenkomsten/${gathering.id}/reflectie`}>Samen terugkijken met een bord</ArrowLink>
        </p>
        <p>
          <ArrowLink href={`/mijn/bijeenkomsten/${gathering.id}/naderhand`}>Materiaal, en wat mensen ermee deden</ArrowLink>
        </p>
        {gathering.status === 'published' && coming && (
          <p>
            <ArrowLink href={`/mijn/bijeenkomsten/${gathering.id}/uitnodigen`}>Nodig mensen uit</ArrowLink>
          </p>
        )}
      </Part>
      {(gathering.line.length > 0 || coming) && (
        <Part id="wachtlijst" title="Wachtlijst">
          <WaitingList people={gathering.line} give={giveOutOfTurnAction} />
        </Part>
      )}
    </>
  )
}

/** The same once more, or many times. */
function Again({ gathering }: { gathering: ManagedGathering }) {
  return (
    <Part id="nog-eens" title="Nog een keer">
      {gathering.series.length > 1 && (
        <SeriesList
          gatherings={gathering.series}
          gatheringId={gathering.id}
          publish={gathering.mayPublish ? publishSeriesAction : undefined}
        />
      )}
      <CopyForm action={copyGatheringAction} gatheringId={gathering.id} formKey={crypto.randomUUID()} />
      {gathering.status !== 'held' && gathering.status !== 'cancelled' && (
        <SeriesForm action={seriesAction} gatheringId={gathering.id} formKey={crypto.randomUUID()} />
      )}
    </Part>
  )
}

async function Lessons({ gathering }: { gathering: ManagedGathering }) {
  const there = new Set(gathering.lessons.map((lesson) => lesson.id))
  const choices = (await lessonsToLink('')).filter((lesson) => !there.has(lesson.id))
  return (
    <Part id="lessen" title="Lessen die hieruit kwamen">
      <LessonsOfGathering
        gatheringId={gathering.id}
        lessons={gathering.lessons}
        choices={choices.map(({ id, title }) => ({ value: id, label: title }))}
        link={linkLessonAction}
        unlink={unlinkLessonAction}
      />
    </Part>
  )
}
