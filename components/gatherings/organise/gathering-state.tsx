import { belowMinimum, takenWords } from './own-gatherings.tsx'
import { ReasonForm } from './reason-form.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Stack } from '#components/layout/sections.tsx'
import { Button, ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { statusWords } from '#lib/gatherings/copy.ts'
import type { ManagedGathering } from '#lib/gatherings/queries-organise.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

type GatheringStateProps = {
  gathering: ManagedGathering
  now: Date
  /** What this person may do with it. */
  may: { edit: boolean; propose: boolean; takeBack: boolean; publish: boolean }
  actions: { propose: Act; takeBack: Act; publish: Act }
}

/** Where the gathering stands, and the next step. */
export function GatheringState({ gathering, now, may, actions }: GatheringStateProps) {
  const words = statusWords[gathering.status]
  const fixed = { gatheringId: gathering.id, version: String(gathering.version) }
  const shown = gathering.status === 'published' || gathering.status === 'held' || gathering.status === 'cancelled'
  return (
    <Stack>
      <Notice tone={gathering.status === 'cancelled' ? 'error' : gathering.status === 'published' ? 'good' : 'info'} title={words.label}>
        <p>{words.next}</p>
        {gathering.status === 'cancelled' && <p>{gathering.cancelReason}</p>}
        {(gathering.status === 'published' || gathering.status === 'held') && <p>{takenWords(gathering)}.</p>}
      </Notice>
      {belowMinimum(gathering, now) && (
        <Notice tone="warning" title="Er zijn nog te weinig aanmeldingen">
          <p>
            Er zijn {gathering.placesTaken} plaatsen bezet en je wilde er minstens {gathering.minimum}. Nodig mensen uit, of laat het niet
            doorgaan. Je hoort het als aanmelden sluit.
          </p>
        </Notice>
      )}
      <ButtonRow>
        {may.edit && (
          <LinkButton href={`/mijn/bijeenkomsten/${gathering.id}/wijzigen`} variant="line" icon="pencil">
            Wijzig
          </LinkButton>
        )}
        {shown && <a href={`/bijeenkomsten/${gathering.slug}`}>Bekijk in de agenda</a>}
      </ButtonRow>
      {may.propose && (
        <ActionForm action={actions.propose} fixed={fixed} label="Voorstellen">
          <p>Een redacteur kijkt of alles klopt en zet de bijeenkomst in de agenda.</p>
          <Button icon="mail">Stel de bijeenkomst voor</Button>
        </ActionForm>
      )}
      {may.publish && (
        <ActionForm action={actions.publish} fixed={fixed} label="In de agenda zetten">
          <Button icon="calendar">Zet in de agenda</Button>
        </ActionForm>
      )}
      {may.takeBack && (
        <ActionForm action={actions.takeBack} fixed={fixed} label="Voorstel terughalen">
          <Button variant="line">Haal het voorstel terug</Button>
        </ActionForm>
      )}
    </Stack>
  )
}

type CancelGatheringProps = {
  gatheringId: string
  /** A proposal or a draft is not taken up; what is in the agenda does not go on. */
  shown: boolean
  people: number
  action: Act
}

/** Says that it does not go on, and why, to everybody whom it concerns. */
export function CancelGathering({ gatheringId, shown, people, action }: CancelGatheringProps) {
  const hint = !shown
    ? 'Wie de bijeenkomst maakte, leest deze reden.'
    : people === 0
      ? 'De reden komt op de pagina van de bijeenkomst.'
      : 'Iedereen die is aangemeld of op de wachtlijst staat, krijgt deze reden in een mail. Hij komt ook op de pagina.'
  return (
    <ReasonForm
      action={action}
      fixed={{ gatheringId }}
      id="afgelasten"
      summary={shown ? 'Laat de bijeenkomst niet doorgaan' : 'Laat dit plan vervallen'}
      label="Waarom gaat het niet door?"
      hint={hint}
      button={shown ? 'Ja, het gaat niet door' : 'Ja, laat vervallen'}
      variant="danger"
    />
  )
}
