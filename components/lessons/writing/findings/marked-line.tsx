import styles from '#components/lessons/writing/findings/findings.module.css'

/** Under a plain field: its text once more, with marks, because a field itself cannot show them. */
export function MarkedLine({ text, words }: { text: string; words: readonly string[] }) {
  const parts = cut(text, words)
  if (parts.length < 2 && !parts[0]?.isMarked) return null
  return (
    <p className={styles.line}>
      Kijk hier nog eens naar:{' '}
      {parts.map(({ part, isMarked }, index) => (isMarked ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>))}
    </p>
  )
}

function cut(text: string, words: readonly string[]): { part: string; isMarked: boolean }[] {
  const [first] = words
    .map((word) => ({ word, at: text.indexOf(word) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || one.word.length - other.word.length)
  if (!first) return text === '' ? [] : [{ part: text, isMarked: false }]
  const end = first.at + first.word.length
  const before = first.at > 0 ? [{ part: text.slice(0, first.at), isMarked: false }] : []
  return [...before, { part: first.word, isMarked: true }, ...cut(text.slice(end), words)]
}
