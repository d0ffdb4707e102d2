import { diffLines, diffWordsWithSpace } from 'diff'

export type WordChange = { kind: 'same' | 'added' | 'removed'; text: string }

// The work grows with the square of the number of changes. These keep the worst case well under a second;
// a text that differs more than this is easier to read line by line anyway.
const mostWordEdits = 1_000
const mostLineEdits = 2_000

/**
 * What changed between two plain texts, word by word; line by line where a text was rewritten as a whole.
 * 'same' and 'removed' together give the old text back exactly, 'same' and 'added' the new one.
 */
export function wordChanges(before: string, after: string): WordChange[] {
  const parts =
    diffWordsWithSpace(before, after, { maxEditLength: mostWordEdits }) ?? diffLines(before, after, { maxEditLength: mostLineEdits })
  if (!parts) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
