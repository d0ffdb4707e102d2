import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block } from '#components/people/blocks.tsx'
import { CodeForm } from '#components/people/code-form.tsx'
import { addressAskedBy } from '#lib/people/queries.ts'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'
import { signInCookies } from '#lib/platform/sign-in-cookies.ts'
import { safeReturnTo, withReturnTo } from '#lib/platform/sign-in-return.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Kijk in je mail', robots: { index: false } }

export default async function CheckMailPage({ searchParams }: Props) {
  const returnTo = safeReturnTo((await searchParams).terug)
  if (await currentActor()) redirect(returnTo)
  const address = await addressAskedBy((await cookies()).get(signInCookies().browser.name)?.value)
  const again = withReturnTo('/inloggen', returnTo)
  // Nothing was asked in this browser, or it is too long ago: then there is nothing to type either.
  if (!address) redirect(again)
  const demo = env().DEMO === '1'
  return (
    <Page breadcrumb={[{ label: 'Inloggen', href: '/inloggen' }, { label: 'Kijk in je mail' }]} demo={demo} signedIn={false}>
      <Sheet>
        <PageHead
          title="Kijk in je mail"
          intro={
            <>
              We stuurden een mail naar <strong>{address}</strong>. Druk daarin op de knop. Je hebt 10 minuten.
            </>
          }
        >
          {demo && (
            <p>
              Dit is de demo: je vindt de mail in <a href={`/postvak?aan=${encodeURIComponent(address)}`}>het postvak van de demo</a>.
            </p>
          )}
        </PageHead>
        <Stack gap="wide">
          <CodeForm returnTo={returnTo} />
          <Block id="geen-mail" title="Geen mail gekregen?">
            <ul>
              <li>Kijk of het adres hierboven klopt.</li>
              <li>Kijk in je map met ongewenste mail.</li>
              <li>
                Duurt het langer dan een paar minuten? <a href={again}>Vraag een nieuwe link aan</a>.
              </li>
            </ul>
          </Block>
        </Stack>
      </Sheet>
    </Page>
  )
}
