import { keyedHash, sameHash } from './tokens.ts'

/** The name of the field that people do not see and machines fill in. */
export const trapField = 'website'
/** The name of the field that holds when the form was made. */
export const stampField = 'gemaakt'

const quickest = 3_000
const longest = 24 * 3_600_000

/** A mark for a public form: when it was made, signed. */
export function formStamp(now = Date.now()): string {
  return `${now}.${keyedHash('form-stamp', String(now))}`
}

/** What a sent form looks like: filled in by a machine, sent too soon after it was made, or like a person's. */
export function judgeForm(form: FormData, now = Date.now()): 'machine' | 'too_quick' | 'person' {
  const trap = form.get(trapField)
  if (typeof trap !== 'string' || trap !== '') return 'machine'
  const stamp = form.get(stampField)
  const [made = '', signature = ''] = typeof stamp === 'string' ? stamp.split('.') : []
  if (!/^\d{13}$/.test(made) || !sameHash(signature, keyedHash('form-stamp', made))) return 'too_quick'
  const age = now - Number(made)
  return age >= quickest && age <= longest ? 'person' : 'too_quick'
}
