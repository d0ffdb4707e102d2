import styles from '#components/ui/kind-label.module.css'

/** The tones a mark can have; the domain says which of its kinds has which. */
export type KindTone = 'lesson' | 'story' | 'question' | 'exercise' | 'instrument' | 'building-block'

/** What kind of thing this is: a word with a small slanted mark, like a strip of field. */
export function KindLabel({ tone, children }: { tone: KindTone; children: string }) {
  return (
    <span className={styles.kind} data-tone={tone}>
      {children}
    </span>
  )
}
