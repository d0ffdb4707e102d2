import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { ConfirmForm } from '#components/people/confirm-form.tsx'
import { SignInCode } from '#components/people/sign-in-code.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { signInLink } from '#lib/people/queries.ts'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'
import { signInCookies } from '#lib/platform/sign-in-cookies.ts'
import { safeReturnTo, withReturnTo } from '#lib/platform/sign-in-return.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

// The address of this page holds a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Bevestig dat je inlogt', robots: { index: false }, referrer: 'same-origin' }

/** Where the link of the mail leads. Only looks: mail scanners open links too, and must not use them up. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token, terug } = await searchParams
  const returnTo = safeReturnTo(terug)
  const actor = await currentActor()
  const link = await signInLink(token, (await cookies()).get(signInCookies().browser.name)?.value)
  const again = withReturnTo('/inloggen', returnTo)
  return (
    <Page
      breadcrumb={[{ label: 'Inloggen', href: '/inloggen' }, { label: 'Bevestigen' }]}
      demo={env().DEMO === '1'}
      signedIn={actor !== null}
    >
      <Sheet>
        {link.state === 'usable' && (
          <>
            <PageHead title="Bevestig dat je inlogt" intro="Druk op de knop. Daarna ben je ingelogd in deze browser." />
            <ConfirmForm token={link.token} returnTo={returnTo} />
          </>
        )}
        {link.state === 'other_browser' && (
          <>
            <PageHead
              title="Typ deze code in het scherm waar je begon"
              intro="Je opende de link in een andere browser of op een ander apparaat. Daarom log je daar in met deze code:"
            />
            <Stack>
              <SignInCode code={link.code} />
              <p>
                Wil je liever hier inloggen? <a href={again}>Vraag hier een nieuwe link aan</a>.
              </p>
              <Notice tone="warning" title="Vroeg je deze link niet zelf?">
                <p>Geef de code dan aan niemand. Je hoeft verder niets te doen.</p>
              </Notice>
            </Stack>
          </>
        )}
        {link.state === 'gone' && (
          <>
            <PageHead
              title={actor ? 'Je bent al ingelogd' : 'Deze link werkt niet meer'}
              intro={
                actor
                  ? 'Deze link is al gebruikt of ouder dan 10 minuten. Dat geeft niet: je bent ingelogd.'
                  : 'Een link werkt één keer en 10 minuten lang. Kijk of er een nieuwere mail is, of vraag een nieuwe link aan. Drukte je net al op de knop? Dan ben je misschien al ingelogd.'
              }
            />
            <ButtonRow>
              {actor ? <LinkButton href={returnTo}>Ga verder</LinkButton> : <LinkButton href={again}>Vraag een nieuwe link aan</LinkButton>}
            </ButtonRow>
          </>
        )}
      </Sheet>
    </Page>
  )
}
