import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { ContactBlock, PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block } from '#components/people/blocks.tsx'
import { DemoAccounts } from '#components/people/demo-accounts.tsx'
import { OrganisationButtons } from '#components/people/organisation-buttons.tsx'
import { SignInForm } from '#components/people/sign-in-form.tsx'
import { organisationChoices } from '#lib/people/queries-organisations.ts'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'
import { safeReturnTo } from '#lib/platform/sign-in-return.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Inloggen', robots: { index: false } }

export default async function SignInPage({ searchParams }: Props) {
  const returnTo = safeReturnTo((await searchParams).terug)
  if (await currentActor()) redirect(returnTo)
  const demo = env().DEMO === '1'
  const organisations = organisationChoices()
  return (
    <Page breadcrumb={[{ label: 'Inloggen' }]} demo={demo} signedIn={false}>
      <Sheet>
        <PageHead title="Inloggen" intro="Vul je e-mailadres in. Je krijgt een mail met een link. Een wachtwoord heb je niet nodig." />
        <Stack>
          <SignInForm returnTo={returnTo} />
          {organisations.length > 0 && (
            <Block id="organisatie" title="Of log in met je werkaccount">
              <OrganisationButtons choices={organisations} verb="Log in met" query={returnTo === '/mijn' ? {} : { terug: returnTo }} />
            </Block>
          )}
          {demo && <DemoAccounts />}
          <ContactBlock id="geen-account" title="Heb je nog geen account?">
            <p>
              Werk je in een proeftuin of regio en wil je meedoen? <a href="/inloggen/toegang-vragen">Vraag dan toegang aan</a>. Lezen kan
              iedereen, ook zonder account.
            </p>
          </ContactBlock>
        </Stack>
      </Sheet>
    </Page>
  )
}
