import { homeAddresses, mailAddresses } from './addresses.ts'
import { caseNumbers } from './cases.ts'
import { combinations } from './combinations.ts'
import { birthDates } from './dates.ts'
import type { Finding, FindingKind, Match, ScanContext } from './finding.ts'
import { names } from './names.ts'
import { bankAccounts, citizenNumbers } from './numbers.ts'
import { phones } from './phones.ts'
import { openFileNames, plainSigns } from './plain-signs.ts'
import { numberPlates } from './plates.ts'
import { cellsIn } from './tables.ts'
import { locations, profiles } from './traces.ts'

/** More than any text that is read here; what lies behind it is not looked at. */
const longestText = 400_000

/**
 * What in a text can give a person away, in reading order. Nothing found does not mean that nobody can be recognised:
 * it helps a person decide, and no screen may say more. Runs anywhere and keeps nothing.
 */
export function scan(text: string, context: ScanContext = {}): Finding[] {
  const read = text.slice(0, longestText)
  // Numbers are read with plain signs; what is shown are the words as they stand there.
  const written = openFileNames(read)
  const plain = plainSigns(written)
  const found: Finding[] = []
  const taken = new Uint8Array(read.length)
  const add = (kind: FindingKind, matches: Iterable<Match & { certain?: boolean }>) => {
    for (const match of matches) {
      const free = taken.subarray(match.start, match.end).indexOf(1)
      if (free === 0 || (free > 0 && kind !== 'name')) continue
      // A name that went on into an address ends where that begins.
      if (free > 0) {
        const end = match.start + read.slice(match.start, match.start + free).replace(/[^\p{L}\p{N}.]+$/u, '').length
        if (!/\p{Lu}\p{Ll}/u.test(read.slice(match.start, end).replace(/^(?:mevrouw|meneer|de heer)/iu, ''))) continue
        taken.fill(1, match.start, end)
        found.push(asFinding(read, kind, { ...match, end }))
        continue
      }
      taken.fill(1, match.start, match.end)
      found.push(asFinding(read, kind, match))
    }
  }
  // A day behind a name is a day of birth, so names are read before they are told.
  const cells = cellsIn(read)
  const called = [...names(written, cells)]
  // The surest first: what is a bank account is no telephone number.
  add('iban', bankAccounts(plain))
  add('email', mailAddresses(plain))
  add('profile', profiles(read))
  add('location', locations(plain))
  add('bsn', citizenNumbers(plain))
  add('case_number', caseNumbers(plain, cells))
  add(
    'birth_date',
    birthDates(plain, { starts: new Set(called.map(({ start }) => start)), ends: new Set(called.map(({ end }) => end)) }, cells),
  )
  add('number_plate', numberPlates(plain))
  add('phone', phones(plain))
  add('postcode', homeAddresses(plain))
  add('name', called)
  // A passage holds others: what can be recognised from it stays so when a name in it is gone.
  for (const match of combinations(read, context)) found.push(asFinding(read, 'combination', match))
  return found.sort((one, other) => one.start - other.start || one.end - other.end)
}

/** The name of a file, in which lines and dots stand where spaces do in a text. */
export const scanFileName = (name: string): Finding[] =>
  scan(name.replace(/\.[a-z0-9]{2,4}$/i, (ending) => ' '.repeat(ending.length)).replaceAll(/[_+]|(?<=\p{L}{3})-(?=\p{L}{2})/gu, ' ')).map(
    (finding) => ({
      ...finding,
      text: name.slice(finding.start, finding.end),
      suggestions: [],
    }),
  )

function asFinding(text: string, kind: FindingKind, { start, end, reason, suggestions, certain }: Match & { certain?: boolean }): Finding {
  const severity = kind === 'iban' || (kind === 'bsn' && certain) ? 'stop' : 'question'
  return { kind, start, end, text: text.slice(start, end), reason, severity, suggestions }
}
