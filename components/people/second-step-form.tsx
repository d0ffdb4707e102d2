import { OneFieldForm } from '#components/people/one-field-form.tsx'
import { takeSecondStepAction } from '#lib/people/actions-second-factor.ts'

/** The code of the app, or a recovery code. */
export function SecondStepForm({ returnTo }: { returnTo: string }) {
  return (
    <OneFieldForm
      action={takeSecondStepAction}
      returnTo={returnTo}
      field={{
        name: 'code',
        label: 'De code van je app',
        hint: 'De code heeft 6 cijfers. Een herstelcode van 10 tekens mag ook.',
        autoComplete: 'one-time-code',
        autoCapitalize: 'none',
        spellCheck: false,
        maxLength: 20,
      }}
      button="Log in"
      icon="sign-in"
    />
  )
}
