import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Columns, PageHead, Stack } from '#components/layout/sections.tsx'
import { Live } from '#components/questions/live.tsx'
import { ThreadActions } from '#components/questions/thread-actions.tsx'
import { AskOn, Answer } from '#components/questions/thread-forms.tsx'
import { ThreadHistory, ThreadWords } from '#components/questions/thread-words.tsx'
import { UploadForm } from '#components/questions/upload-form.tsx'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireActor } from '#lib/platform/session.ts'
import { formatDate, formatDay, isoDay } from '#lib/platform/time.ts'
import { kindWords, statusWords } from '#lib/questions/copy.ts'
import { threadFor } from '#lib/questions/queries.ts'
import { threadChoices } from '#lib/questions/queries-choices.ts'
import { PortalPage } from '../../mijn/portal-page.tsx'
import { ThreadKnowledge } from '../thread-knowledge.tsx'
import { fileFaults } from '../file-faults.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Vraag', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  gevraagd: 'Je vraag is binnen. Je krijgt een mail als er een antwoord is.',
  bericht: 'Je bericht staat erbij.',
  antwoorden: 'Je antwoord staat erbij, ook bij de vragen die hetzelfde vragen. Elke vrager krijgt een mail.',
  hetzelfde: 'Deze vragen staan bij elkaar. Alleen je team ziet dat.',
  los: 'Deze vraag staat weer los.',
  antwoord: 'Je antwoord staat erbij. De vrager krijgt een mail.',
  wacht: 'Je vraag aan de vrager staat erbij. De termijn staat stil.',
  notitie: 'Je notitie staat erbij. De vrager ziet haar niet.',
  opgepakt: 'Je hebt deze vraag opgepakt.',
  gesloten: 'Deze vraag is gesloten.',
  heropend: 'Deze vraag is weer open.',
  samengevoegd: 'De dubbele vraag staat nu hierbij.',
  bestand: 'Het bestand staat erbij.',
  keuze: 'Je keuze is bewaard.',
}
const sentence = (words: Readonly<Record<string, string>>, key: unknown) =>
  typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined

export default async function ThreadPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const actor = await requireActor(/^[0-9a-f-]{36}$/.test(id) ? `/vragen/${id}` : '/vragen')
  const thread = await threadFor(actor, id)
  if (!thread) notFound()
  if (thread.mergedIntoId) redirect(`/vragen/${thread.mergedIntoId}`)
  const choices = await threadChoices(actor, thread)
  const waiting = choices.same.filter(({ status }) => !['answered', 'closed'].includes(status)).length
  const about = thread.themeSlug ? `?thema=${thread.themeSlug}` : ''
  const said = sentence(done, query.gedaan)
  const fault = sentence(fileFaults, query.fout)
  // A form is made anew after one's own words, and stays as it is while others write.
  const own = thread.words.filter(({ fromAsker }) => fromAsker === thread.isAsker).length
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Vragen', href: '/vragen' }, { label: thread.title }]}>
      <Columns
        aside={
          <>
            <ThreadActions thread={thread} choices={choices} />
            <ThreadKnowledge actor={actor} threadId={id} isAsker={thread.isAsker} />
          </>
        }
      >
        <PageHead title={thread.title}>
          <Meta>
            <strong>{statusWords[thread.status].label}</strong>
            {kindWords[thread.kind].noun}
            {thread.regionName}
            {thread.themeName}
            <span>
              gesteld op <time dateTime={isoDay(thread.askedAt)}>{formatDate(thread.askedAt)}</time>
            </span>
          </Meta>
        </PageHead>
        <Stack>
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
          {thread.isAsker && <p>{statusWords[thread.status].asker}</p>}
          {thread.dueAt && ['new', 'picked_up', 'reopened'].includes(thread.status) && (
            <p>
              Antwoord uiterlijk op <time dateTime={isoDay(thread.dueAt)}>{formatDay(thread.dueAt)}</time>.
            </p>
          )}
          {thread.kind === 'legal' && (
            <Notice>
              <p>Alleen de vrager en de juridische helpdesk zien deze vraag.</p>
            </Notice>
          )}
          {thread.kind === 'experience' && (
            <p>
              {thread.isAsker ? (
                <a href={`/gesprekken/nieuw${about}`}>Kies zelf iemand die dit al deed</a>
              ) : (
                <a href={`/mensen${about}`}>Zoek wie dit al deed</a>
              )}
            </p>
          )}
          <h2>Het gesprek</h2>
          <ThreadWords words={thread.words} />
          <Live address={`/api/vragen/${id}/gesprek`} pageHref={`/vragen/${id}`} what="Nieuwe berichten" />
          {thread.mayAnswer ? (
            thread.status === 'closed' ? null : (
              <Answer key={own} threadId={id} formKey={randomUUID()} same={waiting} canned={choices.canned} />
            )
          ) : (
            <AskOn key={own} threadId={id} formKey={randomUUID()} />
          )}
          <details>
            <summary>Voeg een bestand toe</summary>
            <UploadForm address={`/api/bestanden/vraag/${id}`} formKey={randomUUID()} forTeam={thread.mayAnswer} />
          </details>
          {thread.mayAnswer && <ThreadHistory events={thread.events} />}
        </Stack>
      </Columns>
    </PortalPage>
  )
}
