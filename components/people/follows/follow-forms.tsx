'use client'

import type { ReactNode } from 'react'
import { PublicForm, type FormGuard } from '#components/lessons/voices/public-form.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { SelectField, TextField, type Choice } from '#components/ui/field.tsx'
import {
  changeFollowingAction,
  confirmFollowAction,
  followAction,
  followFromOutsideAction,
  stopFollowingAction,
} from '#lib/people/actions-follows.ts'

type Topic = { kind: string; key: string }

type Rhythms = { rhythms: readonly Choice[]; hint: string }

const howOften = 'Hoe vaak wil je mail?'

/** Somebody with an account follows something. */
export function FollowForm({ topic, rhythms, hint, rhythm, label }: Rhythms & { topic: Topic; rhythm: string; label: string }) {
  return (
    <ActionForm action={followAction} fixed={topic} label={label}>
      <RadioGroup name="rhythm" label={howOften} hint={hint} choices={rhythms} value={rhythm} />
      <ButtonRow>
        <Button icon="mail">{label}</Button>
        <a href="/mijn/volgen">Alles wat je volgt</a>
      </ButtonRow>
    </ActionForm>
  )
}

/** A visitor follows something; the address is confirmed by mail. */
export function VisitorFollowForm({ topic, rhythms, hint, guard }: Rhythms & { topic: Topic; guard: FormGuard }) {
  return (
    <PublicForm action={followFromOutsideAction} guard={guard} fixed={topic} label="Volg dit">
      {(entered, errors) => (
        <>
          <RadioGroup
            name="rhythm"
            label={howOften}
            hint={hint}
            choices={rhythms}
            value={entered('rhythm') || 'weekly'}
            error={errors.rhythm}
          />
          <TextField
            name="email"
            type="email"
            label="Je e-mailadres"
            hint="We sturen je een link om te bevestigen. Je adres is alleen voor deze mails. Stop je, dan wissen we het."
            autoComplete="email"
            maxLength={254}
            defaultValue={entered('email')}
            error={errors.email}
          />
          <ButtonRow>
            <Button icon="mail">Volg dit</Button>
          </ButtonRow>
        </>
      )}
    </PublicForm>
  )
}

/** The button behind the link of the mail. Nothing happens before it is pressed. */
export function ConfirmFollow({ token }: { token: string }) {
  return (
    <ActionForm action={confirmFollowAction} fixed={{ token }} label="Bevestig dat je dit wilt volgen">
      <ButtonRow>
        <Button icon="check">Ja, ik wil dit volgen</Button>
      </ButtonRow>
    </ActionForm>
  )
}

type ChangeProps = {
  /** The secret of the link, for who has no account. */
  token?: string
  kinds: readonly { kind: string; label: string; rhythm: string }[]
  rhythms: readonly Choice[]
  pausedUntil: string | null
  /** Between which days a pause may end. */
  days: { first: string; last: string }
}

/** How often per kind, and a pause. */
export function ChangeFollowing({ token, kinds, rhythms, pausedUntil, days }: ChangeProps) {
  return (
    <WhoseForm action={changeFollowingAction} token={token} label="Hoe vaak je mail krijgt">
      {kinds.map(({ kind, label, rhythm }) => (
        <SelectField key={kind} name={kind} label={label} choices={rhythms} defaultValue={rhythm} />
      ))}
      <TextField
        name="pausedUntil"
        type="date"
        label="Even geen mail, tot deze dag"
        hint="Op deze dag krijg je weer mail, ook over wat er intussen kwam. Laat leeg als je geen pauze wilt."
        optional
        min={days.first}
        max={days.last}
        defaultValue={pausedUntil ?? ''}
      />
      <ButtonRow>
        <Button icon="saved">Bewaar</Button>
      </ButtonRow>
    </WhoseForm>
  )
}

/** Ends everything. */
export function StopFollowing({ token }: { token?: string }) {
  return (
    <WhoseForm action={stopFollowingAction} token={token} label="Stop helemaal">
      <Button variant="line" icon="close">
        Stop met alles
      </Button>
    </WhoseForm>
  )
}

type Action = Parameters<typeof ActionForm>[0]['action']

/** Of who is signed in, or of who holds the link. */
function WhoseForm({ token, ...rest }: { token?: string; action: Action; label: string; children: ReactNode }) {
  return <ActionForm {...rest} fixed={token ? { token } : {}} />
}
