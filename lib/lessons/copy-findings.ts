import type { FindingKind } from '#lib/privacy-scan/finding.ts'
import { sectionWords } from './copy.ts'
import type { FindingDecision } from './status-findings.ts'

export const findingWords: Record<FindingKind, string> = {
  bsn: 'Burgerservicenummer',
  iban: 'Rekeningnummer',
  email: 'E-mailadres',
  profile: 'Naam op sociale media',
  phone: 'Telefoonnummer',
  postcode: 'Adres',
  location: 'Plek op de kaart',
  birth_date: 'Geboortedatum',
  number_plate: 'Kenteken',
  case_number: 'Nummer van een zaak of dossier',
  name: 'Naam',
  combination: 'Dingen die samen iemand kunnen aanwijzen',
  unread_document: 'Document dat niet gelezen kon worden',
}

/** Why a passage may stay, as somebody says it. */
export const findingDecisionWords: Record<FindingDecision, string> = {
  not_a_person: 'dit gaat niet over een persoon',
  allowed_function: 'dit is een functie of een team, geen persoon',
  looked_at: 'ik heb dit nagekeken en het wijst niemand aan',
  other: 'iets anders, namelijk',
  reopened: 'opnieuw gevraagd',
}

const lineWords: Record<string, string> = {
  title: 'Titel',
  coreSentence: 'De les in één zin',
  resultPeriod: 'Periode',
  resultNumbers: 'Aantallen',
  evidenceSupports: 'Wat ondersteunt dit?',
  evidenceContradicts: 'Wat spreekt dit tegen?',
  ...Object.fromEntries(Object.entries(sectionWords).map(([section, { heading }]) => [section, heading])),
}

/** The line of the error summary for a field in which something stops. */
export const stopWords = (field: string, kind: FindingKind): string =>
  `${lineWords[field] ?? 'De les'}: haal het ${kind === 'iban' ? 'rekeningnummer' : 'burgerservicenummer'} weg.`
