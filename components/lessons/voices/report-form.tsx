'use client'

import { PublicForm, type FormGuard } from '#components/lessons/voices/public-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { reportLessonAction } from '#lib/lessons/actions-voices.ts'
import { reportWords } from '#lib/lessons/copy-voices.ts'

const reasons = ['recognisable', 'improper', 'wrong'] as const

type ReportFormProps = { slug: string; reactionId?: string; guard: FormGuard }

/** Says that a lesson, or one reaction, cannot stay like this. Nobody has to say who they are. */
export function ReportForm({ slug, reactionId = '', guard }: ReportFormProps) {
  return (
    <PublicForm action={reportLessonAction} guard={guard} fixed={{ slug, reactionId }} label="Je melding">
      {(entered, errors) => (
        <>
          <RadioGroup
            key={`reason ${entered('reason')}`}
            name="reason"
            label="Wat is er aan de hand?"
            value={entered('reason')}
            error={errors.reason}
            choices={reasons.map((reason) => ({ value: reason, label: reportWords[reason].label, hint: reportWords[reason].hint }))}
          />
          <TextArea
            name="message"
            label="Waar gaat het om?"
            hint="Schrijf welke zin het is. Noem geen namen."
            optional
            maxLength={1000}
            defaultValue={entered('message')}
            error={errors.message}
          />
          <TextField
            name="email"
            type="email"
            label="Je e-mailadres"
            hint="Alleen als je een antwoord wilt. We wissen het als de melding is afgehandeld."
            optional
            autoComplete="email"
            maxLength={254}
            defaultValue={entered('email')}
            error={errors.email}
          />
          <ButtonRow>
            <Button icon="warning">Verstuur de melding</Button>
            <a href={`/lessen/${slug}`}>Terug naar de les</a>
          </ButtonRow>
        </>
      )}
    </PublicForm>
  )
}
