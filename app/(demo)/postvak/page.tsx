import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { MailList } from '#components/people/mail-list.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { mailboxIsOpen, receivedMails } from '#lib/platform/mailbox.ts'
import { currentActor } from '#lib/platform/session.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Postvak van de demo', robots: { index: false } }

export default async function MailboxPage({ searchParams }: Props) {
  await connection()
  if (!mailboxIsOpen()) notFound()
  const { aan } = await searchParams
  const address = typeof aan === 'string' && aan.trim() !== '' ? aan : null
  const mails = await receivedMails(address, 50)
  return (
    <Page breadcrumb={[{ label: 'Postvak van de demo' }]} demo signedIn={(await currentActor()) !== null}>
      <Sheet>
        <PageHead
          title="Postvak van de demo"
          intro="In de demo gaat er geen mail de deur uit. Alle mails staan hier, de nieuwste bovenaan."
        />
        <Stack gap="wide">
          <SearchForm action="/postvak" name="aan" label="Laat de mail zien aan dit adres" query={address ?? ''} />
          <MailList mails={mails} />
        </Stack>
      </Sheet>
    </Page>
  )
}
