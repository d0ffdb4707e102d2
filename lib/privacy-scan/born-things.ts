// What is said to be born or to have a birthday and is nobody, and days of long ago that are no day of birth.
const things =
  '(?:plan(?:nen)?|idee(?:ën)?|proeftuin|werkwijze|project|team|wijkteam|buurtteam|kernteam|pilot|proef|initiatief|methode|methodiek|netwerk|samenwerking|aanpak|organisatie|stichting|nood|frustratie|concept|term|woord|beweging|droom|programma|les|training|app|overleg|groep|vereniging|traject|stuurgroep|leernetwerk|visie|afspraak|werkgroep|boek|podcast|site|website|document|convenant|gedachte|lijst|kaart|formulier|spel)'
const determined = String.raw`(?<!\p{L})(?:het|de|ons|onze|dit|deze|uit|dat|een|mijn|jullie|hun|van) (?:\p{L}{2,16} ){0,2}${things}(?!\p{L}|(?:kind|lid))`
const isBornThing = new RegExp(
  String.raw`${determined}[^.!?\n]{0,60}(?:geboren|verjaardag|jarig|ter wereld|levenslicht|(?:wordt|werd|word) |geworden)|(?:geboren|geboorte|bevalling|verjaardag)(?: is| was| werd)? (?:van )?${determined}|(?:wordt|werd|viert|vierde) (?:dan )?${determined}`,
  'iu',
)
const somebody =
  /(?<!\p{L})(?:hij|zij|ze|ik|baby(?:tje)?|kind(?:eren)?|zoon(?:tje)?|dochter(?:tje)?|jongen|meisje|tweeling|moeder|vader|broer(?:tje)?|zus(?:je)?|cli[eë]nt(?:e)?|jongere|jeugdige|leerling|mevrouw|meneer|mw|dhr|oma|opa|betrokkene|oudste|jongste|kleinkind|pati[eë]nt|verdachte)(?!\p{L})/iu
// A law or a letter for everybody of an age.
const untilADay =
  /(?:geboren|geboortedatum|jarig)(?: zijn| is)? (?:op of )?(?:vóór|voor|na|vanaf|tot|tussen|sinds)(?: of op)?(?: de)? (?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4} en )?$/iu
const history =
  /(?:opgericht|gesticht|oprichting|(?<!\p{L})wet(?!\p{L})|wetboek|verdrag|besluit|regeling|convenant|arrest|uitspraak|in werking|ingegaan|getrouwd|gehuwd|huwelijk|trouw(?:de|dag)|gescheiden|scheiding|overleden|overleed|overlijden|stierf|†|gestorven|begraven|gebouw|jubileum|bestaat|begonnen|begon|archief|krant|(?<!\p{L})foto|kamer|minister|gemeente(?:raad)?|in dienst|diploma|opening|geopend|sluiting|verleend|artikel|publicatie|rapport|nota|circulaire|ramp|oorlog|bevrijding|verzoek|vonnis|veroordeeld|aangifte|verhuisd|vluchtte|gevlucht|aankomst|in nederland|sinds|vanaf|tot en met|t\/m|(?<!\p{L})tot(?!\p{L}))/iu

/** Whether a sentence tells of a plan or a team that came into the world, and of nobody. */
export const isOfNobody = (lead: string, rest: string): boolean =>
  untilADay.test(lead) || (isBornThing.test(lead + rest) && !somebody.test(lead + rest))

/** Whether a day so long ago is a day of a law or of a wedding, from the words of its sentence. */
export const isHistory = (lead: string, rest: string): boolean => history.test(lead) || history.test(rest)

const work =
  /(?:overleg|zitting|afspraak|bijeenkomst|gesprek|besluit|beschikking|beschikt|vergader|uitspraak|training|scholing|verslag|notulen|agenda|brief|vonnis|melding|gemeld|evaluatie|bespreking|besproken|rapport|aanmelding|aangemeld|geplaatst|plaatsing|opname|opgenomen|(?<!\p{L})start|ingang|contract|convenant|(?<!kind|gezins)plan(?!\p{L})|plan van aanpak|versie|concept|(?<!\p{L})def|gebeld|gemaild|bezoek|geldig|machtiging|indicatie|ondertekend|getekend|ondertoezichtstelling|(?<!\p{L})(?:ots|uhp)(?= (?:op|per|sinds|vanaf)? ?$)|presentatie|stuurgroep|werkgroep|projectgroep|leerdag|webinar|congres|nieuwsbrief|offerte|factuur|begroting|jaarrekening|deadline|voor akkoord|van kracht|gewijzigd|vastgesteld|(?:tel|peil|ingangs|start|eind|verval|toets|inlever|sluitings)datum|meting|enqu[eê]te|publicatie|update|release|planning|rooster|vakantie|bijlage \d)/iu
/** Whether a day is one of the work: of a meeting, a letter or a decision. */
export const isWork = (lead: string, rest: string): boolean => work.test(lead) || work.test(rest.slice(0, 40))
