import { ActionForm } from '#components/people/action-form.tsx'
import styles from '#components/gatherings/afterwards/afterwards.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import type { Afterwards } from '#lib/gatherings/queries-afterwards.ts'
import type { FormState } from '#lib/platform/form.ts'

type Act = (previous: FormState, form: FormData) => Promise<FormState>

const seenBy = (isPublic: boolean) => (isPublic ? 'Voor iedereen' : 'Alleen voor wie meedeed')
const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`

type MaterialsProps = {
  gatheringId: string
  files: Afterwards['files']
  links: Afterwards['links']
  actions: { show: Act; remove: Act; removeLink: Act }
}

/** What was shared, and with whom. */
export function Materials({ gatheringId, files, links, actions }: MaterialsProps) {
  if (files.length + links.length === 0) return <p>Er is nog geen materiaal.</p>
  return (
    <ul role="list" className={styles.rows}>
      {files.map((file) => (
        <li key={file.id}>
          <div>
            <a href={`/bestanden/${file.id}`}>{file.name}</a>
            <p className={styles.quiet}>
              {size(file.bytes)} · {seenBy(file.isPublic)}
            </p>
          </div>
          <div className={styles.buttons}>
            <ActionForm
              action={actions.show}
              fixed={{ gatheringId, fileId: file.id, isPublic: file.isPublic ? 'nee' : 'ja' }}
              label={`Wie ziet ${file.name}`}
            >
              <Button small variant="line">
                {file.isPublic ? 'Alleen voor wie meedeed' : 'Laat iedereen het zien'}
                <VisuallyHidden>: {file.name}</VisuallyHidden>
              </Button>
            </ActionForm>
            <ActionForm action={actions.remove} fixed={{ gatheringId, fileId: file.id }} label={`Weghalen: ${file.name}`}>
              <Button small variant="quiet" icon="trash">
                Haal weg<VisuallyHidden>: {file.name}</VisuallyHidden>
              </Button>
            </ActionForm>
          </div>
        </li>
      ))}
      {links.map((link) => (
        <li key={link.id}>
          <div>
            <a href={link.url} rel="noreferrer">
              {link.label}
            </a>
            <p className={styles.quiet}>
              {new URL(link.url).hostname} · {seenBy(link.isPublic)}
            </p>
          </div>
          <ActionForm action={actions.removeLink} fixed={{ gatheringId, linkId: link.id }} label={`Weghalen: ${link.label}`}>
            <Button small variant="quiet" icon="trash">
              Haal weg<VisuallyHidden>: {link.label}</VisuallyHidden>
            </Button>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}

/** Who may see it: nobody's choice is made beforehand but the careful one. */
export function SeenBy({ id, error, value = 'nee' }: { id: string; error?: string; value?: string }) {
  return (
    <RadioGroup
      id={id}
      name="isPublic"
      label="Wie mag het zien?"
      choices={[
        { value: 'nee', label: 'Alleen wie meedeed' },
        { value: 'ja', label: 'Iedereen, ook zonder account' },
      ]}
      value={value}
      error={error}
    />
  )
}

/** Sends a file along: a plain form, so that it works without script. */
export function UploadForm({ gatheringId }: { gatheringId: string }) {
  return (
    <form
      action={`/api/bestanden/bijeenkomst/${gatheringId}`}
      method="post"
      encType="multipart/form-data"
      className={styles.form}
      aria-label="Bestand toevoegen"
    >
      <div className={styles.file}>
        <label htmlFor="bestand">Bestand</label>
        <p className={styles.quiet} id="bestand-uitleg">
          Een pdf, Word- of tekstbestand, of een afbeelding, kleiner dan 10 MB. Kijk eerst of er niemand in te herkennen is.
        </p>
        <input
          id="bestand"
          name="file"
          type="file"
          required
          aria-describedby="bestand-uitleg"
          accept=".pdf,.docx,.odt,.txt,.md,.jpg,.jpeg,.png,.webp"
        />
      </div>
      <SeenBy id="bestand-zien" />
      <Button icon="paperclip">Voeg het bestand toe</Button>
    </form>
  )
}
