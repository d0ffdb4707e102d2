import styles from '#components/ui/marked-text.module.css'

/** A text of which some words are marked because they were looked for. */
export function MarkedText({ parts }: { parts: readonly { text: string; marked: boolean }[] }) {
  return parts.map((part, index) =>
    part.marked ? (
      <mark key={index} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}
