// The arithmetic of numbers of persons, written apart from the detector so that the sets do not inherit a mistake of it.

/** The figures of a text, without what stands between them. */
export const digits = (text: string) => text.replace(/\D/g, '')

/** Whether nine figures could be a BSN. */
export const passesElevenTest = (number: string) =>
  [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11 === 0

/** Whether the check figures of an IBAN are right. */
export const passesMod97 = (iban: string) =>
  BigInt([...(iban.slice(4) + iban.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join('')) % 97n === 1n
