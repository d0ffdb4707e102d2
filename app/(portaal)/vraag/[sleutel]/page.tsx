import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { Live } from '#components/questions/live.tsx'
import { ThreadWords } from '#components/questions/thread-words.tsx'
import { UploadForm } from '#components/questions/upload-form.tsx'
import { ConfirmQuestion, VisitorCredit, VisitorMessage } from '#components/questions/visitor-forms.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { env } from '#lib/platform/env.ts'
import { currentActor } from '#lib/platform/session.ts'
import { formatDay, isoDay } from '#lib/platform/time.ts'
import { statusWords } from '#lib/questions/copy.ts'
import { threadOfVisitor } from '#lib/questions/queries.ts'
import { fileFaults } from '../../vragen/file-faults.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Je vraag', robots: { index: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ sleutel: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  bevestigd: 'Je vraag is binnen. Je krijgt een mail als er een antwoord is.',
  bericht: 'Je bericht staat erbij.',
  bestand: 'Het bestand staat erbij.',
  keuze: 'Je keuze is bewaard.',
}

export default async function VisitorThreadPage({ params, searchParams }: Props) {
  const [{ sleutel }, { gedaan, fout }, actor] = await Promise.all([params, searchParams, currentActor()])
  const thread = await threadOfVisitor(sleutel)
  if (!thread) notFound()
  const said = typeof gedaan === 'string' && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined
  const fault = typeof fout === 'string' && Object.hasOwn(fileFaults, fout) ? fileFaults[fout] : undefined
  const own = thread.words.filter(({ fromAsker }) => fromAsker).length
  const isUnconfirmed = thread.status === 'unconfirmed'
  return (
    <Page
      section="contact"
      signedIn={actor !== null}
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Hulp en contact', href: '/contact' }, { label: 'Je vraag' }]}
    >
      <Sheet>
        <PageHead title={isUnconfirmed ? 'Is deze vraag van jou?' : thread.title} intro={statusWords[thread.status].asker} />
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        {fault && (
          <Notice tone="error" live="alert">
            <p>{fault}</p>
          </Notice>
        )}
        {isUnconfirmed && <h2>{thread.title}</h2>}
        {!isUnconfirmed && thread.dueAt && ['new', 'picked_up', 'reopened'].includes(thread.status) && (
          <p>
            Antwoord uiterlijk op <time dateTime={isoDay(thread.dueAt)}>{formatDay(thread.dueAt)}</time>.
          </p>
        )}
        <ThreadWords words={thread.words} filesAt={`/api/vragen/gast/${sleutel}/bestand`} />
        {isUnconfirmed ? (
          <ConfirmQuestion token={sleutel} />
        ) : (
          <>
            <Live address={`/api/vragen/gast/${sleutel}`} pageHref={`/vraag/${sleutel}`} what="Nieuwe berichten" />
            <VisitorMessage key={own} token={sleutel} formKey={randomUUID()} />
            {thread.regionName && thread.kind !== 'legal' && ['answered', 'closed'].includes(thread.status) && (
              <VisitorCredit token={sleutel} credited={thread.askerCredited} />
            )}
            <p>
              Bewaar de mail met de link. Wie de link heeft, kan je vraag lezen. Negentig dagen nadat de vraag is gesloten, wissen we je
              adres.
            </p>
          </>
        )}
        <details>
          <summary>Voeg een bestand toe</summary>
          <UploadForm address={`/api/bestanden/gast/${sleutel}`} formKey={randomUUID()} />
        </details>
      </Sheet>
    </Page>
  )
}
