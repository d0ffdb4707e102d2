// The first administrator of a real database, where nobody can invite yet.
import { parseArgs } from 'node:util'
import { createFirstAdministrator, type FirstAdministrator } from '#db/seed/first-administrator.ts'
import { Refusal } from './closing.ts'
import { onDatabase } from './database-command.ts'

const usage = 'Gebruik: npm run admin:create -- --email jij@organisatie.nl --name "Jouw naam" [--extra]'

const answers: Record<FirstAdministrator, string> = {
  made: 'De beheerder is gemaakt. Log in op /inloggen met dit e-mailadres.',
  administrator_exists: 'Er is al een beheerder. Laat die je uitnodigen, of gebruik --extra om er toch een bij te maken.',
  account_closed: 'Dit account is gesloten. Gebruik een ander e-mailadres.',
  wrong_email: `Dit is geen e-mailadres. ${usage}`,
  wrong_name: `Geef ook een naam van ten minste één teken. ${usage}`,
}

await onDatabase(async (url) => {
  const { email, name, extra } = readArguments()
  const outcome = await createFirstAdministrator(url, email, name, { extra })
  if (outcome !== 'made') throw new Refusal(answers[outcome])
  console.log(answers.made)
  return 0
})

function readArguments(): { email: string; name: string; extra: boolean } {
  try {
    const { values } = parseArgs({
      options: { email: { type: 'string' }, name: { type: 'string' }, extra: { type: 'boolean', default: false } },
    })
    if (values.email && values.name) return { email: values.email, name: values.name, extra: values.extra }
  } catch {
    // An unknown option: the line below says which there are.
  }
  throw new Refusal(usage)
}
