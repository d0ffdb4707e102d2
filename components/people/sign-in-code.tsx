import styles from '#components/people/sign-in-code.module.css'

/** The code to type in the screen where somebody began. Read out digit by digit. */
export function SignInCode({ code }: { code: string }) {
  return (
    <p className={styles.code}>
      <code>{`${code.slice(0, 3)} ${code.slice(3)}`}</code>
    </p>
  )
}
