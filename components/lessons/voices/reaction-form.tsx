'use client'

import { PublicForm, type FormGuard } from '#components/lessons/voices/public-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { sendReactionAction } from '#lib/lessons/actions-voices.ts'
import { reactionWords } from '#lib/lessons/copy-voices.ts'

const kinds = ['addition', 'question'] as const

/** Asks or adds something under a lesson. A visitor gives an address to confirm with; it is never shown. */
export function ReactionForm({ slug, guard, signedIn }: { slug: string; guard: FormGuard; signedIn: boolean }) {
  return (
    <PublicForm action={sendReactionAction} guard={guard} fixed={{ slug }} label="Je reactie">
      {(entered, errors) => (
        <>
          <RadioGroup
            key={`kind ${entered('kind')}`}
            name="kind"
            label="Wat wil je doen?"
            value={entered('kind')}
            error={errors.kind}
            choices={kinds.map((kind) => ({ value: kind, label: reactionWords[kind].label, hint: reactionWords[kind].hint }))}
          />
          <TextArea
            name="body"
            label="Je vraag of aanvulling"
            hint="Noem geen namen, en geen plaats, leeftijd en gebeurtenis waaraan iemand te herkennen is."
            rows={6}
            maxLength={1500}
            defaultValue={entered('body')}
            error={errors.body}
          />
          <TextField
            name="name"
            label="Naam die erbij komt te staan"
            hint="Bijvoorbeeld je voornaam of je functie. Vul je niets in, dan staat er ‘een lezer’."
            optional
            autoComplete="off"
            maxLength={80}
            defaultValue={entered('name')}
            error={errors.name}
          />
          {!signedIn && (
            <TextField
              name="email"
              type="email"
              label="Je e-mailadres"
              hint="We sturen je een link om te bevestigen. Het adres komt niet op de site en we wissen het na het besluit."
              autoComplete="email"
              maxLength={254}
              defaultValue={entered('email')}
              error={errors.email}
            />
          )}
          <ButtonRow>
            <Button icon="chat">Stuur je reactie</Button>
            <a href={`/lessen/${slug}`}>Terug naar de les</a>
          </ButtonRow>
        </>
      )}
    </PublicForm>
  )
}
