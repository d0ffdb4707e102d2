import { BundleForm } from '#components/bundles/bundle-form.tsx'
import { SectionHead, Stack } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import {
  acceptBundleAction,
  offerBundleAction,
  placeBundleAction,
  retireBundleAction,
  returnBundleAction,
  takeBackBundleAction,
} from '#lib/bundles/actions.ts'
import { bundleWords } from '#lib/bundles/copy.ts'
import type { BundleWork } from '#lib/bundles/queries-bundles.ts'

/** What can be done with the bundle as a whole by who looks at it. */
export function BundleDeeds({ bundle }: { bundle: BundleWork }) {
  const fixed = { bundleId: bundle.id }
  const { label, hint } = bundleWords[bundle.status]
  return (
    <section aria-labelledby="stand">
      <SectionHead id="stand" title={label} />
      <Stack>
        <p>{hint}</p>
        {bundle.answer && (
          <p>
            De redactie schreef: <q>{bundle.answer}</q>
          </p>
        )}
        {bundle.status === 'private' && bundle.isOwner && (
          <ActionForm action={offerBundleAction} fixed={fixed} label="Aanbieden aan de redactie">
            <p>Hebben anderen hier ook wat aan? Bied de bundel aan. Een redacteur leest hem.</p>
            <Button>Bied aan de redactie aan</Button>
          </ActionForm>
        )}
        {bundle.status === 'offered' && bundle.isOwner && (
          <ActionForm action={takeBackBundleAction} fixed={fixed} label="Bundel terugnemen">
            <Button variant="line" icon="undo">
              Neem de bundel terug
            </Button>
          </ActionForm>
        )}
        {bundle.status === 'offered' && bundle.isKeeper && <Answer bundleId={bundle.id} />}
        {bundle.status === 'curated' && bundle.isKeeper && <Placing bundle={bundle} />}
        {bundle.mayLead && (
          <details>
            <summary>Haal de bundel weg</summary>
            <ActionForm action={retireBundleAction} fixed={fixed} label="Bundel weghalen">
              <p>{bundle.placed > 0 ? 'De bundel gaat ook van de site.' : 'Dit kan niet worden teruggedraaid.'}</p>
              <Button variant="danger" icon="trash">
                Haal deze bundel weg
              </Button>
            </ActionForm>
          </details>
        )}
      </Stack>
    </section>
  )
}

function Answer({ bundleId }: { bundleId: string }) {
  return (
    <>
      <ActionForm action={acceptBundleAction} fixed={{ bundleId }} label="Bundel overnemen">
        <Button icon="check">Neem de bundel over</Button>
      </ActionForm>
      <details>
        <summary>Geef de bundel terug</summary>
        <BundleForm
          action={returnBundleAction}
          fixed={{ bundleId }}
          mark="terug"
          label="Bundel teruggeven"
          fields={[{ name: 'answer', label: 'Waarom neem je hem nu niet over?', hint: 'Het lid leest dit bij de bundel.', rows: 3 }]}
        >
          <Button variant="line">Geef terug</Button>
        </BundleForm>
      </details>
    </>
  )
}

function Placing({ bundle }: { bundle: BundleWork }) {
  return (
    <>
      {bundle.placed > 0 && (
        <p>
          Versie {bundle.placed} staat op de site: <a href={`/bundels/${bundle.slug}`}>bekijk de bundel</a>. Wat je hier wijzigt, zien
          lezers pas als je opnieuw plaatst.
        </p>
      )}
      <BundleForm
        key={`plaats-${bundle.version}`}
        action={placeBundleAction}
        fixed={{ bundleId: bundle.id, version: bundle.version }}
        mark="plaats"
        label="Bundel plaatsen"
        fields={bundle.placed > 0 ? [{ name: 'note', label: 'Wat is er gewijzigd?', hint: 'Eén zin. Lezers zien hem bij de bundel.' }] : []}
      >
        <Button icon="check">{bundle.placed > 0 ? 'Plaats de nieuwe versie' : 'Plaats op de site'}</Button>
      </BundleForm>
    </>
  )
}
