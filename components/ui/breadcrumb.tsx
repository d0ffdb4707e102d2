import styles from '#components/ui/breadcrumb.module.css'

/** A step on the way here; the last one, without an address, is this page. */
export type Crumb = { label: string; href?: string }

/** The way from the home page to here. Give the steps after Home. */
export function Breadcrumb({ steps }: { steps: readonly Crumb[] }) {
  return (
    <nav className={styles.breadcrumb} aria-label="Kruimelpad" data-print="no">
      <ol role="list">
        <li>
          <a href="/">Home</a>
        </li>
        {steps.map((step) => (
          <li key={step.label} aria-current={step.href ? undefined : 'page'}>
            {step.href ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
