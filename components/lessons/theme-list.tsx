'use client'

import { useActionState } from 'react'
import { ActionForm } from '#components/people/action-form.tsx'
import rows from '#components/people/rows.module.css'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { TextField } from '#components/ui/field.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { addThemeAction, renameThemeAction, stepThemeAction } from '#lib/lessons/actions-themes.ts'
import type { KeptTheme } from '#lib/lessons/queries-themes.ts'
import { longestTheme } from '#lib/lessons/values.ts'
import styles from '#components/lessons/theme-list.module.css'

/** The themes that can be chosen, in their order, each with what can be done with it. */
export function ThemeList({ themes }: { themes: readonly KeptTheme[] }) {
  return (
    <ol role="list" className={styles.themes}>
      {themes.map((theme, index) => (
        <li key={theme.slug}>
          <details>
            <summary>{theme.name}</summary>
            <RenameTheme slug={theme.slug} name={theme.name} />
            <StepTheme theme={theme} label="Gebruik van" steps={[['retire', 'Haal uit de lijst']]} />
          </details>
          <span>{countedLessons(theme.lessons)}</span>
          <StepTheme
            theme={theme}
            label="Plaats van"
            steps={[
              ...(index > 0 ? ([['up', 'Omhoog']] as const) : []),
              ...(index < themes.length - 1 ? ([['down', 'Omlaag']] as const) : []),
            ]}
          />
        </li>
      ))}
    </ol>
  )
}

/** The themes that are out of use: they stay on what carries them. */
export function RetiredThemes({ themes }: { themes: readonly KeptTheme[] }) {
  return (
    <ul role="list" className={rows.rows}>
      {themes.map((theme) => (
        <li key={theme.slug}>
          <span>
            {theme.name}, {countedLessons(theme.lessons)}
          </span>
          <StepTheme theme={theme} label="Gebruik van" steps={[['bring_back', 'Neem weer in gebruik']]} />
        </li>
      ))}
    </ul>
  )
}

const countedLessons = (count: number) => (count === 1 ? '1 les' : `${count} lessen`)

type StepThemeProps = { theme: KeptTheme; label: string; steps: readonly (readonly [step: string, label: string])[] }

function StepTheme({ theme, label, steps }: StepThemeProps) {
  return (
    <ActionForm action={stepThemeAction} fixed={{ slug: theme.slug }} label={`${label} ${theme.name}`}>
      <ButtonRow>
        {steps.map(([step, words]) => (
          <Button key={step} variant="quiet" small name="step" value={step}>
            {words}
            <VisuallyHidden>: {theme.name}</VisuallyHidden>
          </Button>
        ))}
      </ButtonRow>
    </ActionForm>
  )
}

function RenameTheme({ slug, name }: { slug: string; name: string }) {
  const [state, action] = useActionState(renameThemeAction, { ok: true })
  const id = `naam-${slug}`
  return (
    <form action={action} noValidate>
      <ErrorSummary errors={state.errors} message={state.message && !state.ok ? state.message : undefined} idOf={{ name: id }} />
      <input type="hidden" name="slug" value={slug} />
      <TextField
        name="name"
        id={id}
        label="Naam"
        hint="De naam verandert overal. Het adres blijft, dus oude links werken."
        maxLength={longestTheme}
        defaultValue={String(state.values?.name ?? name)}
        error={state.errors?.name}
      />
      <ButtonRow>
        <Button variant="line">Bewaar de naam</Button>
      </ButtonRow>
    </form>
  )
}

/** Adds a theme at the end of the list. */
export function NewTheme() {
  const [state, action] = useActionState(addThemeAction, { ok: true })
  return (
    <form action={action} noValidate>
      <ErrorSummary errors={state.errors} message={state.ok ? undefined : state.message} idOf={{ name: 'nieuw-thema' }} />
      <TextField
        name="name"
        id="nieuw-thema"
        label="Naam van het thema"
        maxLength={longestTheme}
        defaultValue={state.ok ? '' : String(state.values?.name ?? '')}
        error={state.errors?.name}
      />
      <ButtonRow>
        <Button>Voeg toe</Button>
      </ButtonRow>
    </form>
  )
}
