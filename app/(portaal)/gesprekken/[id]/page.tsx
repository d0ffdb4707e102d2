import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block, Facts } from '#components/people/blocks.tsx'
import { AnswerForms, AskerForms, AskPersonForm, CloseForm } from '#components/questions/conversations/conversation-forms.tsx'
import styles from '#components/questions/conversations/conversations.module.css'
import { Notice } from '#components/ui/notice.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { formatDate, formatDay } from '#lib/platform/time.ts'
import { conversationById, fittingPeople, type ConversationView } from '#lib/questions/queries-conversations.ts'
import { isOpenConversation } from '#lib/questions/status-conversations.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'
import { peopleChoices } from '../people-choices.ts'

export const metadata: Metadata = { title: 'Gesprek', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ConversationPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(`/gesprekken/${id}`)
  const [conversation, { gevraagd }] = await Promise.all([conversationById(actor, id), searchParams])
  if (!conversation) notFound()
  const chooses = conversation.mayChoose && (conversation.status === 'searching' || conversation.status === 'with_team')
  const people = chooses
    ? await fittingPeople(
        { theme: conversation.themeSlug, tip: conversation.tipNumber },
        { id: conversation.askerId, conversationId: conversation.id },
      )
    : []
  return (
    <PortalPage
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Gesprekken', href: '/gesprekken' }, { label: conversation.about }]}
    >
      <Sheet>
        <PageHead title={`Gesprek over ${conversation.about}`} />
        <Stack gap="wide">
          {gevraagd !== undefined && isOpenConversation(conversation.status) && (
            <Notice tone="good" title="Je aanvraag is verstuurd" live="status" />
          )}
          <Standing conversation={conversation} />
          {conversation.as === 'person' && conversation.invitation && !conversation.invitation.answer && (
            <AnswerForms invitationId={conversation.invitation.id} from={conversation.askerName} />
          )}
          <Block id="vraag" title="De vraag">
            <Facts
              facts={[
                ['Van', [conversation.askerName, ...conversation.askerPlaces].join(', ')],
                ['Over', conversation.about],
                ['Gevraagd op', formatDate(conversation.askedAt)],
              ]}
            />
            <p className={styles.said}>{conversation.purpose}</p>
          </Block>
          {chooses && (
            <Block id="wie" title={conversation.as === 'team' ? 'Zoek iemand' : 'Kies iemand'}>
              {people.length > 0 ? (
                <AskPersonForm conversationId={conversation.id} people={peopleChoices(people)} />
              ) : (
                <p>
                  We vinden nu niemand die past en ruimte heeft.{' '}
                  {conversation.as === 'team' ? 'Kijk bij ' : 'Laat het regioteam zoeken, of kijk bij '}
                  <a href="/mensen">mensen met ervaring</a>.
                </p>
              )}
            </Block>
          )}
          {conversation.as === 'team' && conversation.mayClose && conversation.status === 'with_team' && (
            <Block id="zelf" title="Of beantwoord de aanvraag zelf">
              <CloseForm conversationId={conversation.id} />
            </Block>
          )}
          {conversation.as === 'asker' && isOpenConversation(conversation.status) && (
            <AskerForms conversationId={conversation.id} mayHand={conversation.status === 'searching'} />
          )}
        </Stack>
      </Sheet>
    </PortalPage>
  )
}

/** Where it stands, for who reads it. */
function Standing({ conversation }: { conversation: ConversationView }) {
  const { status, as, personName, dueAt, reach, outcome } = conversation
  if (status === 'accepted')
    return (
      <Notice tone="good" title={reach ? `Zo bereik je ${reach.name}` : `${personName ?? 'Iemand'} zei ja`}>
        {reach ? <p className={styles.said}>{reach.how}</p> : <p>Zij spreken samen iets af.</p>}
        {reach && <p>Spreek samen een moment af. Over twee weken vragen we of het hielp.</p>}
      </Notice>
    )
  if (status === 'closed')
    return (
      <Notice title="Het antwoord van het regioteam">
        <p className={styles.said}>{outcome}</p>
      </Notice>
    )
  if (status === 'withdrawn') return <Notice title="Deze aanvraag is ingetrokken" />
  if (status === 'with_team')
    return (
      <Notice title={as === 'team' ? 'Dit wacht op het regioteam' : 'Het regioteam zoekt voor je'}>
        <p>{as === 'team' ? 'Vraag iemand, of help zelf op weg.' : 'Je krijgt een mail als er iemand is gevonden.'}</p>
      </Notice>
    )
  if (status === 'searching')
    return (
      <Notice tone="warning" title={as === 'team' ? 'De vrager kiest iemand anders' : 'Wie je vroeg, kan nu niet'}>
        <p>
          {as === 'team' ? 'Je kunt ook zelf iemand vragen. ' : 'Kies iemand anders. '}
          Vanaf {formatDay(dueAt)} zoekt het regioteam.
        </p>
      </Notice>
    )
  if (as === 'person')
    return (
      <Notice title={`${conversation.askerName} wil je spreken`}>
        <p>Zeg ja of nee voor {formatDay(dueAt)}. Bij nee hoef je niet te zeggen waarom. Na ja zien jullie hoe je elkaar bereikt.</p>
      </Notice>
    )
  return (
    <Notice title={`Gevraagd aan ${personName ?? 'iemand'}`}>
      <p>Is er op {formatDay(dueAt)} nog geen antwoord? Dan zoekt het regioteam verder.</p>
    </Notice>
  )
}
