import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { InstrumentForm } from '#components/bundles/instrument-form.tsx'
import { Stack } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { retireInstrumentAction } from '#lib/bundles/actions-instruments.ts'
import { bundlesRefusals } from '#lib/bundles/copy.ts'
import { instrumentChoices, instrumentToChange } from '#lib/bundles/queries-instruments.ts'
import { requireRoleAt } from '#lib/platform/session.ts'
import { uploadRefusals } from '#lib/platform/uploads.ts'
import { choicesOf } from '../choices.ts'
import { TrayPage } from '../../tray-page.tsx'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Instrument wijzigen', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const faults: Readonly<Record<string, string>> = {
  ...bundlesRefusals,
  ...uploadRefusals,
  storage_full: 'Er is geen ruimte meer voor bestanden. Meld dit bij de beheerder.',
  storage_away: 'Bestanden bewaren lukt nu niet. Wat er al stond is bewaard. Probeer het over een paar minuten opnieuw.',
}
const done: Readonly<Record<string, string>> = {
  bewaard: 'Het is bewaard.',
  bestand: 'Het bestand staat op de site.',
}
const wordsFor = (words: Readonly<Record<string, string>>, key: unknown) =>
  typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined

export default async function InstrumentPage({ params, searchParams }: Props) {
  const { id } = await params
  const actor = await requireRoleAt(`/redactie/instrumenten/${id}`, 'curator')
  const [instrument, choices, asked] = await Promise.all([
    z.uuid().safeParse(id).success ? instrumentToChange(actor, id) : undefined,
    instrumentChoices(),
    searchParams,
  ])
  if (!instrument) notFound()
  const said = wordsFor(done, asked.gedaan)
  const fault = wordsFor(faults, asked.fout)
  const waits = !instrument.url && !instrument.fileId
  return (
    <TrayPage title={instrument.title} intro="Wijzig wat bezoekers over dit instrument lezen.">
      <Stack gap="wide">
        {said && (
          <Notice tone="good" live="status">
            <p>
              {said} {waits && 'Voeg nog een bestand toe: zonder bestand of link staat het niet op de site.'}
            </p>
          </Notice>
        )}
        {fault && (
          <Notice tone="error" title="Het bestand is niet toegevoegd" live="alert">
            <p>{fault}</p>
          </Notice>
        )}
        {!instrument.url && (
          <section aria-labelledby="bestand">
            <h2 id="bestand">Bestand</h2>
            <Stack>
              <p>{instrument.fileName ? `Nu staat er: ${instrument.fileName}.` : 'Er is nog geen bestand.'}</p>
              <form action={`/api/bestanden/instrument/${instrument.id}`} method="post" encType="multipart/form-data">
                <TextField
                  type="file"
                  name="file"
                  label={instrument.fileName ? 'Nieuw bestand in de plaats van het oude' : 'Kies een bestand'}
                  hint="Pdf, Word (docx), OpenDocument (odt), tekst of een afbeelding. Hoogstens 10 MB."
                />
                <Button variant={waits ? 'primary' : 'line'} icon="paperclip">
                  Voeg toe
                </Button>
              </form>
            </Stack>
          </section>
        )}
        <section aria-labelledby="gegevens">
          <h2 id="gegevens">Gegevens</h2>
          <InstrumentForm
            {...choicesOf(choices)}
            instrument={{
              ...instrument,
              tips: instrument.tipNumbers.map(String),
              themes: instrument.themeSlugs,
              hasFile: instrument.fileId !== null,
            }}
          />
        </section>
        <section aria-labelledby="weghalen">
          <h2 id="weghalen">Van de site halen</h2>
          <ActionForm action={retireInstrumentAction} fixed={{ instrumentId: instrument.id }} label="Instrument weghalen">
            <ButtonRow>
              <Button variant="danger" icon="trash">
                Haal dit instrument weg
              </Button>
            </ButtonRow>
          </ActionForm>
        </section>
      </Stack>
    </TrayPage>
  )
}
