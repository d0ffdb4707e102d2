/** Why a backup cannot be read or put back; each sentence says what to do next. */
const sentences = {
  no_archive: 'Dit bestand is er niet of het is leeg. Controleer de naam van het back-upbestand.',
  not_ours: 'Dit bestand is geen back-up van het portaal. Kies een bestand dat met npm run backup is gemaakt.',
  key_needed: 'Deze back-up is versleuteld. Zet de sleutel in BACKUP_KEY en probeer het opnieuw.',
  wrong_key: 'De sleutel in BACKUP_KEY past niet op deze back-up. Gebruik de sleutel waarmee de back-up is gemaakt.',
  weak_key: 'BACKUP_KEY is te kort: gebruik minstens 20 tekens. Maak er een met: openssl rand -base64 32',
  truncated: 'Deze back-up is niet compleet: het einde ontbreekt. Kopieer het bestand opnieuw of neem een eerdere back-up.',
  changed: 'Deze back-up is beschadigd of veranderd: de controlegetallen kloppen niet. Neem een andere kopie of een eerdere back-up.',
  newer: 'Deze back-up komt uit een nieuwere of andere versie van het portaal. Zet eerst die versie neer en probeer het opnieuw.',
  not_empty:
    'In deze database of map staat al iets. Er is niets veranderd. Kies een lege database en DATA_DIR, of geef --overwrite mee: dan wordt alles vervangen.',
  in_use: 'Het portaal gebruikt deze database nog. Stop het portaal eerst en probeer het opnieuw.',
  unequal: 'Wat er staat is niet gelijk aan de back-up. Er is niets bewaard. Probeer het opnieuw of neem een andere back-up.',
  files_away:
    'De opslag van bestanden is niet te bereiken of weigert. Er is niets veranderd. Controleer de instellingen en probeer het opnieuw.',
  disk_full: 'De schijf is vol. Maak ruimte en probeer het opnieuw.',
} as const

export type BackupFault = keyof typeof sentences

/** A backup that cannot be made, read or put back. Its message is Dutch and says what to do. */
export class BackupRefusal extends Error {
  override name = 'BackupRefusal'
  readonly fault: BackupFault
  constructor(fault: BackupFault, about = '') {
    super(about ? `${sentences[fault]} (${about})` : sentences[fault])
    this.fault = fault
  }
}
