import type { ComponentProps } from 'react'
import { Page } from '#components/layout/page.tsx'
import { env } from '#lib/platform/env.ts'

type PublicPageProps = Omit<ComponentProps<typeof Page>, 'demo' | 'signedIn'>

/** A page that is the same for everyone. In demo mode its footer says that the content is invented. */
export function PublicPage(props: PublicPageProps) {
  return <Page {...props} demo={env().DEMO === '1'} />
}
