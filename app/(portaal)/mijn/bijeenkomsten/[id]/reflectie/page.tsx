import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BoardLive } from '#components/gatherings/reflection/board-live.tsx'
import styles from '#components/gatherings/reflection/board.module.css'
import { Board } from '#components/gatherings/reflection/board.tsx'
import { GatherForm } from '#components/gatherings/reflection/gather-form.tsx'
import { BoardLessons, Proposals } from '#components/gatherings/reflection/proposals.tsx'
import { PageHead, Wrap } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import {
  addNoteAction,
  answerProposalAction,
  closeBoardAction,
  editNoteAction,
  gatherNotesAction,
  hideNoteAction,
  openBoardAction,
  removeNoteAction,
} from '#lib/gatherings/actions-reflection.ts'
import { boardKept, reflectionRefusals } from '#lib/gatherings/copy-reflection.ts'
import { boardFor, type BoardView } from '#lib/gatherings/queries-reflection.ts'
import { requireActor } from '#lib/platform/session.ts'
import { formatDay } from '#lib/platform/time.ts'
import { PortalPage } from '../../../portal-page.tsx'

export const metadata: Metadata = { title: 'Samen terugkijken', robots: { index: false } }

export default async function BoardPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const page = `/mijn/bijeenkomsten/${encodeURIComponent(id)}/reflectie`
  const actor = await requireActor(page)
  const view = (await boardFor(actor, id)) ?? notFound()
  const shown = view.state === 'open' || view.state === 'closed'
  const free = view.notes.filter((note) => !note.isHidden && !note.inLesson)
  const key = () => crypto.randomUUID()
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Samen terugkijken' }]}>
      <Wrap>
        <PageHead title="Samen terugkijken" intro={view.gathering.title} />
        <div className={styles.kept}>
          <BoardFacts view={view} />
          {shown && (
            <BoardLive
              address={`/api/bijeenkomsten/${view.gathering.id}/bord`}
              pageHref={page}
              count={view.notes.length}
              open={view.state === 'open'}
            />
          )}
        </div>
        {view.proposals.length > 0 && (
          <div className={styles.after}>
            <Proposals gatheringId={view.gathering.id} proposals={view.proposals} action={answerProposalAction} />
          </div>
        )}
        {shown && (
          <Board
            gatheringId={view.gathering.id}
            notes={view.notes}
            open={view.state === 'open'}
            isFacilitator={view.isFacilitator}
            formKeys={{ expected: key(), happened: key(), why: key(), next: key() }}
            actions={{ add: addNoteAction, edit: editNoteAction, remove: removeNoteAction, hide: hideNoteAction }}
          />
        )}
        {view.isFacilitator && (
          <div className={styles.after}>
            <BoardSwitch view={view} />
            {view.state === 'closed' && free.length > 0 && (
              <section aria-labelledby="verzamelen">
                <h2 id="verzamelen">Maak een les van de briefjes</h2>
                <p>Kies de briefjes die bij elkaar horen. Je kunt meer dan één les maken; elk briefje gaat in één les.</p>
                <GatherForm action={gatherNotesAction} gatheringId={view.gathering.id} formKey={key()} notes={free} homes={view.homes} />
              </section>
            )}
            {view.lessons.length > 0 && <BoardLessons lessons={view.lessons} />}
          </div>
        )}
      </Wrap>
    </PortalPage>
  )
}

/** How the board stands, and what becomes of it. */
function BoardFacts({ view }: { view: BoardView }) {
  if (view.state === 'wiped')
    return (
      <Notice title="De briefjes zijn gewist">
        <p>Briefjes blijven 90 dagen staan. De lessen die eruit kwamen, blijven.</p>
      </Notice>
    )
  if (view.state === 'none')
    return view.isFacilitator ? (
      <p>
        {view.window === 'in_time'
          ? 'Open het bord als je begint. Iedereen met een plaats kan dan briefjes ophangen.'
          : reflectionRefusals[view.window]}
      </p>
    ) : (
      <p>Het bord is nog niet open. De begeleider opent het. Ververs deze pagina als het zover is.</p>
    )
  return (
    <>
      {view.state === 'closed' && (
        <Notice title="Het bord is gesloten">{!view.isFacilitator && <p>Je kunt de briefjes nog lezen.</p>}</Notice>
      )}
      <p>
        {view.state === 'open' && view.closesAt && <>Het bord sluit vanzelf op {formatDay(view.closesAt)}. </>}
        {view.vanishAt && <>De briefjes verdwijnen op {formatDay(view.vanishAt)}. </>}
        {boardKept}
      </p>
    </>
  )
}

/** Opens and closes the board. */
function BoardSwitch({ view }: { view: BoardView }) {
  const fixed = { gatheringId: view.gathering.id }
  if (view.state === 'open')
    return (
      <section aria-labelledby="sluiten">
        <h2 id="sluiten">Klaar met terugkijken?</h2>
        <p>Sluit het bord. Dan verandert er niets meer, en kun je briefjes kiezen voor een les.</p>
        <ActionForm action={closeBoardAction} fixed={fixed} label="Bord sluiten">
          <Button icon="lock">Sluit het bord</Button>
        </ActionForm>
      </section>
    )
  const mayOpen = view.state === 'none' ? view.window === 'in_time' : view.mayReopen
  if (!mayOpen) return null
  return (
    <ActionForm action={openBoardAction} fixed={fixed} label="Bord openen">
      <Button icon="plus" variant={view.state === 'none' ? 'primary' : 'line'}>
        {view.state === 'none' ? 'Open het bord' : 'Open het bord weer'}
      </Button>
    </ActionForm>
  )
}
