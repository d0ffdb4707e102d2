import type { ReactNode } from 'react'
import type { Section } from '#components/layout/navigation.ts'
import { Wrap } from '#components/layout/sections.tsx'
import { SiteFooter } from '#components/layout/site-footer.tsx'
import { SiteHeader } from '#components/layout/site-header.tsx'
import { Breadcrumb, type Crumb } from '#components/ui/breadcrumb.tsx'
import { SkipLink } from '#components/ui/skip-link.tsx'

type PageProps = {
  /** Which part of the menu is lit. */
  section?: Section
  /** The steps after Home; leave it out where the page draws its own (the head of a lesson) or has none (home). */
  breadcrumb?: readonly Crumb[]
  /** Demo mode: the footer says that the content is invented. */
  demo?: boolean
  /** Only on private pages; leave it out on pages that are the same for everyone. */
  signedIn?: boolean
  children: ReactNode
}

/** What every page has: skip link, header, the main part, footer. */
export function Page({ section, breadcrumb, demo, signedIn, children }: PageProps) {
  return (
    <>
      <SkipLink />
      <SiteHeader section={section} signedIn={signedIn} />
      <main id="inhoud" tabIndex={-1}>
        {breadcrumb && (
          <Wrap>
            <Breadcrumb steps={breadcrumb} />
          </Wrap>
        )}
        {children}
      </main>
      <SiteFooter demo={demo} />
    </>
  )
}
