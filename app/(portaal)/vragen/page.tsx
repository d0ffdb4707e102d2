import type { Metadata } from 'next'
import { PageHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { Live } from '#components/questions/live.tsx'
import { OwnQuestions, Tray } from '#components/questions/tray.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { mayOpenTray } from '#lib/questions/policy.ts'
import { ownThreads } from '#lib/questions/queries.ts'
import { askForm } from '#lib/questions/queries-ask.ts'
import { readTrayQuery, tray } from '#lib/questions/queries-tray.ts'
import { PortalPage } from '../mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Vragen', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QuestionsPage({ searchParams }: Props) {
  const actor = await requireActor('/vragen')
  const params = await searchParams
  const now = new Date()
  const query = readTrayQuery(params)
  const [own, lying, choices] = await Promise.all([
    ownThreads(actor),
    mayOpenTray(actor) ? tray(actor, query, now) : undefined,
    askForm(null),
  ])
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen' }]}>
      <Wrap>
        <PageHead title="Vragen" intro="Je vraagt het aan een team, niet aan één persoon. Zo blijft je vraag niet liggen.">
          <ButtonRow>
            <LinkButton href="/vragen/nieuw" icon="chat">
              Stel een vraag
            </LinkButton>
            <a href="/vragen/open">Open vragen van regio’s</a>
          </ButtonRow>
        </PageHead>
        <Stack gap="wide">
          {params.gedaan === 'overgedragen' && (
            <Notice tone="good" live="status">
              <p>De vraag is overgedragen. Wie hem nu heeft, krijgt een mail.</p>
            </Notice>
          )}
          {lying && (
            <section aria-labelledby="bak">
              <Stack>
                <h2 id="bak">Te beantwoorden</h2>
                <Tray tray={lying} query={query} choices={choices} now={now} />
                <Live address="/api/vragen/bak" pageHref="/vragen" what="Nieuwe vragen" />
                <p>
                  <a href="/inzicht/vragen">Inzicht in vragen</a>
                </p>
                <p>
                  <a href="/vragen/afwezig">Ben je weg? Zeg wie de vragen krijgt</a>
                </p>
                <p>
                  <a href="/beheer/vragen/teksten">Standaardantwoorden</a>
                </p>
              </Stack>
            </section>
          )}
          <section aria-labelledby="eigen">
            <Stack>
              <h2 id="eigen">Je eigen vragen</h2>
              <OwnQuestions threads={own} />
            </Stack>
          </section>
        </Stack>
      </Wrap>
    </PortalPage>
  )
}
