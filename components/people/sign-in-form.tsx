import { OneFieldForm } from '#components/people/one-field-form.tsx'
import { askSignInAction } from '#lib/people/actions-sign-in.ts'

/** Asks for a link by mail. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  return (
    <OneFieldForm
      action={askSignInAction}
      returnTo={returnTo}
      field={{
        name: 'email',
        type: 'email',
        label: 'Je e-mailadres',
        hint: 'Hier sturen we de link naartoe.',
        autoComplete: 'email',
        maxLength: 254,
      }}
      keepsValue
      button="Stuur mij een link"
      icon="mail"
    />
  )
}
