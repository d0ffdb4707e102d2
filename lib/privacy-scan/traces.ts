import type { Match } from './finding.ts'
import { before, following } from './surroundings.ts'

const sites = [
  String.raw`(?:instagram|threads|tiktok|twitter|x|snapchat|youtube|facebook|fb|twitch|strava|roblox|gofundme|pinterest|reddit|vinted|linktr)\.(?:com|net|tv|me|ee)`,
  String.raw`(?:\p{L}{2}\.)?linkedin\.com/in`,
  String.raw`(?:t|fb)\.me`,
  String.raw`discord\.gg`,
  String.raw`bsky\.app/profile`,
  String.raw`(?:www\.)?marktplaats\.nl/u`,
  String.raw`mastodon\.[a-z]{2,10}(?=/@)`,
].join('|')
const profileAddress = new RegExp(
  String.raw`(?<![\p{L}\p{N}@.-])(?:https?://)?(?:www\.|m\.)?(?:${sites})/(?!(?:company|groups?|events?|pages?|watch|hashtag|share|school|policies|help|about|search|results|playlist|explore|legal|p|reel|shorts)[/?=])[@\p{L}\p{N}][\p{L}\p{N}_./?=&%-]{1,80}`,
  'giu',
)
const network = '(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|facebook|fb|twitter|telegram|discord|psn|threads|roblox|fortnite|vinted)'
// The name behind its label; a word that anybody could write has no digit, dot or line in it.
const labelled = new RegExp(
  String.raw`(?<!\p{L})(?:${network}(?:-?(?:account|naam|profiel))?|gamer ?tag|gebruikersnaam|user ?name|inlognaam|nickname|schermnaam)(?: (?:heet|is|als|van)(?: (?:ze|zij|hij|moeder|vader))?)?[ :=]{1,3}["'“‘(]?(@?(?=[\p{L}]{0,20}[\d_.]\p{L}?|x[xX]|@)[\p{L}\p{N}_][\p{L}\p{N}_.]{2,30}[\p{L}\p{N}_](?:#\d{4})?)(?![\p{L}\p{N}@])`,
  'giu',
)
const handle = /(?<![\p{L}\p{N}.@/])@[\p{L}_][\p{L}\p{N}_.]{2,29}[\p{L}\p{N}_]/gu
const aboutAnAccount = new RegExp(
  String.raw`(?:${network}|account|profiel|volgt|(?<!\p{L})dm|gamer|appgroep|berichten van|nepaccount)`,
  'iu',
)
// What a team or an organisation calls itself is for everybody.
const ofUs = /(?<!\p{L})(?:ons|onze|we|wij|ministerie|gemeente|organisatie|stichting)(?!\p{L})/iu
const ofAFunction =
  /@?(?:proeftuin|toekomst|gemeente|wijkteam|buurtteam|jeugd|team|regio|info|stichting|ministerie|politie|vng|nji|ggd|rijk|school)/iu

/** Names and pages on social media. */
export function* profiles(text: string): Generator<Match> {
  for (const match of text.matchAll(profileAddress)) {
    const found = match[0].replace(/[.?&/]+$/, '')
    if (!ofAFunction.test(found.slice(found.indexOf('/', 9)))) yield profile(match.index, found)
  }
  for (const match of text.matchAll(labelled)) {
    const found = match[1] ?? ''
    const start = match.index + match[0].length - found.length
    if (!ofAFunction.test(found) && !before(text, match.index, 40, ofUs)) yield profile(start, found)
  }
  for (const match of text.matchAll(handle)) {
    const end = match.index + match[0].length
    if (ofAFunction.test(match[0]) || before(text, match.index, 50, ofUs)) continue
    if (before(text, match.index, 50, aboutAnAccount) || following(text, end, 24, aboutAnAccount)) yield profile(match.index, match[0])
  }
}

const profile = (start: number, found: string): Match => ({
  start,
  end: start + found.length,
  reason: 'Dit lijkt iemands naam of bladzijde op sociale media. Daarmee is diegene meteen te vinden.',
  suggestions: ['een profiel op sociale media', '(naam weggelaten)'],
})

const spots = [
  // The Netherlands in degrees, also with commas
  /(?<![\d.,])N? ?5[0-3][.,]\d{3,8} ?°? ?N?(?: ?[,;/] ?| +| ?&longitude=| ?,? ?(?:lon|lng|long|lengte)[ :=]{1,2})E? ?0?[3-7][.,]\d{3,8}(?: ?°? ?E)?(?![\d.,]\d)/giu,
  // Anywhere, with as many decimals as a telephone gives
  /(?<![\d.,])-?\d{1,2}\.\d{4,8}, ?-?\d{1,3}\.\d{4,8}(?![\d.,]\d)/gu,
  /(?<![\d.,])\d{1,2} ?° ?\d{1,2}(?:[.,]\d{1,4})? ?['′’](?: ?\d{1,2}(?:[.,]\d{1,3})? ?(?:["″”]|''))? ?[NZS],? ?\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,4})? ?['′’](?: ?\d{1,2}(?:[.,]\d{1,3})? ?(?:["″”]|''))? ?[EOW]/gu,
  /(?<![\p{L}\p{N}])N ?\d{2} \d{2}\.\d{2,4},? ?[EO] ?\d{3} \d{2}\.\d{2,4}/gu,
  /(?<=(?:(?<!\p{L})RD|co[oö]rdina\p{L}{1,6})[^\d\n]{0,12})\d{2,3}\.?\d{3}(?:,\d{1,3})?[,; Yy/]{1,4}\d{3}\.?\d{3}(?!\d)/gu,
  /(?<![\p{L}\p{N}])(?:https?:\/\/)?(?:maps\.app\.goo\.gl\/|goo\.gl\/maps\/|(?:www\.)?google\.[a-z]{2,3}\/maps\/|maps\.google\.[a-z]{2,3}\/|(?:www\.)?openstreetmap\.org\/#map=|maps\.apple\.com\/|(?:www\.)?waze\.com\/ul)[^\s)\]"']{3,200}/giu,
  /(?:\/{3}|(?<=what3words:? ))\p{Ll}{3,20}\.\p{Ll}{3,20}\.\p{Ll}{3,20}(?![\p{L}.])/gu,
  /(?<![\p{L}\p{N}])[2-9CFGHJMPQRVWX]{4}(?:[2-9CFGHJMPQRVWX]{4})?\+[2-9CFGHJMPQRVWX]{2,3}(?![\p{L}\p{N}])/gu,
]

/** Places on the map, to the metre. */
export function* locations(text: string): Generator<Match> {
  for (const pattern of spots) {
    for (const match of text.matchAll(pattern))
      yield {
        start: match.index,
        end: match.index + match[0].length,
        reason: 'Dit is een plek op de kaart, tot op de meter. Zo is een huis te vinden.',
        suggestions: ['een plek in de regio', '(plek weggelaten)'],
      }
  }
}
