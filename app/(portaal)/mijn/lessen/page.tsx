import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { LessonsByState } from '#components/lessons/writing/own-lessons.tsx'
import { StartLesson } from '#components/lessons/writing/start-lesson.tsx'
import { ownLessons } from '#lib/lessons/queries-writing.ts'
import { requireActor } from '#lib/platform/session.ts'
import { homesOf } from '#lib/sites/queries.ts'
import styles from '../own-work.module.css'
import { PortalPage } from '../portal-page.tsx'

export const metadata: Metadata = { title: 'Je lessen', robots: { index: false } }

export default async function OwnLessonsPage() {
  const actor = await requireActor('/mijn/lessen')
  const [lessons, homes] = await Promise.all([ownLessons(actor), homesOf(actor)])
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Je lessen' }]}>
      <Wrap>
        <div className={styles.page}>
          <div>
            <PageHead title="Je lessen" intro="Alles wat je schrijft of samen met anderen schreef, en wat de volgende stap is." />
            <Stack gap="wide">
              <StartLesson homes={homes} />
              <LessonsByState lessons={lessons} now={new Date()} />
            </Stack>
          </div>
        </div>
      </Wrap>
    </PortalPage>
  )
}
