import type { Metadata } from 'next'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block } from '#components/people/blocks.tsx'
import { ConversationList, InvitationList } from '#components/questions/conversations/conversation-lists.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { howTheyWere, invitationsOf, openRequests, ownConversations, type HowTheyWere } from '#lib/questions/queries-conversations.ts'
import { maySeeAllConversations } from '#lib/questions/policy-conversations.ts'
import { PortalPage } from '../mijn/portal-page.tsx'

export const metadata: Metadata = { title: 'Gesprekken', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ConversationsPage({ searchParams }: Props) {
  const actor = await requireActor('/gesprekken')
  const [invitations, own, open, figures, { nee }] = await Promise.all([
    invitationsOf(actor),
    ownConversations(actor),
    openRequests(actor),
    howTheyWere(actor),
    searchParams,
  ])
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Gesprekken' }]}>
      <Sheet>
        <PageHead title="Gesprekken" intro="Praat met iemand die dit al deed. Of vertel zelf wat je leerde.">
          <ButtonRow>
            <LinkButton href="/gesprekken/nieuw" icon="chat">
              Vraag een gesprek aan
            </LinkButton>
            <a href="/mensen">Mensen met ervaring</a>
          </ButtonRow>
        </PageHead>
        <Stack gap="wide">
          {nee !== undefined && (
            <Notice tone="good" live="status">
              <p>Je zei nee. De vrager hoort alleen dat het nu niet kan.</p>
            </Notice>
          )}
          {invitations.length > 0 && (
            <Block id="aan-jou" title="Aan jou gevraagd">
              <InvitationList invitations={invitations} />
            </Block>
          )}
          <Block id="van-jou" title="Je aanvragen">
            {own.length > 0 ? <ConversationList rows={own} /> : <p>Je hebt nog geen gesprek aangevraagd.</p>}
          </Block>
          {maySeeAllConversations(actor) && (
            <Block id="open" title="Open aanvragen van iedereen">
              {open.length > 0 ? <ConversationList rows={open} now={new Date()} forTeam /> : <p>Er wacht niemand.</p>}
              {figures && figures.asked > 0 && <p>{figuresSentence(figures)}</p>}
            </Block>
          )}
        </Stack>
      </Sheet>
    </PortalPage>
  )
}

const figuresSentence = ({ asked, yes, partly, no, lessons }: HowTheyWere) =>
  `Het afgelopen jaar vroegen we ${asked} keer of een gesprek hielp: ${yes} keer ja, ${partly} keer een beetje, ${no} keer nee. ${lessons} keer kwam er een les uit.`
