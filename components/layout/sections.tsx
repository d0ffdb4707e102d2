import type { ReactNode } from 'react'
import styles from '#components/layout/sections.module.css'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { joinClasses } from '#components/ui/join-classes.ts'

/** Keeps content at the width of the site. */
export function Wrap({ children }: { children: ReactNode }) {
  return <div className={styles.wrap}>{children}</div>
}

/** Children under each other with room between them. */
export function Stack({ gap = 'normal', children }: { gap?: 'tight' | 'normal' | 'wide'; children: ReactNode }) {
  return <div className={joinClasses(styles.stack, styles[gap])}>{children}</div>
}

/** Running text of a page: a readable length of line, headings with air above them. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className={styles.prose}>{children}</div>
}

/** The heading of a page with its introduction. */
export function PageHead({ title, intro, children }: { title: string; intro?: ReactNode; children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      {intro && <p className={styles.intro}>{intro}</p>}
      {children}
    </header>
  )
}

/** The main column with a narrower one beside it; under it on a narrow screen. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={joinClasses(styles.wrap, styles.columns)}>
      <div>{children}</div>
      <aside className={styles.aside}>{aside}</aside>
    </div>
  )
}

/** A list with its filters before it: at the side where there is room, above it where there is not. */
export function FilteredColumns({ filters, children }: { filters: ReactNode; children: ReactNode }) {
  return (
    <div className={joinClasses(styles.wrap, styles.filtered)}>
      <div>{filters}</div>
      <div>{children}</div>
    </div>
  )
}

/** A page for one task: text and fields in one column. */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <div className={styles.wrap}>
      <div className={styles.sheet}>{children}</div>
    </div>
  )
}

/** A heading with the way to the rest beside it. */
export function SectionHead({ id, title, href, linkText }: { id: string; title: string; href?: string; linkText?: string }) {
  return (
    <div className={styles.sectionHead}>
      <h2 id={id}>{title}</h2>
      {href && linkText && <ArrowLink href={href}>{linkText}</ArrowLink>}
    </div>
  )
}

/** The coloured band at the top of the home page: text on one side, a drawing on the other. */
export function Welcome({ title, intro, picture, children }: { title: string; intro: ReactNode; picture: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.welcome}>
      <div className={joinClasses(styles.wrap, styles.welcomeRow)}>
        <div className={styles.welcomeText}>
          <h1>{title}</h1>
          <p className={styles.intro}>{intro}</p>
          {children}
        </div>
        <div className={styles.picture}>{picture}</div>
      </div>
    </div>
  )
}

/** A strip across the page with its heading at the side. */
export function Strip({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <nav className={styles.strip} aria-labelledby={id}>
      <div className={joinClasses(styles.wrap, styles.stripRow)}>
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </nav>
  )
}

/** Where to go with a question, beside or under the content. */
export function ContactBlock({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.contact} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
