'use client'

import { useActionState } from 'react'
import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/questions/conversations/conversations.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { SelectField, TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import {
  answerOpenAction,
  endOpenAction,
  hideOpenAction,
  makeOpenPublicAction,
  registerOpenAction,
  sayLessonAnswersAction,
} from '#lib/questions/actions-open.ts'
import { openLimits } from '#lib/questions/values.ts'

type RegisterProps = {
  formKey: string
  homes: readonly Choice[]
  themes: readonly Choice[]
  start: { title: string; theme: string; threadId: string }
}

/** What a region still wants to know from everybody. */
export function RegisterOpenForm({ formKey, homes, themes, start }: RegisterProps) {
  const [state, send] = useActionState(registerOpenAction, { ok: true })
  const kept = (name: string, otherwise = '') => String(state.values?.[name] ?? otherwise)
  const [only] = homes
  return (
    <form action={send} noValidate className={styles.form} aria-label="Zet een open vraag neer">
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="threadId" value={start.threadId} />
      <TextField
        name="title"
        label="Wat wil je weten?"
        hint="Schrijf je vraag in één zin."
        maxLength={openLimits.title}
        defaultValue={kept('title', start.title)}
        error={state.errors?.title}
      />
      <TextArea
        name="explanation"
        label="Waarom vraag je dit?"
        hint="Wat heb je al geprobeerd? Noem geen gezinnen en geen namen."
        optional
        maxLength={openLimits.explanation}
        defaultValue={kept('explanation')}
        error={state.errors?.explanation}
      />
      <SelectField
        name="theme"
        label="Thema"
        hint="Wie een les over dit thema schrijft, ziet dat jij wacht."
        choices={themes}
        defaultValue={kept('theme', start.theme)}
        error={state.errors?.theme}
      />
      {homes.length === 1 && only ? (
        <input type="hidden" name="home" value={only.value} />
      ) : (
        <SelectField
          name="home"
          label="Voor welke proeftuin of regio?"
          choices={homes}
          defaultValue={kept('home')}
          error={state.errors?.home}
        />
      )}
      <RadioGroup
        name="wantsPublic"
        label="Wie mag de vraag lezen?"
        choices={[
          { value: 'nee', label: 'Iedereen die is ingelogd' },
          { value: 'ja', label: 'Iedereen, ook op de site', hint: 'Een redacteur leest de vraag eerst. Je regio staat erbij.' },
        ]}
        value={kept('wantsPublic')}
        error={state.errors?.wantsPublic}
      />
      <Button>Zet de vraag neer</Button>
    </form>
  )
}

type QuestionProps = { questionId: string; title: string }

/** A curator shows the question to everybody, or keeps it inside. */
export function PublicForms({ questionId, title, mayMake, mayHide }: QuestionProps & { mayMake: boolean; mayHide: boolean }) {
  return (
    <div className={styles.answers}>
      {mayMake && (
        <ActionForm action={makeOpenPublicAction} fixed={{ questionId }} label={`Zet op de site: ${title}`}>
          <Button icon="eye">Zet op de site</Button>
        </ActionForm>
      )}
      {mayHide && (
        <ActionForm action={hideOpenAction} fixed={{ questionId }} label={`Niet op de site: ${title}`}>
          <Button variant="line">Niet op de site</Button>
        </ActionForm>
      )}
    </div>
  )
}

/** This lesson is the answer. */
export function AnswerOpenForm({ questionId, lessonId, title }: QuestionProps & { lessonId: string }) {
  return (
    <ActionForm action={answerOpenAction} fixed={{ questionId, lessonId }} label={`Beantwoord door ${title}`}>
      <Button variant="line" small icon="check">
        Dit beantwoordt mijn vraag
      </Button>
    </ActionForm>
  )
}

export function EndOpenForm({ questionId }: { questionId: string }) {
  return (
    <ActionForm action={endOpenAction} fixed={{ questionId }} label="Sluit deze vraag">
      <Button variant="quiet" icon="close">
        Sluit deze vraag
      </Button>
    </ActionForm>
  )
}

type Waiting = { id: string; title: string; place: string | null; isSaid: boolean }

/** Beside a lesson: who waits for one like it, and the way to say that it answers them. */
export function WhoWaits({ lessonId, questions }: { lessonId: string; questions: readonly Waiting[] }) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="wie-wacht">
      <h2 id="wie-wacht">{questions.length === 1 ? 'Iemand wacht hierop' : 'Zij wachten hierop'}</h2>
      <ul role="list" className={styles.list}>
        {questions.map((question) => (
          <li key={question.id}>
            <p>
              <a href={`/vragen/open/${question.id}`}>{question.title}</a>
              {question.place && ` (${question.place})`}
            </p>
            {question.isSaid ? (
              <p>De vrager krijgt een mail zodra de les op de site staat.</p>
            ) : (
              <ActionForm
                action={sayLessonAnswersAction}
                fixed={{ questionId: question.id, lessonId }}
                label={`Deze les beantwoordt: ${question.title}`}
              >
                <Button variant="line" small>
                  Deze les beantwoordt dit
                </Button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
