import { OneFieldForm } from '#components/people/one-field-form.tsx'
import { typeCodeAction } from '#lib/people/actions-sign-in.ts'

/** The code of the mail, for who reads mail on another device. */
export function CodeForm({ returnTo }: { returnTo: string }) {
  return (
    <OneFieldForm
      action={typeCodeAction}
      returnTo={returnTo}
      field={{
        name: 'code',
        label: 'De code uit de mail',
        hint: 'De code heeft 6 cijfers. Typ hem hier in als je de mail op een ander apparaat leest.',
        inputMode: 'numeric',
        autoComplete: 'one-time-code',
        maxLength: 20,
      }}
      button="Log in met de code"
      icon="sign-in"
    />
  )
}
