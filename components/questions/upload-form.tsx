import styles from '#components/questions/questions.module.css'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/choices.tsx'
import { TextField } from '#components/ui/field.tsx'

/** A file with a question, as a plain form that works without script. */
export function UploadForm({ address, formKey, forTeam = false }: { address: string; formKey: string; forTeam?: boolean }) {
  return (
    <form className={styles.upload} action={address} method="post" encType="multipart/form-data" aria-label="Voeg een bestand toe">
      <input type="hidden" name="formKey" value={formKey} />
      <TextField
        name="file"
        id="bestand"
        type="file"
        label="Bestand"
        hint="Een afbeelding, pdf, Word, OpenDocument of tekst van hoogstens 10 MB. Geen gegevens van een gezin."
      />
      {forTeam && (
        <RadioGroup
          name="inner"
          id="bestand-voor"
          label="Voor wie?"
          value="nee"
          choices={[
            { value: 'nee', label: 'Ook voor de vrager' },
            { value: 'ja', label: 'Alleen voor collega’s' },
          ]}
        />
      )}
      <Button variant="line">Voeg het bestand toe</Button>
    </form>
  )
}
