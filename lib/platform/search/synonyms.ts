/** Phrases that mean the same, each as stems; null stands for a word that says nothing ('de'). */
export type SynonymGroup = readonly (readonly (string | null)[])[]

/** For each word that was asked: the other phrases of a group in which a phrase that holds it was found. */
export function withSynonyms(asked: readonly (string | null)[], groups: readonly SynonymGroup[]): SynonymGroup[] {
  const same: (string | null)[][][] = asked.map(() => [])
  for (const group of groups) {
    for (const phrase of group) {
      const [first] = phrase
      if (first === undefined || first === null) continue
      for (const [start, lexeme] of asked.entries()) {
        if (lexeme !== first || !phrase.every((part, index) => asked[start + index] === part)) continue
        const others = group.filter((other) => other !== phrase && other.some((part) => part !== null)).map((other) => [...other])
        for (let index = 0; index < phrase.length; index++) same[start + index]?.push(...others)
      }
    }
  }
  return same
}
