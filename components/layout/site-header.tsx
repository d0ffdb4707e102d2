import { BrandMark } from '#components/layout/brand-mark.tsx'
import { sections, type Section } from '#components/layout/navigation.ts'
import styles from '#components/layout/site-header.module.css'
import { Button, LinkButton } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'
import popover from '#components/ui/popover.module.css'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'

type SiteHeaderProps = {
  section?: Section
  /** Private pages know it. Public pages are the same for everyone: there public/site.js shows the right one of both. */
  signedIn?: boolean
}

/**
 * Name, main menu, and the way in. On a narrow screen the menu is a native popover, so it opens without script;
 * on a wide one the same list simply stands there.
 */
export function SiteHeader({ section = 'none', signedIn }: SiteHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <a className={styles.brand} href="/">
          <BrandMark />
          <span>
            <span className={styles.name}>Proeftuin</span>
            <span className={styles.tagline}>Leren over kind- en gezinsbescherming</span>
          </span>
        </a>
        <nav className={joinClasses(popover.inPlace, styles.menu)} id="menu" popover="auto" aria-label="Hoofdmenu">
          <ul role="list">
            {sections.map(({ key, label, href }) => (
              <li key={key}>
                <a href={href} aria-current={key === section ? 'true' : undefined}>
                  {label}
                </a>
              </li>
            ))}
            <li className={styles.narrow}>
              <a href="/zoeken">Zoeken</a>
            </li>
            {signedIn !== true && (
              <li className={joinClasses(styles.narrow, styles.forVisitor)}>
                <a href="/inloggen">Inloggen</a>
              </li>
            )}
            {signedIn !== false && (
              <li className={joinClasses(styles.narrow, signedIn ? undefined : styles.forMember)}>
                <a href="/mijn">Mijn pagina</a>
              </li>
            )}
          </ul>
        </nav>
        <div className={styles.corner}>
          <span className={styles.wide}>
            <LinkButton variant="quiet" small icon="search" href="/zoeken">
              <VisuallyHidden>Zoeken</VisuallyHidden>
            </LinkButton>
          </span>
          {signedIn !== true && (
            <span className={joinClasses(styles.wide, styles.forVisitor)}>
              <LinkButton variant="quiet" small icon="sign-in" href="/inloggen">
                Inloggen
              </LinkButton>
            </span>
          )}
          {signedIn !== false && (
            <span className={joinClasses(styles.wide, signedIn ? undefined : styles.forMember)}>
              <LinkButton variant="quiet" small icon="person" href="/mijn" aria-current={section === 'mine' ? 'true' : undefined}>
                Mijn pagina
              </LinkButton>
            </span>
          )}
          <Button type="button" variant="line" small icon="menu" className={styles.opener} popoverTarget="menu">
            Menu
          </Button>
        </div>
      </div>
    </header>
  )
}
