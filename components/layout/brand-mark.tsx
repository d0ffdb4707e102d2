import styles from '#components/layout/site-header.module.css'

/** Four fields from above: the mark of the site. public/favicon.svg is the same drawing. */
export function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 60 60" width="44" height="44" aria-hidden="true" focusable="false">
      <rect width="60" height="60" fill="var(--papier)" />
      <path fill="var(--weide-700)" d="M0 0h17L9 60H0z" />
      <path fill="var(--koolzaad-500)" d="M20 0h40v22L17.6 17z" />
      <path fill="var(--klaver-300)" d="M17.2 20l21 2.5L33.6 60H12z" />
      <path fill="var(--sloot-700)" d="M41.2 22.9L60 25v35H36.6z" />
      <path stroke="var(--weide-300)" strokeWidth="2.2" d="M4.5 0L1.5 24M11 0L3.4 60" />
      <path stroke="var(--sloot-300)" strokeWidth="2.2" d="M46.5 23.6L42 60M53 24.3L48.6 60" />
      <path stroke="var(--klaver-700)" strokeWidth="4" strokeLinecap="round" d="M22 28h0m8 1h0m-9 8h0m8 1h0m-9 8h0m8 1h0m-9 8h0m8 1h0" />
    </svg>
  )
}
