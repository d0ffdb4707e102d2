'use client'

import { useActionState } from 'react'
import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/questions/conversations/conversations.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, type Choice } from '#components/ui/field.tsx'
import {
  answerConversationAction,
  answerHowItWasAction,
  askPersonAction,
  closeConversationAction,
  handToTeamAction,
  withdrawConversationAction,
} from '#lib/questions/actions-conversations.ts'
import { helpedWords, lessonCameWords } from '#lib/questions/copy-conversations.ts'
import { conversationLimits, helpedAnswers, lessonAnswers } from '#lib/questions/values.ts'

/** Yes or no, of who was asked. A no needs no reason. */
export function AnswerForms({ invitationId, from }: { invitationId: string; from: string }) {
  return (
    <div className={styles.answers}>
      <ActionForm action={answerConversationAction} fixed={{ invitationId, answer: 'accepted' }} label={`Ja tegen een gesprek met ${from}`}>
        <Button icon="check">Ja, dat wil ik</Button>
      </ActionForm>
      <ActionForm
        action={answerConversationAction}
        fixed={{ invitationId, answer: 'declined' }}
        label={`Nee tegen een gesprek met ${from}`}
      >
        <Button variant="line">Nee, nu niet</Button>
      </ActionForm>
    </div>
  )
}

/** Chooses another person for an open request. */
export function AskPersonForm({ conversationId, people }: { conversationId: string; people: readonly Choice[] }) {
  const [state, send] = useActionState(askPersonAction, { ok: true })
  return (
    <form action={send} noValidate className={styles.form} aria-label="Vraag iemand">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="conversationId" value={conversationId} />
      <RadioGroup
        name="personId"
        label="Wie past hierbij?"
        choices={people}
        value={String(state.values?.personId ?? '')}
        error={state.errors?.personId}
      />
      <Button icon="chat">Vraag deze persoon</Button>
    </form>
  )
}

/** What who asked can do besides: leave it to the team, or take it back. */
export function AskerForms({ conversationId, mayHand }: { conversationId: string; mayHand: boolean }) {
  return (
    <ButtonRow>
      {mayHand && (
        <ActionForm action={handToTeamAction} fixed={{ conversationId }} label="Laat het regioteam zoeken">
          <Button variant="line" icon="people">
            Laat het regioteam zoeken
          </Button>
        </ActionForm>
      )}
      <ActionForm action={withdrawConversationAction} fixed={{ conversationId }} label="Trek je aanvraag in">
        <Button variant="quiet" icon="close">
          Trek je aanvraag in
        </Button>
      </ActionForm>
    </ButtonRow>
  )
}

/** The regional team answers in place of a conversation. */
export function CloseForm({ conversationId }: { conversationId: string }) {
  const [state, send] = useActionState(closeConversationAction, { ok: true })
  return (
    <form action={send} noValidate className={styles.form} aria-label="Beantwoord de aanvraag zelf">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="conversationId" value={conversationId} />
      <TextArea
        name="outcome"
        label="Wat geef je de vrager mee?"
        hint="Daarmee is de aanvraag klaar. De vrager krijgt een mail met een link."
        maxLength={conversationLimits.outcome}
        defaultValue={String(state.values?.outcome ?? '')}
        error={state.errors?.outcome}
      />
      <Button variant="line">Verstuur en sluit de aanvraag</Button>
    </form>
  )
}

/** The two questions of two weeks later. Opening the page answered nothing. */
export function HowItWasForm({ token }: { token: string }) {
  const [state, send] = useActionState(answerHowItWasAction, { ok: true })
  return (
    <form action={send} noValidate className={styles.form}>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="token" value={token} />
      <RadioGroup
        name="helped"
        label="Hielp het gesprek?"
        choices={helpedAnswers.map((value) => ({ value, label: helpedWords[value] }))}
        value={String(state.values?.helped ?? '')}
        error={state.errors?.helped}
      />
      <RadioGroup
        name="lesson"
        label="Kwam er een les uit?"
        choices={lessonAnswers.map((value) => ({ value, label: lessonCameWords[value] }))}
        value={String(state.values?.lesson ?? '')}
        error={state.errors?.lesson}
      />
      <Button>Verstuur je antwoord</Button>
    </form>
  )
}
