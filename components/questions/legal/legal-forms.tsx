'use client'

import { QuestionForm } from '#components/questions/question-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup } from '#components/ui/choices.tsx'
import { SelectField, TextArea, TextField } from '#components/ui/field.tsx'
import { decideLegalAction, extendLegalAction, saveLegalAction, startLegalAction } from '#lib/questions/actions-legal.ts'
import { subjectWords } from '#lib/questions/copy-legal.ts'
import type { LegalDraft } from '#lib/questions/queries-legal.ts'

const subjects = Object.entries(subjectWords).map(([value, { label }]) => ({ value, label }))

/** From an answered question to a general one. */
export function StartLegal({ threadId }: { threadId: string }) {
  return (
    <QuestionForm action={startLegalAction} fixed={{ threadId }} label="Maak een algemeen antwoord">
      {() => <Button variant="line">Maak er een algemeen antwoord van</Button>}
    </QuestionForm>
  )
}

/** The words of a general answer. */
export function LegalForm({ answer }: { answer: LegalDraft }) {
  return (
    <QuestionForm
      key={answer.version}
      action={saveLegalAction}
      fixed={{ answerId: answer.id, version: String(answer.version) }}
      label="Het algemene antwoord"
    >
      {(entered, errors) => (
        <>
          <TextField
            name="question"
            label="De vraag, algemeen gesteld"
            hint="Zonder plaats, namen of iets waaraan de vrager of een gezin te herkennen is."
            maxLength={200}
            defaultValue={entered('question') || answer.question}
            error={errors.question}
          />
          <TextArea
            name="answer"
            label="Het antwoord"
            rows={12}
            maxLength={8000}
            defaultValue={entered('answer') || answer.answer}
            error={errors.answer}
          />
          <SelectField
            key={`onderwerp ${entered('subject')}`}
            name="subject"
            label="Onderwerp"
            choices={subjects}
            defaultValue={entered('subject') || answer.subject}
            error={errors.subject}
          />
          <TextArea
            name="sources"
            label="Bronnen"
            hint="Eén op elke regel. Zet het adres van een document erachter, dat begint met https://."
            optional
            rows={4}
            maxLength={4000}
            defaultValue={entered('sources') || answer.sources}
            error={errors.sources}
          />
          <TextField
            name="validUntil"
            type="date"
            label="Geldt tot en met"
            hint="Op deze dag vragen we de helpdesk om opnieuw te kijken."
            defaultValue={entered('validUntil') || answer.validUntil}
            error={errors.validUntil}
          />
          <CheckboxGroup
            name="privacyChecked"
            label="Is iemand te herkennen?"
            choices={[{ value: 'yes', label: 'Ik heb gekeken: niemand is te herkennen aan deze tekst' }]}
            values={entered('privacyChecked') === 'yes' || answer.privacyChecked ? ['yes'] : []}
          />
          <ButtonRow>
            <Button name="meaning" value="propose" icon="check">
              Leg voor aan een tweede persoon
            </Button>
            <Button variant="line" name="meaning" value="save">
              Bewaar het concept
            </Button>
          </ButtonRow>
        </>
      )}
    </QuestionForm>
  )
}

/** The second person: approve these words, or give them back. */
export function DecideLegal({ answer }: { answer: LegalDraft }) {
  const fixed = { answerId: answer.id, version: String(answer.version) }
  return (
    <>
      <QuestionForm
        key={`goed ${answer.version}`}
        action={decideLegalAction}
        fixed={{ ...fixed, decision: 'approve' }}
        label="Keur het antwoord goed"
      >
        {() => <Button icon="check">Zet dit antwoord op de site</Button>}
      </QuestionForm>
      <QuestionForm
        key={`terug ${answer.version}`}
        action={decideLegalAction}
        fixed={{ ...fixed, decision: 'return' }}
        label="Geef het antwoord terug"
      >
        {(entered, errors) => (
          <>
            <TextArea
              name="reason"
              label="Wat moet er anders?"
              rows={3}
              maxLength={1000}
              defaultValue={entered('reason')}
              error={errors.reason}
            />
            <Button variant="line">Geef terug</Button>
          </>
        )}
      </QuestionForm>
    </>
  )
}

/** Of a public answer: it still holds, or it goes. */
export function KeepLegal({ answer }: { answer: LegalDraft }) {
  const fixed = { answerId: answer.id, version: String(answer.version) }
  return (
    <>
      {answer.mayWrite && (
        <QuestionForm
          key={`verleng ${answer.version}`}
          action={extendLegalAction}
          fixed={fixed}
          label="Verleng het antwoord"
          idOf={{ validUntil: 'verleng-tot' }}
        >
          {(entered, errors) => (
            <>
              <TextField
                name="validUntil"
                id="verleng-tot"
                type="date"
                label="Het klopt nog, geldig tot en met"
                defaultValue={entered('validUntil') || answer.validUntil}
                error={errors.validUntil}
              />
              <Button variant="line">Verleng</Button>
            </>
          )}
        </QuestionForm>
      )}
      <QuestionForm
        key={`weg ${answer.version}`}
        action={decideLegalAction}
        fixed={{ ...fixed, decision: 'withdraw' }}
        label="Haal het antwoord weg"
      >
        {() => <Button variant="danger">Haal van de site</Button>}
      </QuestionForm>
    </>
  )
}
