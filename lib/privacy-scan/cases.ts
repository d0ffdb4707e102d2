import type { Match } from './finding.ts'

// Numbers as courts, prosecutors and police write them.
const shapes = [
  // C/09/612345 with, behind it, the number on the roll
  String.raw`C ?[/.] ?\d{2} ?[/.] ?\d{4,7}(?: ?[/\\,-] ?(?:JE|FA|HA|KG|EX|FT|BI|KL|OV|CV|EJ) ?(?:RK|ZA|VERZ|EXPL|RP)? ?\d{2}[-/ ]\d{1,6})?`,
  String.raw`(?:JE|FA|HA|KG|EX|FT|BI|KL|OV|CV|EJ|AZ) ?(?:RK|ZA|VERZ|EXPL|RP) ?\d{2}[-/ ]\d{1,6}`,
  String.raw`200[.]\d{3}[.]\d{3}(?:/\d{2})?(?:-\d{2})?`,
  String.raw`\d{2}[/.-]\d{6}[-/]\d{2}`,
  String.raw`(?:PL|pl)[ -]?\d{4}[- ]?\d{4}[- ]?\d{4,8}(?:-\d{1,2})?`,
  String.raw`(?:AWB|UTR|SGR|ROT|AMS|BRE|ARN|ZWB|LEE|ASS|DOR|HAA|ALM|MID|ROE|MAA)[ -]\d{2}[/ -]\d{2,5}`,
]
const known = new RegExp(`(?<![\\p{L}\\p{N}/])(?:${shapes.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
const named =
  /(?:zaak|dossier|rekest|parket|cli[eë]nt|registratie|melding(?:s)?|meld|proces-?verbaal|pv|beschikking(?:s)?|rol|aangifte|mutatie|incident|griffie|casus|kinddossier|bvh|jd|pati[eë]nt|jeugdige|v|proces|vonnis|insolventie|toevoeging(?:s)?)-?\s?(?:nummer|nr|num|no)\b\.?(?:\s?(?:is|was|van de zaak|van het dossier|van de rechtbank|van de aangifte|bij de rechtbank|luidt))?\s?:?\s?["'“‘(]?((?=[\p{L}\p{N}./\\ -]{0,14}\d{2})[\p{L}\p{N}](?:[./\\-]?[\p{L}\p{N}]){2,30}(?: ?[/\\] ?[\p{L}\p{N}]{1,6}(?:[ -][\p{L}\p{N}]{2,10}){0,3})?)/giu
const briefly =
  /\b(?:kenmerk|ons kenmerk|uw kenmerk|onder nummer|registratie|mutatie|zaak|dossier)(?: nr\.?| nummer)?:? ((?=[A-Z0-9./-]{0,10}\d{3})[A-Z0-9](?:[./-]?[A-Z0-9]){4,24})(?![\p{L}\p{N}])/gu

/** Numbers of court cases, reports and files. */
export function* caseNumbers(text: string): Generator<Match> {
  for (const match of text.matchAll(known)) yield found(match.index, match.index + match[0].length)
  for (const pattern of [named, briefly]) {
    for (const match of text.matchAll(pattern)) {
      const number = (match[1] ?? '').replace(/[\s./\\-]+$/, '')
      if (number.replaceAll(/\D/g, '').length < 3) continue
      const start = match.index + match[0].lastIndexOf(match[1] ?? '')
      yield found(start, start + number.length)
    }
  }
}

const found = (start: number, end: number): Match => ({
  start,
  end,
  reason: 'Dit lijkt het nummer van een zaak of dossier. Daarmee is een gezin op te zoeken.',
  suggestions: ['een zaak bij de rechtbank', 'een dossier', '(nummer weggelaten)'],
})
