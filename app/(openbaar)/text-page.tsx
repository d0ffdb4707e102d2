import type { ReactNode } from 'react'
import { PageHead, Prose, Wrap } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PublicPage } from './public-page.tsx'
import type { Section } from '#components/layout/navigation.ts'
import styles from './text-page.module.css'

type TextPageProps = { title: string; intro: ReactNode; section?: Section; children: ReactNode }

/** A page of running text: what the network does and how. */
export function TextPage({ title, intro, section, children }: TextPageProps) {
  return (
    <PublicPage section={section} breadcrumb={[{ label: title }]}>
      <Wrap>
        <PageHead title={title} intro={intro} />
        <div className={styles.text}>
          <Prose>{children}</Prose>
        </div>
      </Wrap>
    </PublicPage>
  )
}

/** What only the organisation that runs this portal can say. It stands out, so that nobody goes live without it. */
export function StillToFillIn({ level = 3, children }: { level?: 2 | 3; children: ReactNode }) {
  return (
    <Notice tone="warning" title="Nog in te vullen door de organisatie" level={level}>
      {children}
    </Notice>
  )
}
