import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import styles from '#components/gatherings/afterwards/afterwards.module.css'
import { FollowUps } from '#components/gatherings/afterwards/follow-ups.tsx'
import { LinkForm } from '#components/gatherings/afterwards/link-form.tsx'
import { Materials, UploadForm } from '#components/gatherings/afterwards/materials.tsx'
import { Sheet } from '#components/layout/sections.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { addLinkAction, removeLinkAction, removeMaterialAction, showMaterialAction } from '#lib/gatherings/actions-afterwards.ts'
import { uploadFaults } from '#lib/gatherings/copy-afterwards.ts'
import { afterwardsOf } from '#lib/gatherings/queries-afterwards.ts'
import { requireActor } from '#lib/platform/session.ts'
import { uploadRefusals } from '#lib/platform/uploads.ts'
import { PortalPage } from '../../../portal-page.tsx'

export const metadata: Metadata = { title: 'Na de bijeenkomst', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const faults: Readonly<Record<string, string>> = { ...uploadRefusals, ...uploadFaults }

export default async function AfterwardsPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireActor(`/mijn/bijeenkomsten/${encodeURIComponent(id)}/naderhand`)
  const view = (await afterwardsOf(actor, id)) ?? notFound()
  const { gathering, files, links, followUps } = view
  const { fout, gedaan } = await searchParams
  const fault = typeof fout === 'string' && Object.hasOwn(faults, fout) ? faults[fout] : undefined
  return (
    <PortalPage
      breadcrumb={[
        { label: 'Mijn pagina', href: '/mijn' },
        { label: 'Bijeenkomsten organiseren', href: '/mijn/bijeenkomsten' },
        { label: gathering.title, href: `/mijn/bijeenkomsten/${gathering.id}` },
        { label: 'Na de bijeenkomst' },
      ]}
    >
      <Sheet>
        <h1>Na de bijeenkomst</h1>
        <p>{gathering.title}</p>
        {fault && (
          <Notice tone="error" title="Het bestand is niet toegevoegd" live="alert">
            <p>{fault}</p>
          </Notice>
        )}
        {gedaan === 'bestand' && (
          <Notice tone="good" live="status">
            <p>Het bestand staat erbij.</p>
          </Notice>
        )}
        <section aria-labelledby="terugkijken" className={styles.part}>
          <h2 id="terugkijken">Samen terugkijken</h2>
          <p>Met een bord en vier vragen kijk je samen terug. Van de briefjes maak je een les.</p>
          <p>
            <ArrowLink href={`/mijn/bijeenkomsten/${gathering.id}/reflectie`}>Naar het bord</ArrowLink>
          </p>
        </section>
        <section aria-labelledby="materiaal" className={styles.part}>
          <h2 id="materiaal">Materiaal</h2>
          <Materials
            gatheringId={gathering.id}
            files={files}
            links={links}
            actions={{ show: showMaterialAction, remove: removeMaterialAction, removeLink: removeLinkAction }}
          />
          {gathering.status !== 'cancelled' && (
            <>
              <h3>Een bestand toevoegen</h3>
              <UploadForm gatheringId={gathering.id} />
              <h3>Een link toevoegen</h3>
              <LinkForm action={addLinkAction} gatheringId={gathering.id} />
            </>
          )}
        </section>
        <section aria-labelledby="ermee-gedaan" className={styles.part}>
          <h2 id="ermee-gedaan">Wat hebben mensen ermee gedaan?</h2>
          <FollowUps followUps={followUps} />
        </section>
      </Sheet>
    </PortalPage>
  )
}
