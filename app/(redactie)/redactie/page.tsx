import type { Metadata } from 'next'
import { Prose } from '#components/layout/sections.tsx'
import { reviewCounts } from '#lib/lessons/queries-review.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { DeskPage } from './desk-page.tsx'
import { queueAddress, queueOf, readTab } from './queue-address.ts'
import { DeskTrays } from './desk-trays.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Redactietafel', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DeskOverview({ searchParams }: Props) {
  const asked = await searchParams
  const tab = readTab(asked.lijst)
  const actor = await requireRoleAt(queueOf(asked) ? `/redactie${queueOf(asked)}` : queueAddress(tab), 'curator')
  const counts = await reviewCounts(actor)
  const waiting = counts['te-lezen']
  return (
    <DeskPage actor={actor} tab={tab} asked={asked}>
      <DeskTrays actor={actor} />
      <Prose>
        <h2>Zo werkt de redactietafel</h2>
        <p>{waiting === 0 ? 'Er ligt nu niets om te lezen.' : 'Kies een les uit de lijst. Wat het langst wacht, staat bovenaan.'}</p>
        <ul>
          <li>Zeg eerst dat je een les leest. Dan leest een ander hem niet ook.</li>
          <li>
            Let op mensen die te herkennen zijn, ook zonder naam: een plaats, een leeftijd en een gebeurtenis samen kunnen genoeg zijn.
          </li>
          <li>Verander zelf niets aan de tekst. Stel betere woorden voor, of geef de les terug met een bericht.</li>
          <li>Schreef je zelf mee? Dan besluit een andere redacteur.</li>
        </ul>
        <p>
          In het <a href="/redactiestatuut">redactiestatuut</a> staat wat bezoekers mogen verwachten.
        </p>
      </Prose>
    </DeskPage>
  )
}
