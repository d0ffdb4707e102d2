import { BundleForm } from '#components/bundles/bundle-form.tsx'
import { SectionHead, Stack } from '#components/layout/sections.tsx'
import { ActionForm } from '#components/people/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { addBundleAuthorAction, removeBundleAuthorAction } from '#lib/bundles/actions.ts'
import type { BundleWork } from '#lib/bundles/queries-bundles.ts'

/** Who works along on a bundle, and the way to ask a colleague or to leave. */
export function BundleAuthors({ bundle }: { bundle: BundleWork }) {
  if (bundle.authors.length === 0 && !bundle.mayLead) return null
  return (
    <section aria-labelledby="makers">
      <SectionHead id="makers" title="Wie werkt mee?" />
      <Stack>
        <p>{bundle.status === 'curated' ? 'De redactie' : bundle.ownerName}</p>
        {bundle.authors.map((author) => (
          <ActionForm
            key={author.id}
            action={removeBundleAuthorAction}
            fixed={{ bundleId: bundle.id, userId: author.id }}
            label={`${author.name} werkt mee`}
          >
            <p>{author.name}</p>
            {(bundle.mayLead || author.isSelf) && (
              <Button variant="quiet" small icon="close">
                {author.isSelf ? 'Werk niet meer mee' : 'Haal van de lijst'}
                <VisuallyHidden>: {author.name}</VisuallyHidden>
              </Button>
            )}
          </ActionForm>
        ))}
        {bundle.mayLead && (
          <details>
            <summary>Vraag een collega erbij</summary>
            <BundleForm
              key={bundle.authors.length}
              action={addBundleAuthorAction}
              fixed={{ bundleId: bundle.id }}
              mark="maker"
              label="Een collega erbij vragen"
              fields={[
                {
                  name: 'email',
                  label: 'E-mailadres van je collega',
                  hint: 'Je collega heeft een account nodig, en kan de bundel daarna lezen en wijzigen. Plaatsen doet de redactie.',
                },
              ]}
            >
              <Button variant="line" icon="plus">
                Vraag erbij
              </Button>
            </BundleForm>
          </details>
        )}
      </Stack>
    </section>
  )
}
