import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { GatheringSummary } from '#components/gatherings/gathering-summary.tsx'
import { availabilityWords, signUpState } from '#components/gatherings/gathering-view.ts'
import { SignUpForm } from '#components/gatherings/sign-up/sign-up-form.tsx'
import { Page } from '#components/layout/page.tsx'
import { ContactBlock, Sheet } from '#components/layout/sections.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { signUpAction } from '#lib/gatherings/actions-sign-ups.ts'
import { kindWords, signUpRefusals } from '#lib/gatherings/copy.ts'
import { gatheringBySlug, type PublicGathering } from '#lib/gatherings/queries.ts'
import { signUpForm } from '#lib/gatherings/queries-sign-ups.ts'
import { env } from '#lib/platform/env.ts'
import { requireActor } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Aanmelden', robots: { index: false } }

type Props = { params: Promise<{ slug: string }> }

export default async function SignUpPage({ params }: Props) {
  const { slug } = await params
  const actor = await requireActor(`/bijeenkomsten/${slug}/aanmelden`)
  const gathering = await gatheringBySlug(slug)
  const form = gathering && (await signUpForm(actor, gathering.id))
  if (!gathering || !form) notFound()
  if (form.ownSignUpId) redirect(`/mijn/aanmeldingen/${form.ownSignUpId}`)
  const now = new Date()
  const back = `/bijeenkomsten/${slug}`
  const refusal = whyNot(gathering, form.maySignUp, now)
  return (
    <Page
      section="gatherings"
      breadcrumb={[{ label: 'Bijeenkomsten', href: '/bijeenkomsten' }, { label: gathering.title, href: back }, { label: 'Aanmelden' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <h1>{`Meld je aan voor ${gathering.kind === 'regional_talk' ? 'het' : 'de'} ${kindWords[gathering.kind].label.toLowerCase()}`}</h1>
        <GatheringSummary gathering={gathering}>{availabilityWords(gathering, now)}</GatheringSummary>
        {refusal ? (
          <>
            <Notice tone="warning" title="Aanmelden kan niet">
              <p>{refusal}</p>
            </Notice>
            <ButtonRow>
              <LinkButton href="/bijeenkomsten">Kijk in de agenda</LinkButton>
              <a href={back}>Terug naar de bijeenkomst</a>
            </ButtonRow>
          </>
        ) : (
          <SignUpForm
            action={signUpAction}
            gatheringId={gathering.id}
            formKey={crypto.randomUUID()}
            person={{ name: actor.name, email: actor.email }}
            questions={form.questions}
            companionsAllowed={gathering.companionsAllowed}
            onSite={gathering.format !== 'online'}
            full={signUpState(gathering, now) === 'full'}
            backHref={back}
          />
        )}
        <ContactBlock id="lukt-het-niet" title="Lukt het niet?">
          <p>
            {gathering.contact || 'Het regioteam'} helpt je verder. <a href="/contact">Bekijk hoe je contact opneemt</a>
          </p>
        </ContactBlock>
      </Sheet>
    </Page>
  )
}

/** The sentence for who cannot sign up now; undefined for who can. */
function whyNot(gathering: PublicGathering, maySignUp: boolean, now: Date): string | undefined {
  const state = signUpState(gathering, now)
  if (state === 'cancelled') return signUpRefusals.cancelled
  if (state === 'over') return signUpRefusals.has_started
  if (state === 'closed') return signUpRefusals.closed
  return maySignUp ? undefined : signUpRefusals.by_invitation
}
