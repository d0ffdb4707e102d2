import type { Metadata } from 'next'
import { RunningNotice, RunningParts } from '#components/insight/running.tsx'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { runningCopy } from '#lib/insight/copy-running.ts'
import { env } from '#lib/platform/env.ts'
import { readRunning } from '#lib/platform/metrics/running.ts'
import { requireRoleAt } from '#lib/platform/session.ts'

export const metadata: Metadata = { title: runningCopy.title, robots: { index: false } }

export default async function RunningPage() {
  await requireRoleAt('/beheer/draaien', 'administrator')
  const running = await readRunning()
  const now = new Date()
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Beheer', href: '/beheer' }, { label: runningCopy.title }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead title={runningCopy.title} intro={runningCopy.intro} />
        <Stack gap="wide">
          <RunningNotice running={running} now={now} />
          <RunningParts running={running} now={now} />
        </Stack>
      </Sheet>
    </Page>
  )
}
