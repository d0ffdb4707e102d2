// The words that generated lessons are made of: those of the demo, the most used first, and compounds of them as Dutch makes
// them, so that a big collection has rare words too.
import { demoLessons } from '#db/seed/demo/lessons.ts'

const wholeWords = /[a-zà-ÿ]{3,}/g

/** Every text in an object, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

/** `count` different words, the most used first: an index drawn by Zipf gives texts as people write them. */
export function vocabularyOf(count: number): string[] {
  const used = new Map<string, number>()
  for (const lesson of demoLessons)
    for (const text of textsIn(lesson))
      for (const [word] of text.toLowerCase().matchAll(wholeWords)) used.set(word, (used.get(word) ?? 0) + 1)
  const words = [...used].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word)
  const long = words.filter((word) => word.length > 4)
  const all = new Set(words)
  for (let step = 1; all.size < count && step < long.length; step += 1)
    for (let at = 0; all.size < count && at + step < long.length; at += 1) all.add(`${long[at]}${long[at + step]}`)
  return [...all].slice(0, count)
}
