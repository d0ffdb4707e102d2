// A day on which somebody becomes an age, or on which a child is expected: 'wordt op 3 mei achttien', 'bevalt rond 3 mei'.
export const ageWord =
  '(?:[1-9]|1\\d|2[01]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|eenentwintig)'
// 'wordt op 3 mei achttien', 'is sinds 3 mei 18'
const becomes = /(?:wordt|werd|word|worden|werden|is sinds|was sinds) (?:op |per |in |a\.s\. )?(?:\p{L}{2,6}dag )?$/iu
// 'wordt 18 op 3 mei', 'meerderjarig per 3 mei'
const ofAgeOn = new RegExp(
  String.raw`(?:(?:wordt|werd|word|is) (?:dan |pas )?${ageWord}(?: jaar)?|meerderjarig|(?<!\p{L})(?:18|achttien)(?: jaar)?|(?:\d{1,2}|achttien) geworden|18[- ]jarige leeftijd|(?:18|achttien)e? ?(?:de |ste )?verjaardag) (?:op|per|vanaf|sinds|is|=)(?: \p{L}{2,6}dag)? $`,
  'iu',
)
const anAge = new RegExp(
  String.raw`^,?(?: a\.s\.| aanstaande| jl\.)? (?:(?:1?\d|2[01])(?: jaar|(?=[.,;!?]|$| en ))|meerderjarig|${ageWord}(?=[.,;!?]|\s*$| jaar| en | geworden))(?! \p{L}*(?:uur|gezin|keer|kind))`,
  'iu',
)
const comesOfAge = new RegExp(
  String.raw`^\)?,? (?:is|wordt|word|werd) (?:dan )?(?:hij|zij|ze|\p{Lu}\p{Ll}+) (?:${ageWord}(?!\d)|meerderjarig)(?=[.,;!?]|\s*$| jaar(?! (?:bezig|in))| en )`,
  'u',
)

// A sentence with its day left out, as §.
const agesAround = [
  // 'wordt over twee weken (§) zestien', 'werd vorige week dinsdag, §, 15 jaar', 'wordt zaterdag § 12 en'
  String.raw`(?<!\p{L})(?:wordt|werd|word|worden|werden)(?: (?:over|op|in|deze|dit|die|vorige|volgende|komende|aanstaande|afgelopen|morgen|gisteren|vandaag|dus|al|dan|straks|binnenkort|begin|eind|half|\d{1,2}|twee|drie|vier|een|paar|\p{L}{2,6}dag|dagen|week|weken|maand|maanden|jaar)){0,5},? ?\(?§\)?(?: a\.s\.| jl\.| aanstaande| eindelijk| alweer| al)?,? ${ageWord}(?: jaar(?! (?:cel|lang|bezig))|(?=[.,;!?)]|\s*$| en |\?))`,
  // 'vader is § 60 geworden'
  String.raw`(?<!\p{L})(?:is|zijn|was|en)(?: (?:de|haar|zijn|mijn|afgelopen|vorige|\p{L}{3,12})){0,3} §(?: jl\.| al| ook)? \d{1,2}(?: jaar)?(?: geworden|(?=[.,;!?]|\s*$))`,
  // 'de dag dat ze 12 werd, §', 'hij is 16 geworden (§)'
  String.raw`(?<!\p{L})(?:hij|zij|ze|ik|(?:\p{L}+)? ?(?:zoon|dochter|oudste|jongste|jongen|meisje)|\p{Lu}\p{Ll}+) (?:is |was )?(?:pas |net |al )?${ageWord}(?: jaar)? (?:werd|wordt|geworden|geworden is|mag worden),? ?(?:op )?\(?§`,
  // 'als hij 18 is (§)'
  String.raw`(?<!\p{L})(?:als|zodra|wanneer|tot|totdat|dat) (?:hij|zij|ze|\p{Lu}\p{Ll}+) ${ageWord}(?: jaar)? (?:is|was),? ?(?:op )?\(?§`,
  // 'op § loopt de ots af want dan 18', '18 jr: §'
  String.raw`§[^.!?\n\d]{0,40}(?:want|omdat|dan|als)[^.!?\n\d]{0,20} (?:18|achttien)(?: is| wordt| jaar)?(?=[.,;!?)]|\s*$)`,
  String.raw`(?<!\p{L})(?:18|achttien) ?(?:jaar|jr)?\.?(?:[:=]|,? (?:dus|op|per))? ?\(?§`,
  // 'zijn 18e verjaardag valt op §', 'haar verjaardag, §,'
  String.raw`verjaardag(?: \p{L}+){0,4}[,:]? \(?§`,
].join('|')
const tellsAge = new RegExp(agesAround, 'iu')
// 'bevalt rond §', 'baby verwacht §', 'termijn §'
const expected =
  /(?<!\p{L})(?:bevalt|bevallen|bevalling|uitgerekend\p{L}*|uitgeteld|(?:baby|kind|kindje|bevalling) (?:\p{L}+ ){0,3}(?:verwacht|komt)|zwanger[^.!?\n§]{0,30}(?:termijn|datum|tot)|(?:zwanger|ongeboren|baby|kind)[^.!?\n§]{0,24}verwacht\p{L}*|(?:zwanger|ongeboren\p{L}*)[^.!?\n§]{0,24}(?<!\p{L})(?:ut|uitg|uitger|a\.?d|termijn)\.?)[^.!?\n§]{0,24}§|§(?: a\.s\.| jl\.)?\)?(?: \p{L}+){0,3} (?:bevalt|bevallen|uitgerekend|uitgeteld)(?!\p{L})/iu
// 'Wie is er jarig? Sara: §', 'geboren!! §': the day stands in the sentence behind the one with the word.
const asked =
  /(?<!\p{L})(?:jarig|geboren|geboortedatum|verjaardag(?:en)?|geboortedag)[^.!?\n\d]{0,24}[?!:]{1,3}\s+(?:\p{Lu}[\p{L}-]{1,20}[:,] )?$/iu
const nextAsked = /(?<!\p{L})(?:jarig|verjaardag(?:en|skalender|slijst)?)[^\n]{0,80}[.,;/&\n] ?(?:en )?\p{Lu}[\p{L}-]{1,20}[:,]? $/iu

/** Whether a sentence says of a day that somebody then becomes or became an age. */
export const isComingOfAge = (lead: string, rest: string): boolean =>
  (becomes.test(lead) && anAge.test(rest)) || ofAgeOn.test(lead) || comesOfAge.test(rest) || tellsAge.test(`${lead}§${rest}`)

/** Whether a child is expected on a day, or came then. */
export const isOfADelivery = (lead: string, rest: string): boolean => expected.test(`${lead}§${rest}`)

/** Whether a day answers to a word of birth in the sentence before. */
export const isAnswer = (before: string): boolean => asked.test(before) || nextAsked.test(before)
