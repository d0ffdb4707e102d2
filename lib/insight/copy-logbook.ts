/**
 * What was done, in words that stand behind a name: 'Redactie een plaatste de les'. Every action that a command writes
 * down stands here; a test reads the commands and misses none.
 */
export const actionWords: Readonly<Record<string, string>> = {
  // Writing
  start_lesson: 'begon een les',
  submit_lesson: 'stuurde de les in',
  take_back_lesson: 'nam de les terug',
  add_co_author: 'voegde een medeschrijver toe',
  remove_author: 'haalde een schrijver van de les',
  add_lesson_file: 'voegde een bestand toe',
  remove_lesson_file: 'haalde een bestand weg',
  // The desk
  claim_lesson: 'nam de les in behandeling',
  release_lesson: 'legde de les terug in de rij',
  take_over_lesson: 'nam de les over van een collega',
  choose_expected_day: 'koos een andere dag voor het antwoord',
  write_note: 'schreef een notitie bij de les',
  reply_to_note: 'antwoordde op een notitie',
  resolve_note: 'handelde een notitie af',
  reopen_note: 'opende een notitie weer',
  ask_opinion: 'vroeg iemand om mee te lezen',
  revoke_opinion: 'trok een vraag om mee te lezen in',
  answer_opinion: 'antwoordde op een vraag van de redactie',
  save_reason: 'wijzigde een standaardtekst',
  retire_reason: 'haalde een standaardtekst weg',
  publish_lesson: 'plaatste de les',
  return_lesson: 'gaf de les terug aan de schrijver',
  decline_lesson: 'plaatste de les niet',
  withdraw_lesson: 'trok de les terug',
  answer_finding: 'beantwoordde een vraag over herkenbaarheid',
  reopen_finding: 'stelde een vraag over herkenbaarheid opnieuw',
  withdraw_lesson_at_once: 'haalde de les met spoed weg',
  confirm_withdrawal: 'bevestigde dat de les wegblijft',
  undo_withdrawal: 'zette de teruggetrokken les terug',
  show_hidden_text: 'bekeek de tekst van een les die weg is',
  schedule_placing: 'koos een moment om de les te plaatsen',
  cancel_placing: 'haalde de planning weg',
  lapse_placing: 'liet de planning vervallen',
  merge_lesson: 'voegde de les samen met een andere',
  undo_merge: 'maakte het samenvoegen ongedaan',
  suggest_wording: 'stelde een andere zin voor',
  accept_suggestion: 'nam een voorstel over',
  decline_suggestion: 'wees een voorstel af',
  ask_second_look: 'vroeg om een tweede blik',
  // Dates
  ask_review: 'vroeg of de les nog klopt',
  remind_review: 'herinnerde de schrijver aan de vraag of de les nog klopt',
  answer_review: 'keek de les na',
  move_review_date: 'koos een nieuwe dag om de les na te kijken',
  // Readers
  send_reaction: 'stuurde een reactie',
  confirm_reaction: 'bevestigde een reactie',
  place_reaction: 'plaatste een reactie',
  refuse_reaction: 'plaatste een reactie niet',
  remove_reaction: 'haalde een reactie weg',
  report_lesson: 'meldde iets over de les',
  handle_report: 'handelde een melding af',
  // People
  sign_in: 'logde in',
  invite_person: 'nodigde iemand uit',
  grant_role: 'gaf een rol',
  end_role: 'beëindigde een rol',
  start_membership: 'koppelde iemand aan een proeftuin of regio',
  end_membership: 'beëindigde een koppeling met een proeftuin of regio',
  close_account: 'sloot een account',
  reopen_account: 'opende een account weer',
  change_own_name: 'wijzigde de eigen naam',
  create_administrator: 'maakte een beheerder',
  request_access: 'vroeg toegang',
  let_in: 'liet iemand toe',
  refuse_access: 'liet iemand niet toe',
  export_logbook: 'haalde het logboek op als bestand',
}

/** The words of an action; its own name when it has none, so that nothing is hidden. */
export const actionName = (action: string): string => (Object.hasOwn(actionWords, action) ? (actionWords[action] ?? action) : action)

/** What it was done to. */
export const objectWords: Readonly<Record<string, string>> = {
  lesson: 'Les',
  user: 'Account',
  access_request: 'Verzoek om toegang',
  logbook: 'Logboek',
  review_reason: 'Standaardtekst',
}

/** Why, where the log holds a word of the code. */
export const reasonWords: Readonly<Record<string, string>> = {
  wrong: 'klopt niet',
  recognisable: 'iemand is te herkennen',
  out_of_date: 'verouderd',
  improper: 'ongepast',
  still_true: 'klopt nog',
  changed: 'er is iets veranderd',
  withdraw: 'kan weg',
}

/** What a detail of a row is about; what is not here is for machines and stands only in the export. */
export const detailWords: Readonly<Record<string, string>> = {
  role: 'rol',
  roles: 'rollen',
  place: 'plek',
  places: 'plekken',
  sessions: 'sessies beëindigd',
  reviewOn: 'nakijken op',
  rows: 'regels',
  outcome: 'uitkomst',
}
