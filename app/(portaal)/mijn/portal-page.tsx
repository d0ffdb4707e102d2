import type { ReactNode } from 'react'
import { Page } from '#components/layout/page.tsx'
import type { Crumb } from '#components/ui/breadcrumb.tsx'
import { env } from '#lib/platform/env.ts'

/** A page of somebody's own work. */
export function PortalPage({ breadcrumb, children }: { breadcrumb?: readonly Crumb[]; children: ReactNode }) {
  return (
    <Page section="mine" breadcrumb={breadcrumb} demo={env().DEMO === '1'} signedIn>
      {children}
    </Page>
  )
}
