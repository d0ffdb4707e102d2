import { uploadRefusals } from '#lib/platform/uploads.ts'
import { questionRefusals } from '#lib/questions/copy.ts'

/** Why a file did not come along, by the word that stands in the address afterwards. */
export const fileFaults: Readonly<Record<string, string>> = {
  ...uploadRefusals,
  ...questionRefusals,
  no_file: 'Kies eerst een bestand.',
  no_room: 'Er is geen ruimte meer voor bestanden. Je berichten zijn bewaard. Meld dit bij de redactie.',
  storage_away: 'Bestanden bewaren lukt nu niet. Je berichten zijn bewaard. Probeer het over een paar minuten opnieuw.',
  too_often: 'Je stuurde net al veel bestanden. Wacht een uur en probeer het opnieuw.',
}
