import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { HowItWasForm } from '#components/questions/conversations/conversation-forms.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'
import { conversationRefusals, helpedWords, lessonCameWords } from '#lib/questions/copy-conversations.ts'
import { howItWasByLink } from '#lib/questions/queries-conversations.ts'

type Props = { params: Promise<{ token: string }> }

// The address of this page holds a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Hielp het gesprek?', robots: { index: false }, referrer: 'same-origin' }

/** Two questions, two weeks after a conversation. Only looks: mail scanners open links too, and must not answer for somebody. */
export default async function HowItWasPage({ params }: Props) {
  const { token } = await params
  const actor = await currentActor()
  const asked = await howItWasByLink(token, actor)
  return (
    <Page section="none" breadcrumb={[{ label: 'Hielp het gesprek?' }]} demo={env().DEMO === '1'} signedIn={actor !== null}>
      <Sheet>
        <PageHead title={asked ? 'Hielp het gesprek?' : 'Deze link werkt niet'} />
        {!asked && <p>{conversationRefusals.unknown_link}</p>}
        {asked && !asked.helped && <HowItWasForm token={token} />}
        {asked?.helped && asked.lesson && (
          <>
            <Notice tone="good" title="Dank je wel. Je antwoord is bewaard." live="status">
              <p>Hielp het gesprek? {helpedWords[asked.helped]}.</p>
              <p>Kwam er een les uit? {lessonCameWords[asked.lesson]}.</p>
            </Notice>
            {asked.lesson !== 'no' && (
              <ButtonRow>
                <LinkButton href="/mijn/lessen" icon="pencil">
                  Schrijf de les op
                </LinkButton>
              </ButtonRow>
            )}
          </>
        )}
      </Sheet>
    </Page>
  )
}
