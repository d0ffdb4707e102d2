/** What happens by the clock, in words. A job without words stands under its own name. */
const jobWords: Readonly<Record<string, string>> = {
  'tidy sign-in': 'Oude inlogpogingen en aanmeldingen opruimen',
  'ask reviews': 'Schrijvers vragen of een les nog klopt',
  'tidy reactions': 'Niet-bevestigde reacties opruimen',
  'place lessons': 'Geplande lessen plaatsen',
  'remind who was asked to read along': 'Meelezers herinneren',
  'expire offers': 'Aangeboden plaatsen laten verlopen',
  'remind of gatherings': 'Herinneringen voor bijeenkomsten',
  'pass moments of gatherings': 'Momenten van bijeenkomsten bijhouden',
  'check minimums': 'Minimum aantal deelnemers nagaan',
  'hold gatherings': 'Bijeenkomsten afsluiten die geweest zijn',
  'wipe diet and accessibility': 'Dieet en toegankelijkheid wissen',
  'wipe answers': 'Antwoorden op vragen bij aanmelden wissen',
  'wipe boards': 'Borden wissen',
  'ask what people did with it': 'Vragen wat mensen ermee deden',
  'wipe what people did with it': 'Wat mensen ermee deden wissen',
  'remind of questions': 'Herinneren aan vragen die wachten',
  'tidy questions': 'Niet-bevestigde vragen opruimen',
  'forget addresses of askers': 'Adressen van vragers wissen',
  'ask to look at legal answers': 'Vragen of een juridisch antwoord nog klopt',
  'tidy search of questions': 'Zoeken in juridische antwoorden en open vragen bijwerken',
  'forget questions of two years ago': 'Vragen van twee jaar geleden wissen',
  'forget how to reach who asked': 'Wissen hoe je iemand bereikt na een gesprek',
  'forget conversations of a year ago': 'Gesprekken van een jaar geleden wissen',
  'remove files without a row': 'Bestanden wissen die nergens bij horen',
  'forget who does not want to be found': 'Wissen wie niet meer gevonden wil worden',
}

export const jobName = (job: string): string => jobWords[job] ?? job

/** '12 ms' or '2,5 s', on one line. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)}\u00a0ms`
  return `${(ms / 1_000).toLocaleString('nl-NL', { maximumFractionDigits: 1 })}\u00a0s`
}

/** How a job is doing: 'goed', 'mislukt' or 'te laat'. */
export function jobState(
  job: { failed: boolean; every: number; endedAt: number | undefined },
  now: number,
): 'goed' | 'mislukt' | 'te laat' {
  if (job.failed) return 'mislukt'
  // Three turns missed and a minute: a busy moment is no alarm.
  return job.endedAt !== undefined && now - job.endedAt > 3 * job.every + 60_000 ? 'te laat' : 'goed'
}

export const runningCopy = {
  title: 'Hoe het portaal draait',
  intro:
    'Wat deze instantie zag sinds zij startte, en wat er in de database klaarstaat. Bij meer instanties ziet elke instantie haar eigen werk.',
  wellOff: 'Alles loopt: geen taak is mislukt of te laat, en er wacht geen mail langer dan tien minuten.',
  jobsTrouble: 'Een taak is mislukt of te laat. Zoek de naam van de taak in het log; daar staat waarom.',
  mailTrouble: 'Er wacht mail die al langer dan tien minuten weg had moeten zijn. Kijk of de mailprovider bereikbaar is.',
  noSlow: 'Geen enkele vraag aan de database duurde langer dan een halve seconde.',
  noStatements:
    'De database telt zelf niet mee. Zet pg_stat_statements aan om hier ook te zien welke vragen bij elkaar de meeste tijd kosten; docs/operations.md zegt hoe.',
} as const
