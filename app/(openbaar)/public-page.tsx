import type { ComponentProps } from 'react'
import { env } from '#lib/platform/env.ts'
import { Page } from './drawn-page.tsx'

type PublicPageProps = Omit<ComponentProps<typeof Page>, 'demo' | 'signedIn'>

/** A page that is the same for everyone. In demo mode its footer says that the content is invented. */
export function PublicPage(props: PublicPageProps) {
  return <Page {...props} demo={env().DEMO === '1'} />
}
