import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { ContactBlock, PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { organisationRefusal } from '#lib/people/copy-organisations.ts'
import { env } from '#lib/platform/env.ts'
import { organisationOf } from '#lib/platform/organisations.ts'
import { currentActor } from '#lib/platform/session.ts'
import { safeReturnTo, withReturnTo } from '#lib/platform/sign-in-return.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Inloggen met je organisatie', robots: { index: false } }

export default async function OrganisationPage({ searchParams }: Props) {
  const { reden, via, terug } = await searchParams
  const actor = await currentActor()
  const returnTo = safeReturnTo(terug)
  const organisation = organisationOf(String(via))
  const { title, intro, asksAccess } = organisationRefusal(reden, organisation?.name ?? 'je organisatie')
  const signIn = withReturnTo('/inloggen', returnTo)
  return (
    <Page
      breadcrumb={[{ label: 'Inloggen', href: signIn }, { label: 'Met je organisatie' }]}
      demo={env().DEMO === '1'}
      signedIn={actor !== null}
    >
      <Sheet>
        <PageHead title={title} intro={intro} />
        <Stack gap="wide">
          <ButtonRow>
            {actor ? (
              <LinkButton href="/mijn/gegevens">Naar je gegevens</LinkButton>
            ) : (
              <>
                {asksAccess && <LinkButton href="/inloggen/toegang-vragen">Vraag toegang aan</LinkButton>}
                <LinkButton variant={asksAccess ? 'line' : 'primary'} href={signIn}>
                  Log in met een link in je mail
                </LinkButton>
              </>
            )}
          </ButtonRow>
          <ContactBlock id="hulp" title="Blijft dit gebeuren?">
            <p>
              <a href="/contact">Laat het ons weten</a>. Vertel erbij wat er op deze pagina staat en hoe laat het was.
            </p>
          </ContactBlock>
        </Stack>
      </Sheet>
    </Page>
  )
}
