'use client'

import { AskFields, type AskChoices } from '#components/questions/ask-fields.tsx'
import { QuestionForm } from '#components/questions/question-form.tsx'
import type { SuggestionView } from '#components/questions/suggestions.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { askAction } from '#lib/questions/actions.ts'

type AskFormProps = { formKey: string; choices: AskChoices; start: { kind: string; title: string }; found: readonly SuggestionView[] }

/** Asks a question, for who is signed in. */
export function AskForm({ formKey, choices, start, found }: AskFormProps) {
  return (
    <QuestionForm action={askAction} fixed={{ formKey }} label="Stel je vraag">
      {(entered, errors) => (
        <>
          <AskFields choices={choices} start={start} found={found} entered={entered} errors={errors} />
          <ButtonRow>
            <Button icon="chat">Stel je vraag</Button>
            <a href="/vragen">Terug naar je vragen</a>
          </ButtonRow>
        </>
      )}
    </QuestionForm>
  )
}
