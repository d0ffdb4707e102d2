import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { ContactBlock, PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { DemoAccounts } from '#components/people/demo-accounts.tsx'
import { SignInForm } from '#components/people/sign-in-form.tsx'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'
import { safeReturnTo } from '#lib/platform/sign-in-return.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Inloggen', robots: { index: false } }

export default async function SignInPage({ searchParams }: Props) {
  const returnTo = safeReturnTo((await searchParams).terug)
  if (await currentActor()) redirect(returnTo)
  const demo = env().DEMO === '1'
  return (
    <Page breadcrumb={[{ label: 'Inloggen' }]} demo={demo} signedIn={false}>
      <Sheet>
        <PageHead title="Inloggen" intro="Vul je e-mailadres in. Je krijgt een mail met een link. Een wachtwoord heb je niet nodig." />
        <Stack>
          <SignInForm returnTo={returnTo} />
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
