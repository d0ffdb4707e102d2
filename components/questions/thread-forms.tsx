'use client'

import { useState } from 'react'
import styles from '#components/questions/questions.module.css'
import { QuestionForm } from '#components/questions/question-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ScriptButton } from '#components/ui/script-button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { SelectField, TextArea, type Choice } from '#components/ui/field.tsx'
import {
  answerAction,
  askOnAction,
  closeAction,
  creditAction,
  handOverAction,
  linkSameAction,
  mergeAction,
  pickUpAction,
  reopenAction,
  unlinkSameAction,
} from '#lib/questions/actions.ts'

type Of = { threadId: string }

/** Who asked writes on. */
export function AskOn({ threadId, formKey }: Of & { formKey: string }) {
  return (
    <QuestionForm action={askOnAction} fixed={{ threadId, formKey }} label="Schrijf een bericht">
      {(entered, errors) => (
        <>
          <TextArea
            name="body"
            label="Je bericht"
            hint="Noem geen namen of gegevens van een gezin."
            rows={5}
            maxLength={8000}
            defaultValue={entered('body')}
            error={errors.body}
          />
          <ButtonRow>
            <Button icon="chat">Stuur je bericht</Button>
          </ButtonRow>
        </>
      )}
    </QuestionForm>
  )
}

const meaningAnswer: Choice = { value: 'answer', label: 'Dit is het antwoord' }
const meanings: readonly Choice[] = [
  meaningAnswer,
  { value: 'wait', label: 'Ik vraag de vrager iets', hint: 'De termijn staat stil tot de vrager antwoordt.' },
  { value: 'say', label: 'Een bericht tussendoor', hint: 'Het antwoord volgt nog.' },
  { value: 'note', label: 'Een interne notitie', hint: 'De vrager ziet dit nooit.' },
]

const meaningTogether = (same: number): Choice => ({
  value: 'together',
  label:
    same === 1
      ? 'Dit is het antwoord, ook op de vraag die hetzelfde vraagt'
      : `Dit is het antwoord, ook op de ${same} vragen die hetzelfde vragen`,
  hint: 'Elke vrager krijgt een eigen bericht en ziet niets van de ander. Schrijf dus niets waaraan je de vrager herkent.',
})

type AnswerProps = Of & { formKey: string; same: number; canned: readonly { id: string; label: string; text: string }[] }

/** Words of who answers, and what they mean; a ready text can be the beginning. */
export function Answer({ threadId, formKey, same, canned }: AnswerProps) {
  const [text, setText] = useState<string>()
  return (
    <QuestionForm action={answerAction} fixed={{ threadId, formKey }} label="Schrijf een antwoord">
      {(entered, errors) => (
        <>
          {canned.length > 0 && (
            <details>
              <summary>Begin met een standaardantwoord</summary>
              <ul role="list" className={styles.history}>
                {canned.map((one) => (
                  <li key={one.id}>
                    <ScriptButton
                      variant="line"
                      small
                      onClick={() => setText((before) => (before ? `${before}\n\n${one.text}` : one.text))}
                    >
                      {one.label}
                    </ScriptButton>
                    <p className={styles.body}>{one.text}</p>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <TextArea
            name="body"
            label="Je bericht"
            rows={7}
            maxLength={8000}
            // What was typed stays when a ready text is added to it.
            value={text ?? entered('body')}
            onChange={(event) => setText(event.currentTarget.value)}
            error={errors.body}
          />
          <RadioGroup
            key={`betekenis ${entered('meaning')}`}
            name="meaning"
            label="Wat is dit?"
            choices={same === 0 ? meanings : [meaningAnswer, meaningTogether(same), ...meanings.slice(1)]}
            value={entered('meaning') || 'answer'}
            error={errors.meaning}
          />
          <ButtonRow>
            <Button icon="chat">Stuur</Button>
          </ButtonRow>
        </>
      )}
    </QuestionForm>
  )
}

/** Takes a question in hand. */
export function PickUp({ threadId }: Of) {
  return (
    <QuestionForm action={pickUpAction} fixed={{ threadId }} label="Pak de vraag op">
      {() => <Button icon="check">Pak deze vraag op</Button>}
    </QuestionForm>
  )
}

/** Opens a closed question again. */
export function Reopen({ threadId }: Of) {
  return (
    <QuestionForm action={reopenAction} fixed={{ threadId }} label="Open de vraag weer">
      {() => (
        <Button variant="line" icon="undo">
          Open deze vraag weer
        </Button>
      )}
    </QuestionForm>
  )
}

/** Ends a question, as it was read. The version belongs to this look at the page, so it is not held. */
export function Close({ threadId, version }: Of & { version: number }) {
  return (
    <QuestionForm key={version} action={closeAction} fixed={{ threadId, version: String(version) }} label="Sluit de vraag">
      {() => (
        <Button variant="line" icon="check">
          Sluit deze vraag
        </Button>
      )}
    </QuestionForm>
  )
}

/** Gives a question to a colleague or to another function. */
export function HandOver({ threadId, choices }: Of & { choices: readonly Choice[] }) {
  return (
    <QuestionForm
      action={handOverAction}
      fixed={{ threadId }}
      label="Draag de vraag over"
      idOf={{ to: 'overdragen-aan', reason: 'overdragen-waarom' }}
    >
      {(entered, errors) => (
        <>
          <SelectField
            name="to"
            id="overdragen-aan"
            key={`aan ${entered('to')}`}
            label="Aan wie?"
            hint="Een vraag die je aan de juridische helpdesk geeft, zie je daarna niet meer."
            choices={choices}
            defaultValue={entered('to')}
            error={errors.to}
          />
          <TextArea
            name="reason"
            id="overdragen-waarom"
            label="Waarom?"
            hint="De vrager ziet dit niet."
            rows={3}
            maxLength={1000}
            defaultValue={entered('reason')}
            error={errors.reason}
          />
          <Button variant="line">Draag over</Button>
        </>
      )}
    </QuestionForm>
  )
}

/** Joins a double to another question of the same asker. */
export function Merge({ threadId, choices }: Of & { choices: readonly Choice[] }) {
  return (
    <QuestionForm action={mergeAction} fixed={{ threadId }} label="Voeg samen met een andere vraag">
      {(entered, errors) => (
        <>
          <SelectField
            name="into"
            key={`bij ${entered('into')}`}
            label="Bij welke vraag hoort deze?"
            hint="Alleen vragen van dezelfde vrager. Deze vraag sluit en de berichten staan daarna bij de andere."
            choices={choices}
            defaultValue={entered('into')}
            error={errors.into}
          />
          <Button variant="line">Voeg samen</Button>
        </>
      )}
    </QuestionForm>
  )
}

/** Says that somebody else asks the same. */
export function LinkSame({ threadId, choices }: Of & { choices: readonly Choice[] }) {
  return (
    <QuestionForm action={linkSameAction} fixed={{ threadId }} label="Iemand anders vraagt hetzelfde" idOf={{ same: 'hetzelfde-als' }}>
      {(entered, errors) => (
        <>
          <SelectField
            name="same"
            id="hetzelfde-als"
            key={`hetzelfde ${entered('same')}`}
            label="Welke vraag vraagt hetzelfde?"
            hint="De vragers merken hier niets van. Je kunt ze daarna in één keer beantwoorden."
            choices={choices}
            defaultValue={entered('same')}
            error={errors.same}
          />
          <Button variant="line">Zet ze bij elkaar</Button>
        </>
      )}
    </QuestionForm>
  )
}

/** This question asks something else after all. */
export function UnlinkSame({ threadId }: Of) {
  return (
    <QuestionForm action={unlinkSameAction} fixed={{ threadId }} label="Haal deze vraag los">
      {() => (
        <Button variant="quiet" small icon="close">
          Haal deze vraag los
        </Button>
      )}
    </QuestionForm>
  )
}

/** Who asked says whether to be named with the lesson that comes of it. */
export function Credit({ threadId, credited }: Of & { credited: boolean | null }) {
  return (
    <QuestionForm action={creditAction} fixed={{ threadId }} label="Wil je genoemd worden?">
      {(entered, errors) => (
        <>
          <RadioGroup
            name="credited"
            label="Wordt je vraag een les? Wil je dan genoemd worden?"
            choices={[
              { value: 'yes', label: 'Ja, noem mij' },
              { value: 'no', label: 'Nee, zonder mijn naam' },
            ]}
            value={entered('credited') || (credited === null ? undefined : credited ? 'yes' : 'no')}
            error={errors.credited}
          />
          <Button variant="line">Bewaar je keuze</Button>
        </>
      )}
    </QuestionForm>
  )
}
