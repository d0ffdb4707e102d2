import type { OrganisationReason } from '#lib/platform/organisation-visit.ts'
import type { UncoupleReason } from './values.ts'

type Told = { title: string; intro: string; asksAccess?: boolean }

/** Why an administrator takes a coupling away. The logbook says the same. */
export const uncoupleReasonWords: Readonly<Record<UncoupleReason, string>> = {
  left_organisation: 'Werkt niet meer bij deze organisatie',
  other_person: 'Het werkaccount is van iemand anders',
  not_safe: 'Het werkaccount is misschien misbruikt',
  on_request: 'De persoon vroeg erom',
}

const gone: Told = {
  title: 'Deze aanmelding werkt niet meer',
  intro: 'Ze is al gebruikt, ouder dan 10 minuten, of in een andere browser begonnen. Er is niets veranderd. Ga terug en begin opnieuw.',
}

const told: Record<OrganisationReason, (name: string) => Told> = {
  gone: () => gone,
  cancelled: (name) => ({
    title: 'Je bent niet ingelogd',
    intro: `Je bent gestopt, of ${name} gaf geen toestemming. Er is niets veranderd. Je kunt het opnieuw proberen of inloggen met een link in je mail.`,
  }),
  unreachable: (name) => ({
    title: 'Inloggen lukt nu even niet',
    intro: `De inlogpagina van ${name} gaf geen antwoord. Probeer het over een paar minuten opnieuw, of log in met een link in je mail.`,
  }),
  not_trusted: (name) => ({
    title: 'Dit antwoord kunnen we niet vertrouwen',
    intro: `Het antwoord van ${name} klopt niet. Je bent daarom niet ingelogd. Begin opnieuw, of log in met een link in je mail.`,
  }),
  email_not_verified: (name) => ({
    title: 'We weten niet zeker of dit jouw e-mailadres is',
    intro: `${name} bevestigt je e-mailadres niet. Log in met een link in je mail. Bij je gegevens kun je daarna ${name} koppelen.`,
  }),
  other_domain: (name) => ({
    title: 'Dit e-mailadres hoort niet bij deze organisatie',
    intro: `Met ${name} log je alleen in met een adres van die organisatie. Heb je een account met een ander adres? Log dan in met een link in je mail.`,
  }),
  no_account: (name) => ({
    title: 'We kennen je hier nog niet',
    intro: `Er is geen account dat open staat en bij dit account van ${name} hoort. Vraag toegang aan. Heb je al een account? Log dan in met een link in je mail.`,
    asksAccess: true,
  }),
  coupled_elsewhere: (name) => ({
    title: 'Koppelen lukt niet',
    intro: `Je bent al met een account van ${name} gekoppeld, of dit account hoort bij iemand anders. Haal eerst de oude koppeling weg.`,
  }),
  too_often: () => ({
    title: 'Dit is te vaak geprobeerd',
    intro: 'Wacht een kwartier en probeer het opnieuw, of log in met een link in je mail.',
  }),
}

/** What a page says about a sign-in through an organisation that did not go on; an unknown reason says the least. */
export function organisationRefusal(reason: unknown, name: string): Told {
  return typeof reason === 'string' && Object.hasOwn(told, reason) ? told[reason as OrganisationReason](name) : gone
}
