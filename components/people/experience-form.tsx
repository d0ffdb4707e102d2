'use client'

import styles from '#components/people/blocks.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextArea, TextField, type Choice } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useKeptForm } from '#components/ui/use-kept-form.ts'
import { saveProfileAction } from '#lib/people/actions-experience.ts'
import type { OwnProfile } from '#lib/people/queries-experience.ts'
import { profileLimits } from '#lib/people/values.ts'

type ExperienceFormProps = { profile: OwnProfile; themes: readonly Choice[]; tips: readonly Choice[]; audiences: readonly Choice[] }

/** What one tells about the own experience, and whether colleagues find it. */
export function ExperienceForm({ profile, themes, tips, audiences }: ExperienceFormProps) {
  const { state, send, field, one, many } = useKeptForm(saveProfileAction)
  return (
    <form className={styles.form} action={send} noValidate>
      {!state.ok && <ErrorSummary errors={state.errors} message={state.message} />}
      <div role="status">{state.ok && state.message && <Notice tone="good">{state.message}</Notice>}</div>
      <RadioGroup
        {...one('isFindable', profile.isFindable ? 'ja' : 'nee')}
        label="Mogen collega’s je vinden?"
        choices={[
          { value: 'ja', label: 'Ja, ik wil over mijn ervaring vertellen', hint: 'Alleen wie is ingelogd, ziet je in de lijst.' },
          { value: 'nee', label: 'Nee, nu niet' },
        ]}
      />
      <CheckboxGroup {...many('themes', profile.themes)} label="Over welke thema’s kun je vertellen?" choices={themes} columns optional />
      <CheckboxGroup {...many('tips', profile.tips.map(String))} label="Met welke tips heb je ervaring?" choices={tips} optional />
      <CheckboxGroup {...many('audiences', profile.audiences)} label="Vanuit welk werk?" choices={audiences} columns optional />
      <TextArea
        {...field('intro', profile.intro)}
        label="Wat heb je gedaan?"
        hint="Een paar zinnen. Noem geen gezinnen en geen namen van anderen."
        optional
        maxLength={profileLimits.intro}
      />
      <TextField
        {...field('perMonth', profile.perMonth)}
        label="Hoeveel gesprekken per maand?"
        hint="Zijn er deze maand genoeg? Dan stellen we je niet meer voor."
        inputMode="numeric"
      />
      <TextField
        {...field('reach', profile.reach)}
        label="Hoe bereikt iemand je?"
        hint="Bijvoorbeeld een telefoonnummer of mailadres van je werk. Alleen wie een gesprek met je heeft, ziet dit."
        maxLength={profileLimits.reach}
      />
      <ButtonRow>
        <Button>Bewaar</Button>
        {profile.isFindable && profile.slug && <a href={`/mensen/${profile.slug}`}>Bekijk hoe anderen je zien</a>}
      </ButtonRow>
    </form>
  )
}
