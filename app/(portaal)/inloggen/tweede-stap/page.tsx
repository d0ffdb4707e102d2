import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block } from '#components/people/blocks.tsx'
import { SecondStepForm } from '#components/people/second-step-form.tsx'
import { SecondStepSetUp } from '#components/people/second-step-set-up.tsx'
import { Button } from '#components/ui/button.tsx'
import { signOutAction } from '#lib/people/actions-sign-in.ts'
import { ownSecondFactor } from '#lib/people/queries-second-factor.ts'
import { env } from '#lib/platform/env.ts'
import { currentVisit } from '#lib/platform/session.ts'
import { safeReturnTo, withReturnTo } from '#lib/platform/sign-in-return.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Tweede stap', robots: { index: false } }

/** The second step of signing in, and the place to set it up: also for who is not wholly signed in yet. */
export default async function SecondStepPage({ searchParams }: Props) {
  const returnTo = safeReturnTo((await searchParams).terug)
  const visit = await currentVisit()
  if (!visit) redirect(withReturnTo('/inloggen', returnTo))
  const { actor, missing } = visit
  return (
    <Page
      breadcrumb={[{ label: 'Inloggen', href: '/inloggen' }, { label: 'Tweede stap' }]}
      demo={env().DEMO === '1'}
      signedIn={missing === null}
    >
      <Sheet>
        {missing === 'enter_code' ? (
          <PageHead title="Vul de code van je app in" intro="Open de app op je telefoon en typ de 6 cijfers die bij Proeftuin staan." />
        ) : (
          <PageHead
            title="Inloggen met een tweede stap"
            intro={
              missing === 'set_up'
                ? 'Met jouw rol zie je meer dan anderen. Daarom log je in met de link uit je mail én met een code van je telefoon. Stel dat nu één keer in.'
                : 'Met een code van je telefoon is je account ook veilig als iemand je mail kan lezen.'
            }
          />
        )}
        <Stack gap="wide">
          {missing === 'enter_code' ? (
            <SecondStepForm returnTo={returnTo} />
          ) : (
            <SecondStepSetUp state={await ownSecondFactor(actor)} returnTo={returnTo} />
          )}
          {missing === 'enter_code' && (
            <Block id="kwijt" title="Telefoon kwijt?">
              <p>
                Gebruik een van je herstelcodes. Heb je die ook niet? <a href="/contact">Neem contact op</a>. Een beheerder kan de tweede
                stap weghalen, zodat je hem opnieuw instelt.
              </p>
            </Block>
          )}
          {missing !== null && (
            <form action={signOutAction}>
              <Button icon="sign-out" variant="line">
                Log uit
              </Button>
            </form>
          )}
        </Stack>
      </Sheet>
    </Page>
  )
}
