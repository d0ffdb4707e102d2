import type { ReactNode } from 'react'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { env } from '#lib/platform/env.ts'

/** A list beside the queue of the desk. */
export function TrayPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <Page
      section="mine"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Redactietafel', href: '/redactie' }, { label: title }]}
    >
      <Sheet>
        <PageHead title={title} intro={intro} />
        {children}
      </Sheet>
    </Page>
  )
}
