import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { DecideLegal, KeepLegal, LegalForm } from '#components/questions/legal/legal-forms.tsx'
import styles from '#components/questions/questions.module.css'
import { Meta } from '#components/ui/meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireRoleAt } from '#lib/platform/session.ts'
import { legalRefusals, legalStateWords, subjectWords } from '#lib/questions/copy-legal.ts'
import { legalDraft } from '#lib/questions/queries-legal.ts'
import { PortalPage } from '../../../(portaal)/mijn/portal-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Juridisch antwoord', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const done: Readonly<Record<string, string>> = {
  bewaard: 'Het concept is bewaard.',
  voorgelegd: 'Het antwoord ligt bij een tweede persoon. Je krijgt een mail.',
  goedgekeurd: 'Het antwoord staat op de site.',
  terug: 'Het antwoord is terug bij wie het schreef.',
  weg: 'Het antwoord is van de site.',
  verlengd: 'De nieuwe datum staat erbij.',
}

export default async function LegalDraftPage({ params, searchParams }: Props) {
  const [{ id }, { gedaan }] = await Promise.all([params, searchParams])
  const actor = await requireRoleAt('/juridisch-werk', 'legal_helpdesk', 'curator')
  const answer = await legalDraft(actor, id)
  if (!answer) notFound()
  const said = typeof gedaan === 'string' && Object.hasOwn(done, gedaan) ? done[gedaan] : undefined
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Juridische antwoorden', href: '/juridisch-werk' },
        { label: answer.question },
      ]}
    >
      <Sheet>
        <PageHead title={answer.question}>
          <Meta>
            <strong>{legalStateWords[answer.state]}</strong>
            {subjectWords[answer.subject].label}
            {answer.state === 'published' && <a href={`/juridisch/${answer.slug}`}>Bekijk het op de site</a>}
          </Meta>
        </PageHead>
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
        {gedaan === 'herkenbaar' && (
          <Notice tone="error" live="alert">
            <p>{legalRefusals.privacy_unchecked}</p>
          </Notice>
        )}
        {answer.returnNote && answer.state === 'draft' && (
          <Notice tone="warning" title="Een collega vroeg om aanpassing">
            <p>{answer.returnNote}</p>
          </Notice>
        )}
        {answer.findings.length > 0 && answer.state !== 'published' && (
          <Notice tone="warning" title="Let op: wie is te herkennen?">
            <ul>
              {answer.findings.map((finding, index) => (
                <li key={index}>
                  ‘{finding.text}’: {finding.reason}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {answer.state === 'proposed' && (
          <>
            <p className={styles.body}>{answer.answer}</p>
            {answer.sources && <p className={styles.body}>{answer.sources}</p>}
            {answer.mayApprove ? <DecideLegal answer={answer} /> : <p>{legalRefusals.own_words}</p>}
          </>
        )}
        {answer.state === 'published' && <KeepLegal answer={answer} />}
        {answer.mayWrite &&
          (answer.state === 'draft' ? (
            <LegalForm answer={answer} />
          ) : (
            <details>
              <summary>Pas de tekst aan</summary>
              {answer.state === 'published' && (
                <Notice tone="warning">
                  <p>Pas je de tekst aan, dan gaat het antwoord van de site tot een tweede persoon het weer goedkeurt.</p>
                </Notice>
              )}
              <LegalForm answer={answer} />
            </details>
          ))}
      </Sheet>
    </PortalPage>
  )
}
