import { BundleForm } from '#components/bundles/bundle-form.tsx'
import styles from '#components/bundles/bundle.module.css'
import { SectionHead, Stack } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import {
  addQuoteAction,
  addThingAction,
  annotateItemAction,
  describeBundleAction,
  moveItemAction,
  removeItemAction,
} from '#lib/bundles/actions.ts'
import { itemWords } from '#lib/bundles/copy.ts'
import type { BundleItemRow, BundleWork } from '#lib/bundles/queries-bundles.ts'

const whyHere = { name: 'annotation', label: 'Waarom staat dit hier?', optional: true, rows: 2 } as const

/** What is in a bundle, to be read or to be worked on. */
export function BundleItems({ bundle }: { bundle: BundleWork }) {
  return (
    <section aria-labelledby="erin">
      <SectionHead id="erin" title="Wat erin staat" />
      {bundle.items.length === 0 && <p>Er staat nog niets in. Voeg hieronder het eerste toe.</p>}
      <ol role="list" className={styles.items}>
        {bundle.items.map((item, index) => (
          <li key={item.id}>
            <div>
              <p>
                {index + 1}. {itemWords[item.kind]}
              </p>
              <h3>{item.href ? <a href={item.href}>{item.title}</a> : item.title}</h3>
              {item.quoteBy && <p className={styles.by}>{item.quoteBy}</p>}
            </div>
            {item.annotation && <p className={styles.annotation}>{item.annotation}</p>}
            {bundle.mayChange && <ItemDeeds bundle={bundle} item={item} number={index + 1} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function ItemDeeds({ bundle, item, number }: { bundle: BundleWork; item: BundleItemRow; number: number }) {
  const fixed = { bundleId: bundle.id, itemId: item.id, version: String(bundle.version) }
  return (
    <>
      <div className={styles.moves}>
        {number > 1 && (
          <ActionForm action={moveItemAction} fixed={{ ...fixed, to: 'up' }} label={`Onderdeel ${number} omhoog`}>
            <Button variant="line" small>
              Omhoog <VisuallyHidden>: onderdeel {number}</VisuallyHidden>
            </Button>
          </ActionForm>
        )}
        {number < bundle.items.length && (
          <ActionForm action={moveItemAction} fixed={{ ...fixed, to: 'down' }} label={`Onderdeel ${number} omlaag`}>
            <Button variant="line" small>
              Omlaag <VisuallyHidden>: onderdeel {number}</VisuallyHidden>
            </Button>
          </ActionForm>
        )}
        <ActionForm action={removeItemAction} fixed={fixed} label={`Onderdeel ${number} eruit halen`}>
          <Button variant="quiet" small icon="trash">
            Haal eruit <VisuallyHidden>: onderdeel {number}</VisuallyHidden>
          </Button>
        </ActionForm>
      </div>
      <details>
        <summary>Schrijf waarom onderdeel {number} hier staat</summary>
        <BundleForm
          action={annotateItemAction}
          fixed={fixed}
          mark={`bij-${item.id}`}
          label={`Tekst bij onderdeel ${number}`}
          fields={[{ ...whyHere, value: item.annotation }]}
        >
          <Button variant="line">Bewaar</Button>
        </BundleForm>
      </details>
    </>
  )
}

/** Adding to a bundle, and its title and introduction. */
export function BundleWorkForms({ bundle }: { bundle: BundleWork }) {
  const fixed = { bundleId: bundle.id }
  // A new version makes new forms: what was sent is not offered again.
  const fresh = bundle.version
  return (
    <>
      <section aria-labelledby="toevoegen">
        <SectionHead id="toevoegen" title="Voeg toe" />
        <Stack gap="wide">
          <BundleForm
            key={`ding-${fresh}`}
            action={addThingAction}
            fixed={fixed}
            mark="ding"
            label="Iets van de site toevoegen"
            fields={[
              {
                name: 'address',
                label: 'Een les, bijeenkomst of instrument',
                hint: 'Open wat je wilt toevoegen en plak hier het adres van die pagina, zoals /lessen/eerst-de-huur.',
              },
              whyHere,
            ]}
          >
            <Button icon="plus">Voeg toe</Button>
          </BundleForm>
          <details>
            <summary>Voeg woorden van iemand toe</summary>
            <BundleForm
              key={`woorden-${fresh}`}
              action={addQuoteAction}
              fixed={fixed}
              mark="woorden"
              label="Woorden toevoegen"
              fields={[
                { name: 'quote', label: 'De woorden', rows: 3 },
                { name: 'quoteBy', label: 'Van wie?', optional: true, hint: 'Een functie, zoals ‘een teamleider’. Nooit een naam.' },
              ]}
            >
              <Button icon="quote">Voeg de woorden toe</Button>
            </BundleForm>
          </details>
        </Stack>
      </section>
      <section aria-labelledby="titel">
        <SectionHead id="titel" title="Naam en inleiding" />
        <BundleForm
          key={`naam-${fresh}`}
          action={describeBundleAction}
          fixed={{ ...fixed, version: bundle.version }}
          mark="naam"
          label="Naam en inleiding"
          fields={[
            { name: 'title', label: 'Naam', value: bundle.title },
            {
              name: 'intro',
              label: 'Inleiding',
              optional: true,
              rows: 4,
              hint: 'Voor wie is de bundel, en wat heb je eraan?',
              value: bundle.intro,
            },
          ]}
        >
          <Button variant="line">Bewaar</Button>
        </BundleForm>
      </section>
    </>
  )
}
