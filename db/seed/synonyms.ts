/** Words that mean the same to who searches. The portal begins with these; curators keep the list afterwards. */
export const synonyms: readonly (readonly string[])[] = [
  ['rvt', 'regionaal veiligheidsteam'],
  ['ggz', 'geestelijke gezondheidszorg', 'psychische hulp'],
  ['ots', 'ondertoezichtstelling'],
  ['uhp', 'uithuisplaatsing'],
  ['gi', 'gecertificeerde instelling'],
  ['rvdk', 'raad voor de kinderbescherming'],
  ['lokaal team', 'wijkteam', 'sociaal team'],
  ['om', 'openbaar ministerie', 'justitie'],
  ['wethouder', 'bestuurder'],
  ['geldzorgen', 'geldproblemen', 'schulden', 'bestaanszekerheid'],
  ['ervaringsdeskundige', 'ervaringsdeskundigheid'],
  ['gezinsadvocaat', 'advocaat van het gezin'],
  ['mda', 'multidisciplinaire aanpak'],
  ['huiselijk geweld', 'partnergeweld'],
  ['opa', 'oma', 'grootouders'],
]
