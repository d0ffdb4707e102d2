import styles from '#components/ui/skip-link.module.css'

/** The first thing the Tab key meets: past the menu, to what the page is about. */
export function SkipLink() {
  return (
    <a className={styles.skip} href="#inhoud">
      Ga naar de inhoud
    </a>
  )
}
