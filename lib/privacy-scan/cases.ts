import { isWholeDay } from './date-shapes.ts'
import type { Match } from './finding.ts'
import type { Cell } from './tables.ts'
import { isOfAThing } from './surroundings.ts'

// Numbers as courts, prosecutors and police write them.
const shapes = [
  // C/09/612345 with, behind it, the number on the roll
  String.raw`C ?[/.-]? ?\d{2} ?[/.-] ?\d{4,7}(?: ?[/\\,-] ?(?:JE|FA|HA|KG|EX|FT|BI|KL|OV|CV|EJ|BM|MB) ?(?:RK|ZA|VERZ|EXPL|RP)? ?\d{2}[-/. ]\d{1,6})?`,
  String.raw`[A-Z]{2} ?(?:RK|ZA|VERZ|EXPL|RP|HA) ?\d{2} ?[-/. ] ?\d{1,6}`,
  // A guardianship or an administration of money: '2024 BM 1234'
  String.raw`(?:20)?\d{2} (?:BM|MB) \d{3,6}`,
  String.raw`(?:BM|MB) \d{2}-\d{3,6}`,
  String.raw`C \d{2} \d{6}`,
  String.raw`20\d{7}/\d/[A-Z]\d`,
  String.raw`KG \d{2}[-/]\d{2,5}`,
  String.raw`[CF][/.]\d{2}[/.]\d{2}[/.]\d{1,4}(?: ?[RFS])?`,
  String.raw`[ZD][/.-]?(?:20)?\d{2}[/.-]\d{4,8}`,
  String.raw`\d{2}[/-]\d{2,5} (?:WMO15|WMO|JW|PW|WWB|WIA|ZW|AWBZ|WLZ)`,
  String.raw`200[.]\d{3}[.]\d{3}(?:/\d{2})?(?:-\d{2})?`,
  String.raw`\d{2}[/.-]\d{6}[-/.]\d{2}`,
  String.raw`(?<=parket\p{L}{0,10}[ .:]{1,3})\d{2} ?[/.-] ?\d{6} ?[-/.] ?\d{2}`,
  // A decision about help, an indication of the CIZ, a file of a municipality, a lawyer that is paid by the state
  String.raw`(?:WMO|JW|WLZ|PW|JZ)[- /](?:19|20)?\d{2}[-/.]\d{4,7}`,
  String.raw`[WH]\d{4}\.\d{3}\.\d{3}`,
  String.raw`(?:ZK|ZAAK)[-.]?\d{7,10}`,
  String.raw`(?:VT|BVH|JB|GI) ?-?(?:20)?\d{2}[-/]?\d{5,8}`,
  String.raw`(?:PL|pl)[ -]?\d{4}[- ]?\d{4}[- ]?\d{4,8}(?:-\d{1,2})?`,
  String.raw`(?:AWB|UTR|SGR|ROT|AMS|BRE|ARN|ZWB|LEE|ASS|DOR|HAA|ALM|MID|ROE|MAA|GRO|ZUT|OVE)[ -]\d{2} ?[/ -] ?\d{2,5}`,
]
const known = new RegExp(`(?<![\\p{L}\\p{N}/]|\\d-)(?:${shapes.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
// Any number that has its own word: 'dossiernummer', 'kinddossier nr.', 'registratienummer raad:'
const named =
  /(?<![\p{L}\p{N}-])([\p{L}-]{1,30})[- ]?(?:numm?ers?|nrs?\.?|num\.)(?:(?=[\s:.=#])(?:[^\d.\n,;]{0,26}?(?:[\s:("'“‘#=]))|(?=(?:[A-Z]{1,3}[-/ ]?)?\d{3}|C[/-]\d))((?=[\p{L}\p{N}./\\-]{0,12}\d)[\p{L}\p{N}](?:[./\\-]?[\p{L}\p{N}]){2,30}(?: ?[/\\] ?[\p{L}\p{N}]{1,6}(?:[ -][\p{L}\p{N}]{2,10}){0,3})?|\d(?:[ .]?\d){4,18})/giu
// 'Besluit nr. 2025-118' is of a council; 'besluitnummer 556031' is somebody's.
const aDecision = /^besluit nr\.? (?:19|20)\d{2}-/iu
// Numbers of things, and numbers that are found as what they are.
const ofOthers =
  /(?:order|plaat|contract|loonheffingen|big-registratie|registratie big|landelijke?|gratis|btw-id|antwoord|postbus|kenteken|bestel|factuur|polis|klant|artikel|telefoon|tel|vaste?|(?:duits|pools|turks|belgisch|syrisch|marokkaans|frans|engels|spaans|roemeens|bulgaars|buitenlands|oekra[iï]ens)e?|abonnee|net|doorkies|doorkiesnummer|thuis|werk|06|gsm|whatsapp|contact|(?<!\p{L})(?:heeft|had|kreeg|krijgt|is|was)|spoed|bereikbaarheids|centrale|(?<!zieken|verpleeg|gezins)huis|toets|examen|(?<!hulp|aan)vraag|lijst|(?<!raads)rapport|motie|voorstel|route|burgerservice|reken|rekening|kamer|lijn|bus|pagina|rug|volg|tram|nood|btw|kvk|koophandel|product|serie|model|versie|ticket|project|subsidie|inkoop|toestel|mobiel|plaats|zaal|lokaal|pin|code|agb|skj|big|isbn|giro|bank|fiscaal|sofi|persoons|service|identificatie|debiteur|offerte|relatie|track|traceer|pakket|nieuws|themanummer|thema|hoog|pers|meter|licentie|barcode|fax|alarm|mobiele|direct|directe|algemeen|algemene|zelfde|juiste|eigen|zijn|haar|hun|ons|mijn|het|een|dit|dat|op|onder|met|bel)$/iu
const ofAPerson = /(?<!\p{L})(?:cli[eë]nt|pati[eë]nt|leerling|gezin|jeugdige)(?: nr\.?| no\.?)?:? ?#?(\d{5,9})(?![\p{L}\p{N}]|[.,]\d)/giu
const withNumber =
  /(?:raadsrapport|melding|zaak|dossier|beschikking|verzoek|rekest|aangifte|klacht|aanvraag|indicatie|toewijzing|maatregel|cli[eë]nt|casus)[^.\d\n]{0,25}(?:nummer|nr\.?|kenmerk|code|-?id)(?: is| was)?[ :=]{1,3}((?=[A-Z0-9./-]{0,10}\d{3})[A-Z0-9](?:[./-]?[A-Z0-9]){3,24})(?![\p{L}\p{N}])/giu
// 'bij ons bekend onder 104522', 'raadsonderzoek 2024-0123'
const knownAs =
  /(?:rapport|melding|zaak|dossier|beschikking|verzoek|casus|gezin|onderzoek|aangifte|uitspraak)[^.!?\d\n]{0,36}(?:onder|bekend als|geregistreerd als|onder code|met nummer|met nr\.?|,? nummer) ((?=[A-Z0-9./-]{0,12}\d{4}|[A-Z0-9./-]{0,6}\d{2}[-/]\d{2})[A-Z0-9](?:[./-]?[A-Z0-9]){4,24})(?![\p{L}\p{N}]|[.,]\d| (?:gezin|kind|jaar|uur|euro|mensen|keer))/giu
// 'raadsrapport 23-118045', 'zaak 1045120', 'toevoeging 4KX8821'
const shortYear =
  /(?:rapport|advies|machtiging|onderzoek|aanvraag|dossier|zaak|melding|beschikking|klacht|bezwaar|indicatie|toewijzing|verzoek|rekest|maatregel|aangifte|uithuisplaatsing|toezicht|bezwaarschrift|briefadres|verwijzing|verwijsindex(?:-id)?|(?<!\p{L})(?:zk|vt|ots))\.? ((?:\d{2}[-/.]\d{4,7}(?<![-/.](?:19|20)\d{2})|\d{6,9}|[A-Z]{1,4}[-/]?\d{2,4}[-/.]\d{3,7}|[A-Z]{1,4}-\d{4,8}|\d{2}[-/][A-Z]{1,3}[-/]\d{2,6}))(?![\p{L}\p{N}]|[-/.,]\d| (?:euro|kinderen|gezinnen|keer))/giu
const legalAid = /(?<=(?<!\p{L})toevoeging\p{L}*[ :.(]{1,3}(?:nr\.? |nummer )?)\d[A-Z]{2}\d{4}(?![\p{L}\p{N}])/giu
// 'bekend onder RN-556120', 'staat in het systeem als P-4471-23'
const filedAs =
  /(?<!\p{L})(?:bekend|geregistreerd|ingeschreven|staat|stond|loopt|liep|genoteerd|opgenomen|vastgelegd|opgeslagen|zoek|opgezocht|reclassering|politie|raad|gi|vt)(?: \p{L}{1,14}){0,4} (?:onder|als|op)(?: het)?(?: nummer| nr\.?| kenmerk| code| zaak| dossier)? ((?=[A-Z0-9./-]{0,12}\d{3})(?:[A-Z]{1,5}[-/.]?\d{2,8}(?:[-/.][A-Z0-9]{1,8}){0,3}|\d{2,4}[-/]\d{3,7}|\d{5,8}))(?![\p{L}\p{N}]|[-/.,]\d| (?:euro|kinderen|gezinnen|keer|uur|mensen|plekken|jaar))/giu
// Passports and identity cards, and the document of a foreigner.
const document =
  /(?<=(?<!\p{L})(?:paspoort|id[- ]?kaart|id[- ]?bewijs|identiteits\p{L}{4,8}|legitimatie\p{L}*|document\p{L}*|verblijfs\p{L}{3,10}|rijbewijs\p{L}*|pas)(?:nr\.?|nummer)?[^.\d\n]{0,24}[ :(])(?=[A-Z0-9]{0,8}\d)[A-Z]{2}[A-Z0-9]{6}\d(?![\p{L}\p{N}])/giu
const yearNumber =
  /(?<!\p{L})(?:\p{L}{0,16}(?:onderzoek|aanvraag|plan|dossiers?|zaken|zaak|melding|beschikking)|ons nummer:?|uw nummer:?) ((?:[A-Z]{1,4}[-/])?(?:19|20)\d{2}[-/.]\d{3,7}|(?<=nummer:? )\d{5,8})(?![\p{L}\p{N}]|[-/.]\d)/giu
// Short words of a file, and a hash or an id: 'zk.nr. 512345', 'gezins-ID 12345', 'dossiernr.12345'
const shortly =
  /(?<![\p{L}\p{N}-])(?:(?:zk|rek|cl|cli[eë]nt|pat|pati[eë]nt|reg|dos|dossier|zaak|gezins?|casus|zorg|leerling|jeugdige|bvh|pv|\p{L}{0,10}plan|melding|kind|persoon|systeem)[.-]?[ -]?(?:nr\.?|no\.?|id|#)|(?:OWN|PGN|CJIB|zn|kenm\.)) ?[:=#]? ?((?=[A-Z0-9./ -]{0,12}\d{3}|\d\d[-/]\d{3})[A-Z]{0,4}[-/]?\d(?:[./ -]?\d){2,16}(?:[/-][A-Z0-9]{1,4})?)(?![\p{L}\p{N}]|[.,]\d)/giu
// 'aangifte gedaan (2023123456)', 'bij VT bekend: 24/00123', 'nr. 512345 (rechtbank)'
const nearby =
  /(?:(?<=(?<!\p{L})(?:aangifte|proces-verbaal|pv|bvh|politie)[^\d\n.]{0,24}[ (:])20\d{8}|(?<=(?<!\p{L})(?:bekend|geregistreerd|ingeschreven)(?: is| was)?: )\d{2,4}[/-]\d{3,7}|(?<=(?<!\p{L})(?:nr\.?|nummer) )(?:\d{5,7}|\d{4,6}-[A-Z])(?= (?:bij (?:de |het )?|\()(?:rechtbank|hof|raad|gi|vt|parket)))(?![\p{L}\p{N}]|[-/.]\d)/giu
// A sign of a file and, in the same clause, what can only be a number of it: digits in groups, with letters, or many.
const signed =
  /(?<!\p{L})(?:\p{L}{0,14}(?:zaak|zaken|dossier|kenmerk|rekest|beschikking|melding|proces[- ]verbaal|politie|recherche|wijkagent|parket|aangifte|mutatie|registratie|toevoeging|indicatie|toewijzing|cli[eë]nt|pati[eë]nt|pleegzorg|reclassering|schuldhulp|schuldsanering|insolventie|bewind|huisverbod|bezwaar|klacht|machtiging|vonnis|uitspraak|paspoort|id[- ]?kaart|identiteit\p{L}*|verblijfs\p{L}*|rijbewijs)(?:nummer|nr|s|en)?|rolnr|pv|bvh|bvi|skn|ciz|gi|cjib|clnt\p{L}*|cl|rb|hof|raad|rvdk|vt|ind|v-?nr|v-?nummer|om|jb|reg|zk|dos|zvh|avi|zrm|trw|kbps|woc|ecd|lij|case(?: ?id)?|bvcm|kbn|corv|coa|jgz|epd|systeem|registreert|bekend)(?:\.|:)?(?: ?(?:nr|no|nummer|id|reg|ref|nummers)\.?)?[ :=#(]{1,3}(?:(?:is|was|onder|met|het|de|nr|nummer|dat|ons|bij|van|raad|rechtbank|politie|hof|gi)[.:]? ){0,3}((?=[A-Z0-9./ -]{0,12}\d)(?:(?:19|20)\d\d[ ./-]\d{3}[ ]?\d{3}|(?:19|20)\d\d[./-](?:[A-Z]{1,5}[./-])?\d{3,7}(?:[./-]\d{1,2})?|[A-Z]{1,5}[ ./-]?\d{2,4}[ ./-]\d{3,7}(?:[./-][A-Z0-9]{1,4})?|[A-Z]{1,4}[./-]?\d{4,10}(?:[./-][A-Z0-9]{1,4})?|\d{4,7}[/-][A-Z]{1,4}|\d{2,4}[./-]\d{3,5}[./-]\d{2,6}|\d{2}[./-]\d{4,7}|\d{5,12}))(?![\p{L}\p{N}]|[-/.,]\d| ?(?:euro|gezinnen|kinderen|keer|uur|mensen|inwoners|jaar|%))/giu
// 'dossier deurwaarder 2511844': a sign, a word or two, and figures that nothing is counted with
const behindWords =
  /(?<!\p{L})(?:\p{L}{0,14}(?:dossier|zaak|kenmerk|rekest|aangifte|mutatie|toevoeging|bewind|bezwaar|klacht|cli[eë]nt|pati[eë]nt|casus|beschikking|toewijzing|machtiging)(?:nummer|nr|s)?|(?:aanmeld|gezins|cli[eë]nt|dossier|zaak|casus)code|regas|suite|wijzer|mens centraal|topicus)[.:]?(?: (?!van|op|in|met|kost|duurt)\p{L}{2,20}\.?){0,3}[ :=(]{1,3}((?:[A-Z]{1,4}[-/.])?\d{5,10}(?:[-/.][A-Z\d]{1,4})?|[A-Z]{1,4}[-/.]\d{3,8}[-/.][A-Z\d]{1,4})(?=[.,;)/]?(?:\s*$|\n)|[,;)] |\. | (?:is|van|bij|en|op|loopt|staat|graag|aan)(?!\p{L}))/giu
// 'bij ons is dat 2023.1187': a year, a dot and four digits is no sum of money and no date
// '2024-JGD-0118', 'RvdK-24-88120', 'ZD2088120094': shapes that files have and few other things
const shaped =
  /(?<![\p{L}\p{N}/.-])(?!(?:SPUK|DVO|ISO|NEN|INC|CR|PR|INV|PO|SO|ECLI|COVID|KvK|Raad|Besluit|Motie|Stb|Stcrt|Kst|Factuur|Project|IMG|DSC|SRV|BTW|RSIN|KVK|AGB)[-/.\d])(?:(?:19|20)\d\d[-/.][A-Z]{1,6}[-/.]\d{3,7}|[A-Z][A-Za-z]{1,6}[-/]\d{2}[-/]\d{4,7}|(?:19|20)\d\d[/]\d{4,6}[/][A-Z]{1,4}|[A-Z]{1,2}\d{9,10}|[ZD]\d{8})(?![\p{L}\p{N}]|[-/.,]\d)/gu
// '24/1182 bij de klachtencommissie', '23-8812 is het dossier'
const signBehind =
  /(?<![\p{L}\p{N}.,/-])(?:\d{2}[-/]\d{4,7}|(?:19|20)\d\d[-/]\d{4,7}|\d{6,8})(?=,? \(?(?:(?:is|was|bij|in|van|voor|op|staat|loopt|ligt) ){0,2}(?:(?:het|de|ons|onze|haar|zijn|hun) ){0,2}(?:\p{L}*nummer van (?:de|het) )?(?:\p{L}{0,12}(?:zaak|dossier|commissie)|zaaksysteem|kenmerk|raad|rechtbank|hof|parket|gi|vt|veilig thuis|politie|reclassering|kinderbescherming|jeugdbescherming)(?!\p{L}))/giu
// The bodies that write theirs with a space between the groups, and a number that was told: '24 streepje 5512'
const inGroups =
  /(?<=(?<!\p{L})(?:cjib|v-?n(?:umme)?r|skn|ind)[^\d\n.]{0,14}[ :])\d(?: ?\d){7,16}(?![\p{L}\p{N}]|[-/.,]\d)|(?<=(?<!\p{L})(?:\p{L}{0,12}(?:zaak|dossier|kenmerk|nummer|nr))[^\d\n]{0,14}[ :])\d{2,4} (?:slash|streep|streepje|dash|schuine streep|punt) \d{3,7}(?!\d)/giu
const dotted = /(?<![\p{L}\p{N}.,/-])(?:19|20)[0-3]\d\.\d{4,7}(?![\p{L}\p{N}]|[-/.,]\d)/gu
// 'dossier60412', as a file is named
const glued = /(?<!\p{L})(?:dossier|dos|zaak|zk|casus|cli[eë]nt|bvh|pv|kenmerk|rekest|melding)-?(\d{4,10})(?![\p{L}\p{N}]|[-/.,]\d)/giu
// 'NWK4L28F3 (paspoort)'
const documentBefore =
  /(?<![\p{L}\p{N}])(?=[A-Z0-9]{2,8}\d)[A-Z]{2}[A-Z0-9]{6}\d(?=,? \(?(?:paspoort|id-?kaart|identiteit|rijbewijs|verblijf))/gu
const briefly =
  /(?<!\p{L})(?:\p{L}{0,12}kenmerk|onder nummer|kenmerk (?:van )?(?:de )?(?:raad|rechtbank|gi|vt|politie|om|gemeente|hof)|ciz|kbps|epd|ecd|skn|indicatie|toewijzing|v-?t|(?:dos|reg|zaak|cli[eë]nt|melding)s?\.? ?no|dos|reg|mutatie|aangifte|beschikking|proces-verbaal|griffie|rol|bvh|ref\.?|referentie|casus|pv|(?:\p{L}{1,24}-?)?(?:dossier|aanvraag|incident|zaak|melding|klacht|registratie))(?:[ .]?nr\.?|[ .]no\.| nummer)?(?: ?[:=#(]| id)? ?(?<=[ :=#(])((?:[A-Z]{1,4} (?=(?:19|20)?\d{2}[-/.]))?(?=[A-Z0-9./-]{0,10}\d{3})[A-Z0-9](?:[./-]?[A-Z0-9]){3,24})(?![\p{L}\p{N}])/giu

// What a number of a file is made of, in a row: letters and groups of figures. A sign of a file may stand anywhere in the same sentence.
const reference =
  /(?<![\p{L}\p{N}@/._-]|\d[,:])(?:[A-Z][A-Za-z]{0,5}[-./ ]?)?\d[\dA-Z]{0,12}(?:[-./][A-Z\d]{1,10}){0,4}(?![\p{L}\p{N}@]|[-/.,:]\d)/gu
// Letters, figures and once more a group: nothing else that people write down is made like that.
const hasOwnShape = (number: string): boolean => {
  // 'T020-1234567' is called
  if (number.includes(' ') || /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)/.test(number) || /^[A-Z]?0\d/.test(number)) return false
  const groups = number.split(/[-/.]/)
  const digits = number.replaceAll(/\D/g, '').length
  if (/^\d{4}[-/]\d{2,4}[-/]\d{4,8}$/.test(number)) return true
  return /[A-Z]/.test(number) && !/\p{Ll}/u.test(number) && ((groups.length > 2 && digits >= 5) || (groups.length === 2 && digits >= 8))
}
// Two groups, or letters before the figures: of a file where the sentence is about one.
const likeAFile =
  /^(?:\d{2,4}[-/.]\d{4,8}(?:[-/]\d{1,2})?|[A-Z]{1,3}[-/.]?\d{5,10}|[A-Z]{2,6}[-/.]\d{4,8}|\d{4,8}[-/][A-Z]{1,4}|\d{4,12}-\d{1,2}|[A-Z]{1,4}[-/.]\d{3,8}[-/.][A-Z\d]{1,4}|\d{2,4}[-/.][A-Z]{1,4}[-/.]\d{3,6}|\d{3,6}[-./]\d{3,6}(?:[-./]\d{1,6})?|[A-Z]{1,3}\d{2,6}[-/.]\d{2,7}|[A-Z]{1,4} \d{5,10}|[A-Z] ?\d{2}\/\d{2,5})$/
const ofTheSentence =
  /(?<!\p{L})(?:\p{L}{0,14}(?:dossier|zaak(?!m|k|\p{L}*heid)|zaken(?=nummer|nr)|kenmerk|rekest|verzoekschrift|proces[- ]verbaal|parket|aangifte|mutatie|toevoeging|indicatie|toewijzing|cli[eë]nt(?!en)|pati[eë]nt(?!en)|reclassering|schuldsanering|bewind|huisverbod|bezwaar|machtiging|vonnis|raadkamer|raadsrapport|zorgmelding|beschikking|vreemdelingen|strafzaak|griffie|ondertoezicht|toezicht|uithuisplaatsing|jeugdbescherming)\p{L}*|pv|bvh|bvi|skn|cjib|rvdk|halt|\p{L}*voogdij|lij|sgm|rb|v-?nr|v-?nummer|rolnr|vt|ots|uhp|wsnp|gi|hof|raad(?= voor de| zegt)|veilig thuis|verwijsindex|signaal|save|jb|jeugdzorg|leger des heils|\p{L}{0,12}ggz|politie\p{L}*|rechtbank)(?!\p{L})/iu
const notOfAFile =
  /^(?:ISO|NEN|SPUK|DVO|INC|CR|PR|PO|SO|INV|ECLI|COVID|KvK|KVK|Stb|Stcrt|Trb|Kst|CROW|IMG|DSC|SRV|BTW|RSIN|AGB|BIG|SKJ|RAL|DIN|EN|RTL|NPO|MP|HTTP|UTF|RGB|A4|[NAE](?=\d{1,3}$)|Art|Raad|Besluit|Motie|Tabel|Bijlage|Kamer|Lokaal|Zaal|Versie|Rapport|Regel|Pagina|Bus|Lijn|Wifi|Code)[-/. ]?\d/
const aBodyBehind =
  /^,? (?:van|door) (?:de |het |onze )?(?:tijdschrift|magazine|nieuwsbrief|inspectie|ministerie|nji|rekenkamer|gemeenteraad|vng|raad van state|autoriteit|ombudsman|zonmw|movisie|akwa|nza|igj|college)/iu

function isOfAFile(text: string, start: number, number: string): boolean {
  const digits = number.replaceAll(/\D/g, '').length
  if (
    digits < 4 ||
    notOfAFile.test(number) ||
    isDate.test(number) ||
    isHome.test(number) ||
    (isOfAThing(text, start) && !beforeThing.test(text.slice(Math.max(0, start - 30), start)))
  )
    return false
  const end = start + number.length
  const lead = text.slice(Math.max(0, start - 80), start).replace(/^.*(?:[!?\n]|\.(?=\s\p{Lu}))/su, '')
  const rest = /^[^!?\n]{0,60}?(?=[.!?](?:\s|$)|\n|$)/u.exec(text.slice(end, end + 62))?.[0] ?? text.slice(end, end + 60)
  if (aBodyBehind.test(rest) || aCounted.test(rest) || /[€$] ?$/u.test(lead)) return false
  if (hasOwnShape(number)) return !ofWork.test(lead.slice(-30))
  // 'beschikking van 3 oktober, nr. 109334', '25-10933, twee kinderen'
  if (/^\d{5,8}$/.test(number))
    return !ofWork.test(lead.slice(-30)) && /(?<!\p{L})(?:nr|no|nummer)\.? $/iu.test(lead) && ofTheSentence.test(lead)
  if (ofThisYear.test(number) && aFamily.test(lead + rest) && !ofWork.test(lead.slice(-30))) return true
  return (
    likeAFile.test(number) &&
    digits >= 5 &&
    !ofWork.test(lead.slice(-30)) &&
    (ofTheSentence.test(lead) || ofTheSentence.test(rest) || numberWord.test(lead))
  )
}
const ofThisYear = /^(?:1[5-9]|2\d)[-/]\d{5,7}$/
const aFamily = /(?<!\p{L})(?:gezin|kind(?:eren)?|jongen|meisje|moeder|vader|spoed|uhp|ots|crisis)(?!\p{L})/iu
const beforeThing = /(?:zaak|dossier|cli[eë]nt|kenmerk)-?\p{L}*[ :=.]{1,3}$/iu
const numberWord = /(?<!\p{L})(?:nr|no|nummer|kenmerk|onder|bekend als|ref)\.?(?: \p{L}{2,20}){0,2}[ :=]{1,2}$/iu
const isHome = /^[1-9]\d{3}[ .-]?[A-Z]{2}(?:[-/. ]?[1-9]\d{0,3})?(?:-[A-Z\d]{1,3}|[A-Z])?$/
const aCounted =
  /^ ?(?:euro|gezinnen|kinderen|jongeren|keer|uur|mensen|inwoners|meldingen|zaken|dossiers|cli[eë]nten|trajecten|jaar|%|procent|mln|miljoen)/iu
const ofWork =
  /(?:nji-dossier|themadossier|kennisdossier|isbn|issn|versie|release|artikel|art\.|lid|(?<!raad)kamer|lokaal|zaal|ruimte|norm|model|type|tabel|bijlage|pagina|blz\.?|p\.|hoofdstuk|paragraaf|motie|voorstel|collegebesluit|(?<!indicatie|toekennings|pgb-|zorg|pgb)besluit|(?<!raads)rapport|order|offerte|factuur|pakbon|ticket|project|subsidie|budget|handreiking|wet|stb\.?|kamerstuk\p{L}*|serie\p{L}*|code|foutmelding|week|bus|lijn|trein|halte|editie|uitgave|druk)[ :#.]*(?:nr\.? ?)?$/iu

// What stands above a column of numbers of files.
const caseHeading =
  /^(?:\p{L}*(?:dossier|zaak|casus|cli[eë]nt|pati[eë]nt|rekest|parket|registratie|melding|aangifte|toewijzing|beschikking|indicatie)s?(?:[ .-]?(?:nummer|nr|no|id|kenmerk))?|(?:ons |uw )?kenmerk|kenm|pv|bvh|ref(?:erentie)?|zk|dos)(?:[. -]?(?:nummer|nr|no|id))?[.:)]?$/iu
const inACell = /^(?=[^\n]{0,14}\d{3}|\d\d[-/.]\d{3})[A-Z0-9](?:[ ./\\-]{0,3}[A-Z0-9]){2,24}$/iu

/** Numbers of court cases, reports and files. */
export function* caseNumbers(text: string, cells: readonly Cell[] = []): Generator<Match> {
  for (const { heading, start, end } of cells) {
    const number = inACell.exec(text.slice(start, end))?.[0]
    if (number !== undefined && caseHeading.test(heading) && !isDate.test(number) && !isWholeDay(number))
      yield found(start, start + number.length)
  }
  for (const match of text.matchAll(known)) {
    if (!isMessage.test(match[0]) && !ofAnInstitution.test(sentenceBefore(match))) yield found(match.index, match.index + match[0].length)
  }
  for (const match of text.matchAll(named))
    if (!ofOthers.test((match[1] ?? '').replace(/-$/, '')) && !aDecision.test(match[0])) yield* numberIn(match, match[2] ?? '')
  for (const match of text.matchAll(ofAPerson)) yield* numberIn(match, match[1] ?? '')
  for (const match of text.matchAll(knownAs)) yield* numberIn(match, match[1] ?? '')
  for (const match of text.matchAll(yearNumber)) yield* numberIn(match, match[1] ?? '')
  for (const pattern of [shortYear, filedAs, glued]) for (const match of text.matchAll(pattern)) yield* numberIn(match, match[1] ?? '')
  for (const pattern of [legalAid, document]) for (const match of text.matchAll(pattern)) yield* numberIn(match, match[0])
  for (const match of text.matchAll(nearby)) yield* numberIn(match, match[0])
  for (const match of text.matchAll(shortly)) yield* numberIn(match, match[1] ?? '')
  for (const match of text.matchAll(withNumber)) yield* numberIn(match, match[1] ?? '')
  for (const pattern of [behindWords]) for (const match of text.matchAll(pattern)) yield* numberIn(match, match[1] ?? '')
  for (const match of text.matchAll(signed)) yield* numberIn(match, match[1] ?? '')
  for (const match of text.matchAll(shaped)) if (!isOfAThing(text, match.index)) yield* numberIn(match, match[0])
  for (const pattern of [dotted, documentBefore, signBehind, inGroups])
    for (const match of text.matchAll(pattern)) yield* numberIn(match, match[0])
  for (const match of text.matchAll(briefly)) yield* numberIn(match, match[1] ?? '')
  for (const match of text.matchAll(reference)) if (isOfAFile(text, match.index, match[0])) yield* numberIn(match, match[0])
}

function* numberIn(match: RegExpExecArray, written: string): Generator<Match> {
  const number = written.replace(/[\s./\\-]+$/, '')
  if (
    number.replaceAll(/\D/g, '').length < 3 ||
    isDate.test(number) ||
    isHome.test(number) ||
    /^\p{Ll}+ /u.test(number) ||
    aBodyBehind.test(match.input.slice(match.index + match[0].lastIndexOf(written) + number.length).slice(0, 40)) ||
    isMobile.test(number) ||
    isFree.test(number) ||
    isWholeDay(number) ||
    isMessage.test(number)
  )
    return
  if (ofAnInstitution.test(sentenceBefore(match))) return
  // Ten digits or more that begin with a nought are called, not looked up.
  if (!/parket/i.test(match[0]) && startsCall.test(match.input.slice(match.index + match[0].lastIndexOf(written)).slice(0, 16))) return
  const start = match.index + match[0].lastIndexOf(written)
  yield found(start, start + number.length)
  // '220418 en 220419'
  const rest = match.input.slice(start + number.length, start + number.length + 40)
  const [, joint = '', next = ''] = /^(, | en | & | ?\/ )([A-Z0-9][A-Z0-9./-]{2,24})/.exec(rest) ?? []
  const other = next.replace(/[./-]+$/, '')
  if (shapeOf(other) === shapeOf(number))
    yield found(start + number.length + joint.length, start + number.length + joint.length + other.length)
}

const shapeOf = (number: string): string => number.replaceAll(/\d/g, '0').replaceAll(/[A-Za-z]/g, 'a')

// What ministries, councils and suppliers number: everybody may look it up, and it is of nobody.
const ofAnInstitution =
  /(?:foutmelding|foutcode|storing|error|ministerie|minister\b|kamerbrief|kamerstuk|subsidie|aanbested|tender|zonmw|inkoop|contract|begroting|raadsvoorstel|raadsbesluit|motie|offerte|leverancier|licentie|loonheffing|handelsregister|kvk|koophandel|bestel|\bskj|\bbig[ -])(?:[^.!?\n]|n[ro]\.){0,60}$/iu
const sentenceBefore = ({ input, index, 0: found }: RegExpExecArray): string => input.slice(Math.max(0, index - 60), index + found.length)
// The messages of municipalities and suppliers: 'JW301'
const isMessage = /^(?:JW|WMO)[34]\d\d$/i
const isFree = /^(?:0[89]00|14 ?0\d{2,3}$)/
const isMobile = /^06-?\d{8}$/
const startsCall = /^0(?!00)\d(?:[ ./-]?\d){8,12}(?!\d)/
const isDate =
  /^(?:\d{1,2}[-.](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[-.]\d{2,4}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}|(?:19|20)\d{2}(?:[-/](?:19|20)\d{2})?)$/

const found = (start: number, end: number): Match => ({
  start,
  end,
  reason: 'Dit lijkt het nummer van een zaak of dossier. Daarmee is een gezin op te zoeken.',
  suggestions: ['een zaak bij de rechtbank', 'een dossier', '(nummer weggelaten)'],
})
