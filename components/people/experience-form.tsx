'use client'

import { useActionState } from 'react'
import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { saveProfileAction } from '#lib/people/actions-experience.ts'
import { profileLimits } from '#lib/people/schema-experience.ts'
import type { OwnProfile } from '#lib/people/queries-experience.ts'

type ExperienceFormProps = { profile: OwnProfile; themes: readonly Choice[]; tips: readonly Choice[]; audiences: readonly Choice[] }

/** What one tells about the own experience, and whether colleagues find it. */
export function ExperienceForm({ profile, themes, tips, audiences }: ExperienceFormProps) {
  const [state, action] = useActionState(saveProfileAction, { ok: true })
  const { values } = state
  const one = (name: string, kept: string) => (values ? String(values[name] ?? '') : kept)
  const many = (name: string, kept: readonly string[]) => (values ? [values[`${name}[]`] ?? []].flat() : kept)
  return (
    <form className={styles.form} action={action} noValidate>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <RadioGroup
        name="isFindable"
        label="Mogen collega’s je vinden?"
        choices={[
          { value: 'ja', label: 'Ja, ik wil over mijn ervaring vertellen', hint: 'Alleen wie is ingelogd, ziet je in de lijst.' },
          { value: 'nee', label: 'Nee, nu niet' },
        ]}
        value={one('isFindable', profile.isFindable ? 'ja' : 'nee')}
        error={state.errors?.isFindable}
      />
      <CheckboxGroup
        name="themes[]"
        label="Over welke thema’s kun je vertellen?"
        choices={themes}
        columns
        optional
        values={many('themes', profile.themes)}
        error={state.errors?.themes}
      />
      <CheckboxGroup
        name="tips[]"
        label="Met welke tips heb je ervaring?"
        choices={tips}
        optional
        values={many('tips', profile.tips.map(String))}
        error={state.errors?.tips}
      />
      <CheckboxGroup
        name="audiences[]"
        label="Vanuit welk werk?"
        choices={audiences}
        columns
        optional
        values={many('audiences', profile.audiences)}
        error={state.errors?.audiences}
      />
      <TextArea
        name="intro"
        label="Wat heb je gedaan?"
        hint="Een paar zinnen. Noem geen gezinnen en geen namen van anderen."
        optional
        maxLength={profileLimits.intro}
        defaultValue={one('intro', profile.intro)}
        error={state.errors?.intro}
      />
      <TextField
        name="perMonth"
        label="Hoeveel gesprekken per maand?"
        hint="Zijn er deze maand genoeg? Dan stellen we je niet meer voor."
        inputMode="numeric"
        defaultValue={one('perMonth', String(profile.perMonth))}
        error={state.errors?.perMonth}
      />
      <TextField
        name="reach"
        label="Hoe bereikt iemand je?"
        hint="Bijvoorbeeld een telefoonnummer of mailadres van je werk. Alleen wie een gesprek met je heeft, ziet dit."
        maxLength={profileLimits.reach}
        defaultValue={one('reach', profile.reach)}
        error={state.errors?.reach}
      />
      <ButtonRow>
        <Button>Bewaar</Button>
        {profile.isFindable && profile.slug && <a href={`/mensen/${profile.slug}`}>Bekijk hoe anderen je zien</a>}
      </ButtonRow>
    </form>
  )
}
