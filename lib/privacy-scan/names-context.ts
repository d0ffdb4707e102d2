import { extend, gapIs, isGiven, isSurname, isThing, space, type Span, type Text } from './name-shapes.ts'
import { addresses, belongings, houses, isOtherWord, kin, workers } from './name-words.ts'
import type { Word } from './words-in-text.ts'

const personDeed =
  /^(?:vertelt|vertelde|zei|zegt|huilt|huilde|slaapt|sliep|durft|durfde|voelt|voelde|lacht|lachte|knikte|zweeg|schreeuwde|mist|miste|overleed|trouwde|woont|woonde|speelt|speelde|logeert|logeerde|wil|wilde|rende|appte|appt|dacht|denkt|vond|vindt|zit|zat|liep|loopt|mocht|mag|moest|moet|kreeg|krijgt|belt|belde|kwam|komt|gaat|ging|heeft|had|is|was|wordt|werd|blijft|bleef|kan|kon|stopte|begon|werkt|werkte|vroeg|vraagt|ziet|zag|weet|wist|hoort|leert|leerde|sprak|spreekt|drinkt|slaat|sloeg|steelt|stal|rookt|heet|staat|stond)$/
// What no plan and no team does.
const onlyPersons =
  /^(?:huilt|huilde|slaapt|sliep|durft|durfde|lachte|knikte|zweeg|schreeuwde|fluisterde|trouwde|logeert|logeerde|appt|appte|rende|vluchtte|beviel|rookt|bloosde|snikte|giechelde|mompelde|spijbelt|spijbelde|stotterde|zit weer|woont nu)$/
// Words of Dutch that end as names do.
const dutchEndings = new Set(
  'na ja bijna daarna hierna waarna zo alzo hoezo video foto auto radio risico thema programma agenda schema drama trauma pagina data media camera massa collega extra kilo piano logo demo info euro ego memo echo tempo saldo bingo taxi ski alibi party hobby story privacy pony lobby cultura formula replica ruzie regie actie visie fantasie familie therapie theorie relatie politie informatie organisatie situatie energie categorie garantie evaluatie communicatie integratie motivatie sorry okay maandag vrijdag pedagogie analyse discussie commissie fase dilemma stigma paradigma dogma enquete pizza pasta panda salsa sauna villa diploma cinema influenza corona campagna area idea plaza arena stella visa quota via sofa mafia safari juni juli etui bikini duo trio solo judo casino bravo cargo embargo fiasco gironummer kano lasso motto patio porto risotto studio scenario portfolio ratio audio sushi wifi bonobo tabloo credo libido manco torso turbo veto jury display survey delay essay army city community country deputy policy quality safety study strategy diversity identity ombudsman elke beide enige sommige alle vele weinige'.split(
    ' ',
  ),
)
/** Whether a word ends as few words of Dutch do and many names. */
const foreignSound = (word: Word): boolean =>
  word.text.length > 3 &&
  /(?:[aoy]|[^a-z]i|[bcdfghjklmnprstvz]i|é|ah|esha|aysha|jay|ley)$/u.test(word.lower) &&
  !dutchEndings.has(word.lower)

/** A capital that no list knows, with words around it that only a person has: 'Tsegay (8)', 'Oumnia's moeder', 'vertelde Ilhan'. */
export function inContext(all: Text, at: number): Span | undefined {
  const { text, words } = all
  const word = words[at]
  if (!word || !word.capital || word.acronym || word.initial || word.text.length < 2 || isOtherWord(word.lower)) return undefined
  if (kin.has(word.lower) || workers.has(word.lower) || houses.has(word.lower) || addresses.has(word.lower)) return undefined
  const rest = text.slice(word.end, word.end + 40)
  const previous = words[at - 1]
  const next = words[at + 1]
  const to = extend(all, at)
  const isPossessive =
    /['’]s?$/.test(text.slice(word.start, word.end + 1)) || (word.lower.endsWith('s') && !word.first && word.lower.length > 3)
  if (isThing(all, at, to)) return undefined
  if (
    /^ ?\((?:\d{1,2}|\d{1,2} (?:jaar|jr|maanden)|[mvx][, ]+\d{1,2}|toen \d{1,2}|bijna \d{1,2}|net \d{1,2})(?: jaar| jr\.?| maanden)?(?:,[^)]{1,30})?\)/iu.test(
      rest,
    )
  )
    return { from: at, to }
  if (
    /^,? (?:van )?(?:\d{1,2}|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien) jaar(?! (?:geleden|later|lang|werk|ervaring|bestaan))/iu.test(
      rest,
    ) &&
    !/^ \d/.test(rest)
  )
    return { from: at, to }
  if (
    isPossessive &&
    gapIs(next, /^['’]? $/) &&
    belongings.has(next.lower) &&
    !/^(?:team|plan|huis|netwerk|eigen|werk|dossier|verhaal|school)$/.test(next.lower)
  )
    return { from: at, to }
  // 'de trainer van Djovanni'
  if (
    previous?.lower === 'van' &&
    gapIs(word, space) &&
    /^(?:trainer|juf|meester|mentor|voogd|leerkracht|oppas|advocaat|pleegmoeder|pleegvader|pleegouders|klasgenoot|vriend|vriendin|vriendje|verjaardag|kamer|bed|tekening|ouders)$/.test(
      words[at - 2]?.lower ?? '',
    ) &&
    !/(?:wet|plan|team|huis|zorg|groep)$/.test(word.lower) &&
    !word.acronym
  )
    return { from: at, to }
  if (/^(?:achternaam|voornaam|roepnaam|alias|bijnaam)$/.test(previous?.lower ?? '') && gapIs(word, /^:? ['‘“"]?$/)) return { from: at, to }
  // 'thuis noemen ze hem Rashaad', 'zijn bijnaam op straat is Rico'
  if (
    !word.first &&
    /(?:(?:noem(?:en|t|de|den)|roepen) (?:ze|we|zij|iedereen)? ?(?:hem|haar)|bijnaam (?:\p{L}+ ){0,3}(?:is|was)) ['‘“"]?$/iu.test(
      text.slice(Math.max(0, word.start - 40), word.start),
    )
  )
    return { from: at, to }
  if (
    /^(?:naam|namen)$/.test(previous?.lower ?? '') &&
    gapIs(word, /^:? ?$/) &&
    (isGiven(word.lower) || (word.gap.startsWith(':') && !/(?:ing|tie|heid|s|en)$/.test(word.lower)))
  )
    return { from: at, to }
  // 'Vader (Dariusz)'
  if (
    previous &&
    kin.has(previous.lower) &&
    gapIs(word, /^ \($/) &&
    text.charAt(word.end) === ')' &&
    !/(?:ing|heid|tie|s|en)$/.test(word.lower)
  )
    return { from: at, to }
  if (previous?.lower === 'bij' && gapIs(word, space) && gapIs(next, space) && next.lower === 'thuis') return { from: at, to }
  const isUnlike = foreignSound(word)
  if (to === at && gapIs(next, space) && isUnlike && personDeed.test(next.lower) && !/^(?:in|uit|te|naar)$/.test(previous?.lower ?? ''))
    return { from: at, to }
  // 'Demian huilde'
  if (
    to === at &&
    gapIs(next, space) &&
    onlyPersons.test(next.lower) &&
    !/(?:en|ing|heid|tie|schap|s|ers|team|huis|zorg|wet)$/.test(word.lower) &&
    !/^(?:in|uit|te|naar)$/.test(previous?.lower ?? '')
  )
    return { from: at, to }
  if (/^(?:casus|zaak|dossier)$/.test(previous?.lower ?? '') && gapIs(word, space) && isSurname(word.lower)) return { from: at, to }
  // 'Ginny haar school'
  if (gapIs(next, space) && /^(?:haar|zijn|d'r|z'n|hun)$/.test(next.lower) && !word.first && belongings.has(words[at + 2]?.lower ?? ''))
    return { from: at, to }
  if (previous?.lower === 'met' && /^ gaat het(?!\p{L})/u.test(rest)) return { from: at, to }
  // 'Mila-Rose'
  if (
    /^(?!Sint|Noord|Zuid|Oost|West)\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+$/u.test(word.text) &&
    word.text.split('-').some((part) => isGiven(part.toLowerCase()))
  )
    return { from: at, to }
  // 'Świetlana K.'
  if (
    next?.initial &&
    gapIs(next, space) &&
    /^\.(?: \p{Ll}|[,:;)\t\n]|'s|$)/u.test(text.slice(next.end, next.end + 3)) &&
    !/^(?:plan|groep|vitamine|bijlage|categorie|klasse|type|punt|optie|niveau|fase|blok|lid|onderdeel|model|deel|stap|route|variant|scenario|team|kamer|zaal|vak|lijn|tabel)$/.test(
      word.lower,
    )
  )
    return { from: at, to: next.index }
  if (word.first || !previous) return undefined
  // 'Door Precieuze begrepen we'
  if (
    /^(?:door|dankzij|via)$/.test(previous.lower) &&
    /^ (?:begrepen|leerden|weten|wisten|zagen|kwamen|konden|durfden|snapten|hoorden) (?:we|wij|ik)(?!\p{L})/u.test(rest)
  )
    return { from: at, to }
  if (
    /(?:heet|heette|noemt|noemde) (?:(?:al|nu|zich|hem|haar|eigenlijk|voluit|gewoon|jaren|thuis) ){1,3}$/u.test(
      text.slice(Math.max(0, word.start - 40), word.start),
    )
  )
    return { from: at, to }
  if (/(?:dank(?:zij)? aan|met dank aan|groet(?:en|jes)?,?|bedankt,?) $/iu.test(text.slice(Math.max(0, word.start - 20), word.start)))
    return { from: at, to }
  const isUnknown = !/(?:s|se|en|wet|plan|team|huis|zorg|net|app|link|ing|scan|tool|lab|heid)$/.test(word.lower)
  if (/^(?:heet|heette|heten|genaamd|noemen|noemde)$/.test(previous.lower) && gapIs(word, /^ ['"“‘]?$/)) return { from: at, to }
  // 'toen Kaylee haar eigen melding las', 'bij Abdirahman thuis'
  if (
    /^(?:toen|dat|omdat|als|of|want|terwijl|totdat|voordat|nadat|waarop|hoe|waar|en)$/.test(previous.lower) &&
    isUnknown &&
    to === at &&
    gapIs(next, space) &&
    /^(?:haar|zijn|zelf|thuis|bang|boos|verdrietig|blij|alleen|huilde|weg|vastzat|wegliep|vast|naar|er|niet|weer|\p{Ll}+(?:liep|kwam|ging|zat|stond|belde|sliep))$/u.test(
      next.lower,
    )
  )
    return { from: at, to }
  const personBefore = /^(?:vertelde|vertelt|zei|zegt|vroeg|huilde|fluisterde|riep|schreeuwde|antwoordde|snikte|dacht|samen|belde|appte)$/
  if (personBefore.test(previous.lower) && gapIs(word, space) && isUnknown) return { from: at, to }
  const strongDeed =
    /^(?:vertelt|vertelde|zei|zegt|huilt|huilde|slaapt|sliep|durft|durfde|voelt|voelde|lacht|lachte|knikte|knikt|zweeg|zwijgt|schreeuwde|fluisterde|mist|miste|vluchtte|overleed|trouwde|woont|woonde|speelt|speelde|logeert|logeerde|wilde|rende|ontmoette|appte|sliep|dacht|vond|begon|bleef|zat|liep|mocht|moest)$/
  if (/^(?:in|uit|te|naar)$/.test(previous.lower)) return undefined
  return gapIs(next, space) && strongDeed.test(next.lower) && isUnknown && to === at ? { from: at, to } : undefined
}
