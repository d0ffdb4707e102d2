'use client'

import { PublicForm, type FormGuard } from '#components/lessons/voices/public-form.tsx'
import { AskFields, type AskChoices } from '#components/questions/ask-fields.tsx'
import { ProofField } from '#components/questions/proof-field.tsx'
import { QuestionForm } from '#components/questions/question-form.tsx'
import type { Puzzle } from '#components/questions/solve-proof.ts'
import type { SuggestionView } from '#components/questions/suggestions.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { confirmQuestionAction, visitorAskAction, visitorCreditAction, visitorMessageAction } from '#lib/questions/actions-visitors.ts'

type VisitorFormProps = {
  guard: FormGuard
  proof: { name: string; puzzle: Puzzle }
  formKey: string
  choices: AskChoices
  start: { kind: string; title: string }
  found: readonly SuggestionView[]
}

/** Asks a question without an account; the address is confirmed by mail before anybody reads it. */
export function VisitorAskForm({ guard, proof, formKey, choices, start, found }: VisitorFormProps) {
  return (
    <PublicForm action={visitorAskAction} guard={guard} fixed={{ formKey }} label="Stel je vraag">
      {(entered, errors) => (
        <>
          <ProofField {...proof} />
          <AskFields choices={choices} start={start} found={found} entered={entered} errors={errors} />
          <TextField
            name="name"
            label="Je naam of functie"
            optional
            autoComplete="name"
            maxLength={120}
            defaultValue={entered('name')}
            error={errors.name}
          />
          <TextField
            name="email"
            type="email"
            label="Je e-mailadres"
            hint="We sturen je een link. Daarmee bevestig je de vraag, voeg je een bestand toe en lees je het antwoord. Je adres komt niet op de site."
            autoComplete="email"
            maxLength={254}
            defaultValue={entered('email')}
            error={errors.email}
          />
          <ButtonRow>
            <Button icon="chat">Stuur je vraag</Button>
            <a href="/contact">Terug naar hulp en contact</a>
          </ButtonRow>
        </>
      )}
    </PublicForm>
  )
}

/** The button behind the link of the mail. Nothing happens before it is pressed. */
export function ConfirmQuestion({ token }: { token: string }) {
  return (
    <QuestionForm action={confirmQuestionAction} fixed={{ token }} label="Bevestig je vraag">
      {() => (
        <ButtonRow>
          <Button icon="check">Dit is mijn vraag</Button>
        </ButtonRow>
      )}
    </QuestionForm>
  )
}

/** A visitor writes on. */
export function VisitorMessage({ token, formKey }: { token: string; formKey: string }) {
  return (
    <QuestionForm action={visitorMessageAction} fixed={{ token, formKey }} label="Schrijf een bericht">
      {(entered, errors) => (
        <>
          <TextArea name="body" label="Je bericht" rows={5} maxLength={8000} defaultValue={entered('body')} error={errors.body} />
          <ButtonRow>
            <Button icon="chat">Stuur je bericht</Button>
          </ButtonRow>
        </>
      )}
    </QuestionForm>
  )
}

/** A visitor says whether the region may be named when others learn from the question. A name of a person is never shown. */
export function VisitorCredit({ token, credited }: { token: string; credited: boolean | null }) {
  return (
    <QuestionForm action={visitorCreditAction} fixed={{ token }} label="Mag je regio erbij staan?">
      {(entered, errors) => (
        <>
          <RadioGroup
            name="credited"
            label="Wordt je vraag een les? Mag je regio er dan bij staan?"
            choices={[
              { value: 'yes', label: 'Ja, noem mijn regio' },
              { value: 'no', label: 'Nee, laat mijn regio weg' },
            ]}
            value={entered('credited') || (credited === null ? undefined : credited ? 'yes' : 'no')}
            error={errors.credited}
          />
          <ButtonRow>
            <Button variant="line">Bewaar je keuze</Button>
          </ButtonRow>
        </>
      )}
    </QuestionForm>
  )
}
