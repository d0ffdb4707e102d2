import { isOtherWord } from './name-words.ts'
import { largePlaces, lowerPlaces, smallPlaces } from './places.ts'

/** A passage of a text, and what can stand in its place. */
export type Found = { start: number; end: number; text: string; wider?: string }

// A place counts with a word of place before it, so that 'Best' and 'Son' at the start of a sentence do not.
const behindLead =
  /(?:(?<!\p{L})(?:[Ii]n|[Tt]e|[Uu]it|[Bb]ij|[Oo]p|[Oo]nder|[Nn]aar|[Rr]ond|[Bb]uiten|[Bb]oven|[Aa]an|[Aa]ls|[Tt]ussen|[Ll]igplaats:?|[Oo]mgeving|[Rr]egio|[Nn]abij|[Vv]lakbij|[Vv]an|[Gg]emeente|[Ww]oonplaats:?|[Pp]laats:|[Dd]orp:?|dorpje|stadje|het (?:Friese|Groningse|Drentse|Zeeuwse|Limburgse|Brabantse))|,) (?=['\p{L}])/gu
// Alone between commas, as on a form.
const listed = /(?:^|[,;:(|/] ?)(\p{Lu}[\p{L}'-]{2,24}(?: [\p{L}'-]{1,16}){0,2})(?= ?[,;:)|/.]|$)/gmu
const behind = /^['’]?[\p{L}][\p{L}'’.-]*(?: [\p{L}'’-]+){0,4}/u

const villages =
  /\b(?:dorp(?:je)? (?:met|van) (?:nog geen |amper |zo'n )?[1-9]\d{1,3} inwoners|(?:[Ii]n|[Oo]p|[Uu]it|[Vv]an|[Bb]innen) (?:een|het|ons|dat|dit|hun) (?:klein(?:e)? )?(?:dorp(?:je)?|gehucht|eiland|buurtschap|vissersdorp|kerkdorp|stadje)|(?:het|een) (?:\p{L}+ )?(?:dorp(?:je)?|gehucht|buurtschap|eiland|vissersdorp) (?:[A-Z]\p{L}+)?|van een (?:kleine )?(?:kleine |Friese |Groningse |Drentse |Overijsselse |Gelderse |Zeeuwse |Brabantse |Limburgse )?gemeente(?! die| waar we| als))/gu
// A village that no list knows: a capital after a word of place.
const otherPlace =
  /(?<![\p{L}])(?:[Ii]n|[Uu]it|[Dd]orp:?|dorpje|[Pp]laats:|[Ww]oonplaats:?) (\p{Lu}\p{Ll}{3,24}(?:-\p{Lu}\p{Ll}+| aan (?:Zee|(?:de|den|het) \p{Lu}\p{Ll}+))?)(?![\p{L}-])/gu
const neighbourhoods =
  /\b(?:[Ii]n|[Uu]it|[Oo]p) (?:(?:de wijk|de buurt|de straat|het buurtje|de kern|de flat) \p{Lu}\p{L}+|de \p{Lu}\p{Ll}{2,20}(?:buurt|wijk|hoek|kwartier|flat))/gu
// Where people live together, and everybody knows everybody.
const enclaves = /\b(?:het|dat|ons|een) (?:woonwagenkamp|azc|asielzoekerscentrum|klooster|recreatiepark)\b/gu
// A school, a club or a church by its name: as small as a village.
const named =
  /(?<!\p{L})(?:[Bb]asisschool|obs|cbs|rkbs|pcbs|sbo|vso|school|kinderdagverblijf|kdv|peuterspeelzaal|scouting|vv|sv|voetbalclub|voetbalvereniging|manege|camping|flat|moskee|kerk) (?:de |het |'t |De |Het )?\p{Lu}[\p{L}-]+|(?:het|Het|van|op|Op) \p{Lu}[\p{L}-]{3,24}(?:college|lyceum|gymnasium|school)\b|(?<=[Kk]las \d\p{Ll}? van het )\p{Lu}\p{Ll}+|(?<=[Oo]p )(?:De|Het) \p{Lu}\p{Ll}+(?=[^.!?\n]{0,60}groep \d)|(?<=groep \d[^.!?\n]{0,30} )(?:De|Het) \p{Lu}\p{Ll}+/gu

const number =
  'een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig'
const years = String.raw`(?:\d{1,2}|${number})`
const people =
  'zoon|dochter|kind|jongen|meisje|kinderen|zoontje|dochtertje|jongetje|baby|vrouw|man|moeder|vader|zonen|dochters|broertje|zusje|oma|opa|broer|zus|leerling|leerlinge|leraar|lerares|tweeling|drieling|vierling|pleegdochter|pleegzoon|pleegkind|kleinzoon|kleindochter|kleinkind|jongens|meisjes|statushouder|cliënt|scholier|scholiere|puber|tiener|tienermoeder|peuter|kleuter|buurman|buurvrouw|stiefvader|stiefmoeder|nichtje|neefje|broers|zussen|zusjes|broertjes|knul|knaap|jongeman|student|studente|jongere|wethouder|rechter|burgemeester|boer|arts|weduwe|weduwnaar'
// An age of a range, a law or a stretch of time is nobody's age.
const stretch = '(?! (?:geleden|later|lang|eerder|ervaring|werk|bestaan|tijd|na|voor|duurde|bezig|hulp|samen|tot|en ouder|of ouder))'
/** Ages, in words and figures; of a text that has no capital at the beginning of its sentences. */
const ages = new RegExp(
  [
    String.raw`(?<!tot |-)\b\d{1,3}[- ]?jarige?n?\b`,
    String.raw`\b(?:${number})jarige?n?\b`,
    String.raw`(?<!(?:traject|periode|termijn|duur|looptijd|maatregel|project|pilot|straf|contract|opleiding|subsidie|tijd|wachtlijst|ondertoezichtstelling|plan) )\bvan (?:\d{1,2}|${number}) (?:jaar|jaren|maanden|weken)${stretch}`,
    String.raw`\b(?:is|was|pas|net|bijna|nog geen|werd|toen) (?:\d{1,2}|${number})(?: (?:jaar|maanden)${stretch}| toen\b|(?= en (?:woont|woonde|wil))|(?=,? (?:in|uit|op) \p{Lu}))`,
    String.raw`\b(?:\d{1,2}|${number}) (?:jaar|maanden|weken|dagen) oud\b`,
    String.raw`, ${years} en ${years},`,
    String.raw`\b(?:oudste|jongste|middelste) van ${years}(?! (?:kinderen|gezin))`,
    String.raw`\bpasgeboren \p{L}+`,
    String.raw`(?<!\p{L})\p{L}{1,30} \((?:pas |net |bijna )?\d{1,2}(?: jaar)?\)`,
    String.raw`, (?:\d{1,2}|${number}),(?= )`,
    String.raw`\b(?:zoon|dochter|kind|jongen|meisje|kinderen|zoontje|dochtertje|baby|vrouw|man|moeder|vader|zonen|dochters|broertje|zusje|oma|opa|broer|zus|leerling|leerlinge|leraar|lerares|tweeling|drieling|vierling|pleegdochter|pleegzoon|kleinzoon|kleindochter|jongens|meisjes|statushouder|cliënt|scholier|puber|tiener|peuter|kleuter|buurman|buurvrouw|stiefvader|stiefmoeder|nichtje|neefje|broers|zussen) (?:van|\() ?(?:\d{1,2}|${number})(?! (?:tot|uur|gezinnen|keer|weken geleden))(?:,? (?:en|tot) (?:\d{1,2}|${number}))?(?: jaar(?: oud)?| maanden)?`,
    String.raw`(?<!\p{L})\p{L}{0,16}(?:jongen|jongetje|meisje|zusjes|broertjes|zoontjes|dochtertjes|jongetjes|kleuters|peuters|pubers|tieners|moedertje|vriendin|vriendje|nicht|neef|pleegzus|pleegbroer|halfzus|halfbroer|weduwe|weduwnaar|grootvader|grootmoeder) (?:van|\() ?(?:\d{1,2}|${number})(?! (?:tot|uur|gezinnen|keer|weken geleden))(?:(?:,| en|,? tot) (?:\d{1,2}|${number})){0,4}`,
    String.raw`\bop (?:haar|zijn) (?:\p{L}{4,14}(?:de|ste)|\d{1,2}(?:e|de|ste))(?!\p{L})`,
    String.raw`\b(?:uit|in|van) groep (?:[1-8]|een|twee|drie|vier|vijf|zes|zeven|acht)\b`,
    String.raw`\bgeboren in (?:19|20)\d{2}\b`,
    String.raw`\bbaby van (?:\d{1,2}|${number})`,
    String.raw`(?<=(?:de oudste|de jongste|dader was|slachtoffer was|[Mm]oeder was|[Vv]ader was|hij was|zij was),? )\d{1,2}\b`,
    String.raw`\bin de (?:zeventig|tachtig|negentig)\b`,
    String.raw`\b(?:brugklasser|zuigeling)\b`,
    String.raw`\b\d{1,2} ?(?:jr|mnd|mnden|wkn)\b(?! (?:geleden|later|lang|ervaring|werk))`,
    String.raw`(?<!\p{L})(?:${people}),? (?:van |\()?${years}(?=[,)]| (?:uit|in|op|jr|jaar)\b|[.;]|\s*$)`,
    String.raw`(?<!\p{L})(?:hij|zij|ze|${people}|oudste|jongste|middelste) (?:is|was|wordt|werd) (?:pas |net |nu |toen )?${years}(?=[.,;]|\s*$| toen | en (?:komt|kwam|woont|woonde|zit|zat))`,
    String.raw`(?<!\p{L})(?:kinderen|broers|zusjes|zussen|meisjes|jongens|zonen|dochters|broertjes)(?: zijn| waren|:|,)? \(?${years}(?:, ${years}){0,6} en ${years}(?! (?:ouder|gezin|keer|ander))`,
    String.raw`(?<!\p{L})(?:leeftijd|lft):? ${years}(?!\p{L}|\d|[-–])`,
    String.raw`\b(?:begin|midden|eind|achter in de|voor in de) (?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)\b`,
    String.raw`\b(?:een|de|die) (?:twintiger|dertiger|veertiger|vijftiger|zestiger|zeventiger|tachtiger|negentiger|kleuter|peuter|dreumes|zuigeling|brugklasser|eindexamenleerling)\b`,
    String.raw`\bklas \d\p{Ll}?\b`,
    String.raw`\bgroep [1-8] van\b`,
  ].join('|'),
  'gu',
)

const rare =
  /(?:zelfmoord|zelfdoding|su[iï]cide|zichzelf (?:het leven|van het leven)|doodgesto|doodgescho|doodgesl|doodgere|verdronk|verdrink|verdronken|vermoord|\bmoord|doodslag|steekpartij|neergestoken|neergescho|schietpartij|schietincident|brandstichting|brand gestoken|\b\p{L}{0,24}brand\b|afgebrand|afbrand|kind verlo(?:ren|or)|uitgebrand|ontplof|explosie|ontvoer|gegijzel|gijzeling|eerwraak|incest|vergiftig|vermist|verongeluk|dodelijk|ongeval|ongeluk|aangereden|spoorlijn|treinongeluk|liquidatie|arrestatieteam|gezinsdrama|familiedrama|mensenhandel|tienermoeder|tienerzwanger|tiener zwanger|zwanger|hongerstaking|te vondeling|vondeling|babylijk|overleed|overleden|omgekomen|om het leven|in het nieuws|de krant|het journaal|landelijk nieuws|op televisie|zeldzame|zeldzaam|stofwisselingsziekte|progeria|syndroom|rolstoel|doof|doofblind|blind geboren|drieling|vierling|vijfling|siamese|stierf|ramp|instort|ingestort|in coma|coma|overval|overvallen|gewapend|terreur|uitgereisd|Syriëganger|loterij|jackpot|wereldkampioen|olympisch|profvoetbal|wethouder|burgemeester|dominee|predikant|imam|pastoor|huisarts|dorpsagent|wijkagent van|tandarts|dierenarts|notaris|raadslid|sekte|polygam|bigam|geslachtsverander|transgender|transitie|adoptie uit|geadopteerd|orkaan|bliksem|tractor|silo|gierkelder|mestkelder|sloot|kanaal|haven|ijs gezakt|sprong van|flat gesprongen|viaduct|meteoriet|vuurwerk|granaat|wapen|mes |bijl|hakbijl|vuurwapen|zwaargewond|amputatie|geamputeerd|hersenletsel|opgesloten|geketend|kelder|verwaarloosde dieren|honden in beslag|tbs|levenslang|veroordeeld|ontsnap|circus|kermis|woonwagen|zigeuner|vrachtwagen|zeehond|reddingsboot|trauma-?helikopter|traumahelikopter|schipper|vuurtoren|asielzoekerscentrum|azc)/iu
/** What happens to few, and is told on. */
const grave =
  /(?:onder ?toezicht|uit het raam|van het (?:dak|balkon)|omkwam|ernstig ziek|(?:uren|dagen|nacht|week|weekend|weken) alleen|alleen (?:thuis|achter)gelaten|kindbruid|zedendelin|zedendader|zedenzaak|pedofiel|(?:in|met|een) tbs|drugslab|hennep|wietplantage|verdween|verdwenen|detentie|in de gevangenis|in de cel|huisverbod|gesloten jeugdhulp|jeugdgevangenis|(?:slaat|slaan|schopt) (?:zijn|haar|hun)|meenam naar \p{Lu}|mee (?:nam|genomen) naar \p{Lu}|(?:op|in) het (?:nieuws|journaal)|in de krant|uithuisgeplaatst|uit huis (?:ge)?(?:plaatst|gehaald)|weggehaald|weghaal|afgebrand|opgerold|inval|uithuwelijk|eerzaak|besneden|besnijdenis|prostitutie|seksueel|naaktfoto|gegooid|gooide|dood gevonden|doodgevonden|levenloos|verslaafd|psychiatrie|schuldsanering|failliet|dakloos|moord op|(?:de|een) moord|gezinsmoord|wurg|vastgebonden|vast te binden|vastbond|(?:dood|levenloos|overleden) (?:op|in|aan|gevonden|aangetroffen)|misbruik(?:t|te)(?!\p{L})|sloeg|met een (?:hamer|mes|bijl|riem)|door elkaar geschud|plofkraak|ramkraak|(?:te|zichzelf) doden|doken onder|ondergedoken|botbreuk|(?:val|viel) (?:uit|van) (?:het|de|een) (?:raam|dak|balkon|trap|flat)|sprong|pasgeboren|zelfmoord|zelfdoding|su[iï]cide|van het leven|doodgesto|doodgescho|doodgesl|doodgere|verdronk|vermoord|doodslag|steekpartij|neergesto|neergescho|neerschoot|neerstak|stak [^.!?]{1,40} neer|schoot|schietpartij|brandstichting|in brand|brandwonden|afbrand|uitgebrand|ontplof|explosie|ontvoer|gegijzel|gijzel|eerwraak|incest|verkracht|vergiftig|vermist|vermissing|verongeluk|dodelijk|ongeluk|ongeval|aangereden|arrestatieteam|gezinsdrama|familiedrama|mensenhandel|uitgehuwelijkt|vondeling|babylijk|overleed|overleden|overlevende|omgekomen|kwam om\b|om het leven|stierf|overval|veroordeeld|gearresteerd|aangehouden|opgepakt|vast ?(?:zit|zat)|z[ia]t vast(?! (?:in|aan|op) (?:een|het|de|haar|zijn|hun) )|(?:een|haar|zijn|hun) (?:kind|zoon|dochter|baby)(?:tje|je)? verlo(?:or|ren)|(?:haar|zijn|hun) (?:moeder|vader|man|vrouw|broer|zus)(?:tje|je)? verlo(?:or|ren)|verloor (?:een|haar|zijn|hun) (?:\p{L}{2,16} )?(?:kind|zoon|dochter|moeder|vader|man|vrouw|broer|zus|ouders|baby|kleinkind|partner|been|arm)|beviel|schedelbreuk|overdosis|amputatie|geamputeerd|vliegramp|mishandel)/iu
const trade =
  /(?<!\p{L})(?:nachtportier|portier|juf|schooljuf|meester op|onderwijzer|onderwijzeres|veearts|havenmeester|strandtent\p{L}*|politieagente|(?:schaap)?herder(?:in)?|imker|pottenbakker|pianostemmer|ouderling|marktkoopman|marktkoopvrouw|fietsenmaker|voorganger|oud-raadslid|oud-wethouder|oud-burgemeester|verloskundige|vroedvrouw|hovenier|kaasmaker|kaasboer|wijnboer|bloemist|brugwachter|sluiswachter|veerman|garnalenvisser|palingvisser|visboer|snackbarhouder|cafébaas|kastelein|campinghouder|campingbaas|beheerder van de|eigenaar van de|uitbater|dirigent|apothekeres|schoenmaker|rietdekker|klokkenmaker|glasblazer|beeldhouwer|kunstschilder|schrijfster|schrijver|zanger|zangeres|muzikant|bassist|basgitarist|kampioene?|topsporter|schaatser|wielrenner|judoka|accordeonist|poppenspeler|jager|boswachter|jachtopziener|schoorsteenveger|uitvaartondernemer|begrafenisondernemer|doodgraver|varkenshouder|kippenboer|pluimveehouder|geitenboer|bollenboer|fruitteler|tuinder|schaapscheerder|loonwerker|directeur van de \p{L}{0,8}school|hoofd der school|conciërge|sportschoolhouder|rijschoolhouder|buschauffeur|taxichauffeur|vrachtwagenchauffeur|huisschilder|thuiszorgmedewerkster|wijkzuster|marechaussee|gevangenbewaarder|bakker|slager|kapster|kapper|smid|kroegbaas|caféhouder|postbode|apotheker|loodgieter|garagehouder|politieman|politieagent|brandweerman|militair|advocaat|leraar|lerares|gemeenteraad|dominee|predikant|imam|pastoor|burgemeester|wethouder|raadslid|notaris|tandarts|huisarts|dierenarts|schipper|visser|boer|boerin|melkveehouder|veehouder|hoefsmid|organist|koster|voetbaltrainer|keeper|(?:oud-)?profvoetballer|rechter|schooldirecteur|molenaar|herder|vuurtorenwachter|kermisexploitant|brandweercommandant|kapitein)(?!\p{L})/iu
const household =
  /(?:(?:vier|vijf|zes|zeven|acht|negen|[4-9]) kinderen uit (?:een|één|hetzelfde) gezin|(?:drie|vier|vijf|zes|zeven|acht|negen|[3-9]) (?:achter)?kleinkinderen|(?:drie|vier|vijf|zes|[3-6]) pleegkinderen|(?:drie|vier) generaties|nummer (?:vijf|zes|zeven|acht|negen|tien)\b|kampbewoners|binnenvaartschip|(?:een|de|haar|hun|zijn) tweeling|tweeling (?:van|uit|in)(?!\p{L})|(?:met|van) (?:zes|zeven|acht|negen|tien|elf|twaalf) kids|(?:vijf|zes|zeven|acht|negen|tien) broers|gezin van (?:zes|zeven|acht|negen|tien|elf|twaalf|[6-9]|1\d)(?![\p{L}\d])|(?:zes|zeven|acht|negen|tien|[6-9]) (?:pleeg|stief|pleeg- en )\p{L}{0,4}kinderen|zesling|(?:met|van) (?:vier|vijf|zes|zeven) (?:zonen|zoons|dochters|jongens|meisjes)|(?:met|van|hun|haar|zijn) (?:zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|[6-9]|1\d) (?:\p{L}+ )?kinderen|drieling|vierling|vijfling|tweeling en een|twee (?:vaders|moeders) met|(?:zesde|zevende|achtste|negende|tiende|elfde|twaalfde) kind\b)/iu
const condition =
  /(?:transjongen|transmeisje|reformatorisch|Roma|Sinti|statushouder|(?:Oekraïense|Syrische|Eritrese|Afghaanse|Somalische|Iraakse|Iraanse|Poolse|Bulgaarse|Roemeense|Turkse|Marokkaanse|Soedanese|Jemenitische|Ethiopische|Chinese|Molukse|Antilliaanse|Surinaamse|Ghanese|Hongaarse|Vietnamese|Tibetaanse|Koerdische) (?=\p{Ll})|rolstoel|downsyndroom|syndroom van|doof|blind\b|zeldzame|spierziekte|stofwisselingsziekte|transgender|adoptie|geadopteerd|(?:uit|in) (?:Syri[eë]|Jemen|Tibet|Eritrea|Afghanistan|Irak|Iran|Somali[eë]|Soedan|Oekra[iï]ne|Groenland|Mongoli[eë]|Congo|Guinee)\b)/u
const unique =
  /(?:(?:het|de|ons|hun) enige|als enige|enig in|enige gezin|enige school|het eerste gezin|nergens anders|iedereen (?:in (?:het|ons) (?:dorp|eiland)|kent|kende|wist|weet|op het eiland)|heel het dorp|hele dorp|hele eiland|bekend in het dorp|dorpsgesprek|één gezin|een gezin met (?:zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|\d{1,2}) kinderen|(?:zes|zeven|acht|negen|tien|elf|twaalf|dertien) kinderen|(?:een|één) van de (?:twee|drie|vier|vijf|2|3|4|5)\b|(?:[1-5]|één|twee|drie|vier) van de (?:[2-9]|twee|drie|vier|vijf|zes) (?:kinderen|broers|zussen|leerlingen)|er (?:één|maar één) (?:met|die|een)|was er (?:één|een) (?:\p{L}+ )?(?:met|die|weduwnaar|vader|moeder)|(?:twee|drie|vier|vijf|zes)(?:duizend|honderd) inwoners|(?:slechts|maar|nog) (?:één|een|twee|drie|vier|vijf|[1-9]) (?:gezinnen|gezin|kinderen|leerlingen|inwoners|huizen)|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|[2-9]) (?:gezinnen|families|leerlingen|huishoudens|meisjes|jongens|statushouders|inwoners|woningen)\b|\b(?:[1-9]\d|[1-9]\d{2}|[1-9]\.?\d{3}) inwoners|er (?:woont|wonen|is|zijn) (?:daar |hier )?(?:maar|slechts)|laatste (?:boer|gezin|school|visser))/iu
const onlyOne =
  /(?:(?:ons|onze|dat|dit|het|de|hun) (?:enige|ene) (?:\p{L}{2,20}[ -])?(?:\p{L}{0,8}gezin|familie|moeder|vader|kind|leerling|jongen|meisje|boer|stel|zaak|casus)|(?:maar|precies|slechts|nog|exact) (?:één|een|1) (?:\p{L}{2,16} )?(?:\p{L}{0,8}gezin|familie|kind|leerling|jongere|moeder|vader|jongen|meisje)|(?:één|1) (?:\p{L}{2,16} )?(?:\p{L}{0,8}gezin|familie) (?:met|waar|dat|uit)|(?:de|het|hun|haar|zijn) enige (?:\p{L}{2,20} )?(?:familie|gezin|moeder|vader|kind|jongen|meisje|leerling|vrouw|man|imam|arts|overlevende)|als enige|(?:de|het) enige (?:uit|in|daar|hier|op|van))/iu
const kinWord =
  /(?<!\p{L})(?:opa|oma|grootouders|puber|pleegzoon|pleegdochter|pleegkind|meisje|jongen|partner|zoontje|dochtertje|zonen|dochters|broer|zus|ex-|stiefvader|stiefmoeder|gezin|vrouw|dochter|zoon|kinderen|weduwe|man van|echtgenote|kleinkind)/iu
const somebody =
  /(?<!\p{L})(?:een|één|de|die|het|dat|haar|zijn|hun) (?:\p{L}{2,16} )?(?:jongen|jongetje|meisje|moeder|vader|kind|gezin|zoon|dochter|man|vrouw|leerling|scholiere?|baby|peuter|kleuter|oma|opa|organist|broer|broertje|zus|zusje|jongere|tiener|weduwe|weduwnaar|stel|echtpaar|grootouders|transjongen|transmeisje|kindbruid|stiefvader|stiefmoeder|pleegzoon|pleegdochter|tweeling|familie|zusjes|broertjes|zedendader|statushouder|ouders)(?!\p{L})|(?<!\p{L})(?:twee|drie|vier|vijf) (?:zusjes|broertjes|zussen|broers|jongens|meisjes|kinderen)(?!\p{L})|(?:^|[:;,(] )(?:kind|moeder|vader|jongen|meisje|gezin|vrouw|man|oma|opa|grootouders|tweeling|weduwe)(?!\p{L})/iu

/** What a sentence says that can point at a family, and where. */
export type Signs = {
  places: Found[]
  names: Found[]
  large: Found[]
  ages: Found[]
  grave: boolean
  rare: boolean
  trade: boolean
  household: boolean
  condition: boolean
  few: boolean
  onlyOne: boolean
  kin: boolean
  somebody: boolean
}

function all(text: string, pattern: RegExp, group = 0, wider?: string): Found[] {
  const found: Found[] = []
  // Not with matchAll: that makes a new pattern each time, and there are many sentences.
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const words = match[group] ?? match[0]
    const start = match.index + match[0].lastIndexOf(words)
    found.push({ start, end: start + words.length, text: words, ...(wider === undefined ? {} : { wider }) })
  }
  return found
}

const somePlace = 'een plaats in de regio'
const isVillage = ({ text }: Found): boolean =>
  !isOtherWord(text.toLowerCase()) && !largePlaces.has(text) && !/(?:zorg|school|huis|team|plan|wet|net|link|loket)$/.test(text)
// A capital at the beginning of a sentence says nothing; the places of the letters stay the same.
const eased = (text: string) =>
  text.replaceAll(/(?:^|[.!?:] )\p{Lu}/gu, (found) => (found.toLowerCase().length === found.length ? found.toLowerCase() : found))

/** The longest name of a place with which words begin. */
function placeAt(words: string, known: (name: string) => boolean): string | undefined {
  for (let name = words; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf(' ')))) {
    const bare = name.replace(/[.'’-]+$/u, '')
    if (known(bare)) return bare
  }
  return undefined
}

/** Places by their name: those where people know each other, and those where they do not. */
function namedPlaces(text: string): { small: Found[]; large: Found[] } {
  const small: Found[] = []
  const large: Found[] = []
  behindLead.lastIndex = 0
  for (let lead = behindLead.exec(text); lead; lead = behindLead.exec(text)) {
    const start = lead.index + lead[0].length
    const words = behind.exec(text.slice(start, start + 60))?.[0] ?? ''
    const isComma = lead[0].startsWith(',')
    const name = placeAt(words, (one) => (!isComma && smallPlaces.has(one)) || lowerPlaces.has(one))
    const city = name === undefined && !isComma ? placeAt(words, (one) => largePlaces.has(one)) : undefined
    if (name !== undefined) small.push({ start, end: start + name.length, text: name, wider: somePlace })
    if (city !== undefined) large.push({ start, end: start + city.length, text: city, wider: somePlace })
  }
  const alone = all(text, listed, 1, somePlace).filter((one) => smallPlaces.has(one.text) && lowerPlaces.has(one.text.toLowerCase()))
  return { small: [...small, ...alone.filter((one) => !small.some(({ start }) => start === one.start))], large }
}

/** Reads one sentence. */
export function signsOf(text: string): Signs {
  const { small, large } = namedPlaces(text)
  return {
    places: [
      ...small,
      ...all(text, villages),
      ...all(text, neighbourhoods),
      ...all(text, enclaves),
      ...all(text, otherPlace, 1, somePlace).filter((found) => isVillage(found) && !small.some(({ start }) => start === found.start)),
    ],
    names: all(text, named),
    large,
    ages: all(eased(text), ages),
    grave: grave.test(text),
    rare: rare.test(text),
    trade: trade.test(text),
    household: household.test(text),
    condition: condition.test(text),
    few: unique.test(text),
    onlyOne: onlyOne.test(text),
    kin: kinWord.test(text),
    somebody: somebody.test(text),
  }
}
