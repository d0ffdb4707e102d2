// What sounds alike in Dutch is written in two ways; a mistake between them weighs less than another letter.
const soundsAlike: readonly (readonly [RegExp, string])[] = [
  [/ij/g, 'ei'],
  [/y/g, 'i'],
  [/ou/g, 'au'],
  [/ch/g, 'g'],
  [/ph/g, 'f'],
  [/[ck]+s/g, 'x'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/dt?$|t$/g, 't'],
  [/(\p{L})\1+/gu, '$1'],
]
const sound = (word: string) => soundsAlike.reduce((heard, [written, as]) => heard.replace(written, as), word)

/** How many letters differ, with two swapped letters as one; stops counting above `most`. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[other.length] ?? most + 1
}

export type KnownWord = { word: string; lexeme: string; documents: number }

/** The word that was most likely meant, of words that look like it; undefined when none is near enough. */
export function nearestWord(word: string, known: readonly KnownWord[]): KnownWord | undefined {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
  if (most === 0) return undefined
  let best: { found: KnownWord; weight: number } | undefined
  for (const found of known) {
    const letters = distance(word, found.word, most + 2)
    const heard = distance(sound(word), sound(found.word), most + 1)
    if (letters > most && heard > 0) continue
    const weight = letters + Math.min(heard, most) * 2 - Math.min(0.9, Math.log10(1 + found.documents) / 4)
    if (!best || weight < best.weight) best = { found, weight }
  }
  return best?.found
}
