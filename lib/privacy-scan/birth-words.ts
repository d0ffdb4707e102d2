import { ageWord } from './birth-ages.ts'

// The word, its short forms and its slips; not 'gebeld' or 'gebouw', that begin as it does.
const birthWord =
  /(?<!\p{L})(?:gebo{1,3}r{1,2}e?n|geborne|gebroen|gebren|geboo?rt(?!e-?(?:plaats|land|zorg|dorp|golf|cijfer))\p{Ll}*|geb(?:oorte)?[. ]{0,2}-?(?:dat(?:um)?|dtm|dt|dag|d)?\.?(?!\p{L})|ge?b[oren t]{0,7}?[. -]{0,2}(?:datum|datm|dtm|dat|dtum|daum|dag|dd)\.?(?!\p{L})|g(?!ebeurd|ebonden|eboden|ebed|edaan|eduur)(?=\p{L}{0,4}[bd])[eborntdaum]{1,13}[.:=]{0,2}(?= ?$)|gd ?[:=]{1,2}(?= ?$)|g\.?d\.?(?= ?:? ?$)|d\.?o\.?b\.?|birth\p{L}*|born|geburts\p{L}*|do[gğ]um tarihi|n[ée]e? le)/u
    .source
export const born = new RegExp(
  String.raw`(?:${birthWord}|(?<![-\d] ?)jarig|verjaar\p{L}*|\bb-?day|\bverj\.|\bvjd\b|ter wereld(?: op)?|levenslicht(?: op)?|bevallen|bevalling\p{L}*|keizersnede|uitgerekend\p{L}*|uitgeteld|[aà] terme|(?<!\p{L})AD:?(?= $)|baby is er|kwam|beviel|polsband\p{L}*|op de wereld|moeder geworden|vader geworden|werd (?:moeder|vader)|(?<!\p{L})\p{L}{0,8}pas (?:staat|stond)|birthday|volgens (?:de |het )?(?:brp|paspoort|id-kaart|rijbewijs)|(?:paspoort|id-?kaart|identiteitskaart|verblijfs(?:document|kaart|pas)|rijbewijs|akte) (?:staat|stond|vermeldt)|(?:paspoort|id-?kaart|identiteitskaart|legitimatie|rijbewijs|akte)[:,]?(?= $)|(?:zoon(?:tje)?|dochter(?:tje)?|jongen|meisje|kind|minderjarige) van(?= $)|(?:zijn|haar|hun|mijn) (?:\d{1,2}(?:e|de|ste)|\p{Ll}{3,12}(?:de|ste))(?=,? \(?$)|kreeg (?:haar|zijn|hun|ze|zij) (?:eerste|tweede|derde|vierde|oudste|jongste|zoon|dochter|baby|kind))[^!?\n]{0,60}$`,
  'iu',
)
export const rightAfterBirth =
  /(?:geboren|bevallen|(?<!\p{L})ge?b\.?(?: ?dat\.?| ?d\.| op| d\.d\.)?|geboo?rte?\p{Ll}*|gebd(?:at|t|tm)?|gbdat|jarig|vjd|verj\.|birthday|verjaardag[^.!?\n\d]{0,24}?)(?: is| was| op|:|=)* ?\(?$/iu
export const comesToTheWorld = /(?:kwam|beviel)/iu
export const bornAfter = new RegExp(
  String.raw`^(?: a\.s\.| jl\.)?(?:[^.!?\n]{0,36}?(?:geboren(?!\)?,? (?:op |te \p{Lu}\p{L}+,? |d\.d\. |in )?\d)|geboorte-?(?:datum|dag)|jarig\b|ter wereld|het (?:levens)?licht|vieren we (?:zijn|haar)|(?:wordt|werd|word|werden|worden) (?:dan )?(?:ik|hij|zij|ze|(?:(?:de|mijn|haar|zijn|hun) )?\p{L}{2,20}) (?:dan )?(?:${ageWord}(?!\d)|meerderjarig)(?! uur| graden| procent| %| euro| weken| maanden| \p{Ll}+en\b| keer|[.,:]\d)|verjaar|(?:is|was|als|de|zijn|haar|hun|mijn) geboorte|beviel|de (?:meerderjarige )?leeftijd|meerderjarig|(?:is|was) (?:\p{L}{2,20} )?\d{1,2} geworden|(?:staat|stond) (?:er )?op (?:zijn|haar|de|het|hun) (?:\p{L}{0,12}pas|paspoort|id-kaart|rijbewijs)|op de wereld|werd (?:zij|ze|hij) (?:moeder|vader)|werd [\p{L} ]{0,20}geboren|haar verjaardag|zijn verjaardag|(?:is|was) (?:hij|zij|ze|\p{L}{3,20}) (?:pas |dan |net )?(?:${ageWord}(?=[.,;!?]|\s*$| jaar(?! (?:bezig|in|actief))| en )|meerderjarig|volwassen))| ${ageWord} (?:jaar )?geworden|(?:,? \(?| ?= ?)geb(?:oorte)?(?:dat\p{L}*|dag)?\b(?!\.? ?\d)|,? (?:jarig|verjaardag|b-?day)\b| ?\((?:zoon|dochter|moeder|vader|oudste|jongste|middelste|kind|jongen|meisje|zijn geb|haar geb))`,
  'iu',
)
export const ofAMeeting =
  /(?:overleg|zitting|afspraak|bijeenkomst|gesprek|beschikking|besluit|vergadering|uitspraak|training|verslag|brief|vonnis|melding|evaluatie|bespreking|rapport|aangemeld|ingeschreven|geplaatst|aanmelding|opname|start|ingang)[^.!?\n]{0,25}$/iu
export const meetsBehind = /^,? (?:overleg|zitting|mdo|bespreking|evaluatie|gesprek|afspraak|huisbezoek)(?!\p{L})/iu
