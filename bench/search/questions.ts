/**
 * What people type, with the lessons that should come first: 3 answers it, 2 helps, 1 touches it. The questions of the
 * open half were looked at while the search was made, those of the other half were not.
 */
export type Question = { words: string; kind: Kind; graded: Readonly<Record<string, number>> }
export type Half = 'open' | 'held-out'
type Kind = 'words' | 'plural' | 'compound' | 'spelling' | 'short for' | 'sentence'

const question = (kind: Kind, words: string, graded: Record<string, number>): Question => ({ kind, words, graded })

const open: readonly Question[] = [
  question('words', 'gezinsadvocaat', { 'de-gezinsadvocaat-kwam-te-laat': 3, 'uitleg-over-rechten-geven-we-twee-keer': 2 }),
  question('words', 'verklarende analyse', {
    'verklarende-analyse-op-een-vel': 3,
    'de-helft-van-onze-verklaringen-ging-weg': 3,
    'het-gesprek-in-de-auto': 1,
  }),
  question('words', 'wethouder', { 'trekker-gevonden-en-weer-kwijt': 3 }),
  question('words', 'brieven', { 'negentien-brieven-in-zes-weken': 3, 'instrument-de-brieventoets': 3 }),
  question('words', 'netwerk tekenen', { 'oefening-netwerk-zonder-logos': 3 }),
  question('plural', 'experts', {
    'expertteam-zonder-het-gezin': 3,
    'waarom-we-stopten-met-het-grote-overleg': 2,
    'beginnen-zonder-proeftuin': 1,
  }),
  question('plural', 'zitting', { 'na-de-zitting-belt-er-iemand': 3, 'zorg-en-straf-op-donderdagochtend': 1 }),
  question('plural', 'plannen met het gezin', { 'een-plan-vijf-versies': 3, 'het-gesprek-in-de-auto': 1 }),
  question('plural', 'oefeningen', { 'oefening-netwerk-zonder-logos': 3, 'oefening-lees-je-verslag-hardop-voor': 3 }),
  question('plural', 'huurschulden', { 'eerst-de-huur': 3, 'de-oma-die-niet-op-het-formulier-stond': 2 }),
  question('plural', 'verslagen schrijven', {
    'oefening-lees-je-verslag-hardop-voor': 3,
    'schrijven-over-zeven-gezinnen': 2,
    'het-gesprek-in-de-auto': 1,
  }),
  question('compound', 'team veiligheid', { 'terugbellen-voor-vier-uur': 3, 'waarom-we-stopten-met-het-grote-overleg': 3 }),
  question('compound', 'advocaat', { 'de-gezinsadvocaat-kwam-te-laat': 3, 'uitleg-over-rechten-geven-we-twee-keer': 3 }),
  question('compound', 'expertteam', { 'expertteam-zonder-het-gezin': 3, 'waarom-we-stopten-met-het-grote-overleg': 2 }),
  question('compound', 'dossier lezen', { 'netwerkdossier-geschreven-niet-gelezen': 3, 'oefening-lees-je-verslag-hardop-voor': 2 }),
  question('compound', 'deskundige met ervaring', { 'een-stoel-maar-geen-agenda': 3 }),
  question('compound', 'huis bezoek jurist', { 'de-jurist-praatte-twintig-minuten': 3 }),
  question('spelling', 'gezinsadvokaat', { 'de-gezinsadvocaat-kwam-te-laat': 3, 'uitleg-over-rechten-geven-we-twee-keer': 1 }),
  question('spelling', 'evaringsdeskundige stuurgroep', { 'een-stoel-maar-geen-agenda': 3 }),
  question('spelling', 'verklarende analise', { 'verklarende-analyse-op-een-vel': 3, 'de-helft-van-onze-verklaringen-ging-weg': 3 }),
  question('spelling', 'wethauder', { 'trekker-gevonden-en-weer-kwijt': 3 }),
  question('spelling', 'reklassering', { 'zorg-en-straf-op-donderdagochtend': 3, 'na-de-zitting-belt-er-iemand': 3 }),
  question('short for', 'rvt', { 'terugbellen-voor-vier-uur': 3, 'waarom-we-stopten-met-het-grote-overleg': 3 }),
  question('short for', 'geestelijke gezondheidszorg', {
    'de-ggz-schoof-aan-op-dinsdag': 3,
    'wat-doe-je-als-een-ouder-op-de-ggz-wacht': 3,
  }),
  question('short for', 'OM en reclassering', { 'zorg-en-straf-op-donderdagochtend': 3, 'na-de-zitting-belt-er-iemand': 1 }),
  question('sentence', 'hoe krijg ik de ggz aan tafel', {
    'de-ggz-schoof-aan-op-dinsdag': 3,
    'wat-doe-je-als-een-ouder-op-de-ggz-wacht': 2,
  }),
  question('sentence', 'wat doe je als een ouder op een wachtlijst staat', { 'wat-doe-je-als-een-ouder-op-de-ggz-wacht': 3 }),
  question('sentence', 'hoe vind je een bestuurlijk trekker?', { 'trekker-gevonden-en-weer-kwijt': 3 }),
  question('sentence', 'mag je zonder proeftuin beginnen', { 'beginnen-zonder-proeftuin': 3 }),
  question('sentence', 'jongere wil niet praten', { 'het-gesprek-in-de-auto': 3 }),
  question('sentence', 'wie belt het gezin in de vakantie', { 'wie-neemt-op-in-de-vakantie': 3, 'wie-belt-het-gezin-als-het-stilligt': 2 }),
  question('sentence', 'oma betaalt de boodschappen', { 'de-oma-die-niet-op-het-formulier-stond': 3, 'eerst-de-huur': 1 }),
]

const heldOut: readonly Question[] = [
  question('words', 'monitor', { 'van-31-vragen-naar-drie': 3, 'ons-gemiddelde-zei-61-dagen': 2 }),
  question('words', 'doorlooptijd', { 'ons-gemiddelde-zei-61-dagen': 3 }),
  question('words', 'klantreis', {
    'negentien-brieven-in-zes-weken': 3,
    'wie-belt-het-gezin-als-het-stilligt': 2,
    'ons-gemiddelde-zei-61-dagen': 1,
  }),
  question('words', 'huiselijk geweld strafzaak', { 'na-de-zitting-belt-er-iemand': 3, 'zorg-en-straf-op-donderdagochtend': 3 }),
  question('words', 'duo vast gezicht', {
    'duo-was-een-hulpverlener-met-reserve': 3,
    'wie-neemt-op-in-de-vakantie': 2,
    'waarom-we-stopten-met-het-grote-overleg': 1,
  }),
  question('plural', 'advocaten', { 'de-gezinsadvocaat-kwam-te-laat': 3, 'uitleg-over-rechten-geven-we-twee-keer': 3 }),
  question('plural', 'ervaringsdeskundigen', {
    'een-stoel-maar-geen-agenda': 3,
    'van-31-vragen-naar-drie': 1,
    'beginnen-zonder-proeftuin': 1,
    'oefening-netwerk-zonder-logos': 1,
    'uitleg-over-rechten-geven-we-twee-keer': 1,
  }),
  question('plural', 'brief', { 'instrument-de-brieventoets': 3, 'negentien-brieven-in-zes-weken': 3 }),
  question('plural', 'wethouders', { 'trekker-gevonden-en-weer-kwijt': 3 }),
  question('plural', 'netwerkdossiers', { 'netwerkdossier-geschreven-niet-gelezen': 3 }),
  question('plural', 'vervangers', { 'wie-neemt-op-in-de-vakantie': 3, 'duo-was-een-hulpverlener-met-reserve': 1 }),
  question('compound', 'toets voor brieven', { 'instrument-de-brieventoets': 3, 'negentien-brieven-in-zes-weken': 2 }),
  question('compound', 'casus overleg', {
    'de-ggz-schoof-aan-op-dinsdag': 2,
    'waarom-we-stopten-met-het-grote-overleg': 2,
    'expertteam-zonder-het-gezin': 2,
  }),
  question('compound', 'dossier', { 'netwerkdossier-geschreven-niet-gelezen': 3, 'oefening-lees-je-verslag-hardop-voor': 2 }),
  question('compound', 'basis team', { 'bouwsteen-de-dag-begint-met-wie-er-belde': 3 }),
  question('compound', 'geld probleem', { 'eerst-de-huur': 3, 'de-oma-die-niet-op-het-formulier-stond': 2 }),
  question('spelling', 'veiligheitsteam', { 'terugbellen-voor-vier-uur': 3, 'waarom-we-stopten-met-het-grote-overleg': 3 }),
  question('spelling', 'netwerkdosier', { 'netwerkdossier-geschreven-niet-gelezen': 3 }),
  question('spelling', 'proeftuinn beginen', { 'beginnen-zonder-proeftuin': 3 }),
  question('spelling', 'jurrist keukentafel', { 'de-jurist-praatte-twintig-minuten': 3 }),
  question('spelling', 'klandreis', { 'negentien-brieven-in-zes-weken': 3, 'wie-belt-het-gezin-als-het-stilligt': 2 }),
  question('spelling', 'bestuurlijk treker', { 'trekker-gevonden-en-weer-kwijt': 3 }),
  question('short for', 'GGZ', { 'de-ggz-schoof-aan-op-dinsdag': 3, 'wat-doe-je-als-een-ouder-op-de-ggz-wacht': 3 }),
  question('short for', 'regionaal veiligheidsteam', { 'terugbellen-voor-vier-uur': 3, 'waarom-we-stopten-met-het-grote-overleg': 3 }),
  question('short for', 'wijkteam belt', {
    'terugbellen-voor-vier-uur': 3,
    'bouwsteen-de-dag-begint-met-wie-er-belde': 2,
    'wie-belt-het-gezin-als-het-stilligt': 2,
  }),
  question('sentence', 'hoe betaal je een ervaringsdeskundige', { 'een-stoel-maar-geen-agenda': 3 }),
  question('sentence', 'ouders erbij bij overleg met experts', {
    'expertteam-zonder-het-gezin': 3,
    'waarom-we-stopten-met-het-grote-overleg': 2,
  }),
  question('sentence', 'wat mogen we opschrijven over een gezin zonder dat ze herkend worden', { 'schrijven-over-zeven-gezinnen': 3 }),
  question('sentence', 'ouders weten hun rechten niet', {
    'uitleg-over-rechten-geven-we-twee-keer': 3,
    'de-gezinsadvocaat-kwam-te-laat': 1,
  }),
  question('sentence', 'er liggen te veel plannen', { 'een-plan-vijf-versies': 3 }),
  question('sentence', 'minder vergaderen met grote groep', { 'waarom-we-stopten-met-het-grote-overleg': 3 }),
  question('sentence', 'eerst geldzorgen oplossen', { 'eerst-de-huur': 3, 'de-oma-die-niet-op-het-formulier-stond': 2 }),
]

/** The questions of one half. */
export const questions = (half: Half): readonly Question[] => (half === 'open' ? open : heldOut)
