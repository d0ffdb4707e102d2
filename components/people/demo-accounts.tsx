const accounts = [
  ['lid.friesland', 'lid van proeftuin Friesland'],
  ['lid.flevoland', 'lid van proeftuin Flevoland'],
  ['lid.twente', 'lid van regio Twente, zonder proeftuin'],
  ['regioteam', 'regioteam'],
  ['jurist', 'juridische helpdesk'],
  ['redactie', 'redacteur'],
  ['redactie2', 'tweede redacteur'],
  ['beheer', 'beheerder'],
] as const

/** Demo mode only: with which addresses somebody can look around, and where the mail is. */
export function DemoAccounts() {
  return (
    <details>
      <summary>Dit is de demo: met deze adressen kun je inloggen</summary>
      <p>
        De mail komt niet echt aan. Je vindt hem in <a href="/postvak">het postvak van de demo</a>.
      </p>
      <ul>
        {accounts.map(([account, role]) => (
          <li key={account}>
            {account}@demo.example: {role}
          </li>
        ))}
      </ul>
    </details>
  )
}
