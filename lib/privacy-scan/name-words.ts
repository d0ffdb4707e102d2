import { placeWords } from './places.ts'

const set = (list: string): ReadonlySet<string> => new Set(list.trim().toLowerCase().split(/\s+/))

/** Words of address: whoever follows is a person. */
export const addresses = set(
  `mevrouw mevr mvr mevrw mevouw mejuffrouw mej mw hr meneer mijnheer dhr heer juf juffrouw meester mr drs dr ir tante oudtante oudoom oom opa oma zuster broeder dokter ome`,
)

/** Who somebody is to somebody else, or in the family. */
export const kin =
  set(`moeder vader mama papa mam pap ma pa moeders vaders stiefmoeder stiefvader pleegmoeder pleegvader bonusmoeder bonusvader adoptiemoeder adoptievader
  zus zusje broer broertje zoon zoontje dochter dochtertje kind kindje baby peuter kleuter tiener puber jongen jongetje meisje nichtje neefje neef nicht kleinzoon kleindochter
  tweelingbroer tweelingzus tweelingzusje tweelingbroertje halfzus halfzusje halfbroer halfbroertje stiefbroer stiefzus stiefzoon stiefdochter vrouw man partner ex ex-man ex-vrouw
  ex-partner expartner vriend vriendin vriendje vriendinnetje buurvrouw buurman buurmeisje buurjongen buurjongetje oppas verloofde echtgenoot echtgenote weduwe weduwnaar grootmoeder grootvader schoonmoeder
  schoonvader schoonzus schoonzusje schoonbroer schoonzoon schoondochter zwager cliënt cliënte client cliente patiënt patiënte leerling pupil jongere bewoner bewoonster slachtoffer verdachte pleegkind pleegzoon
  pleegdochter klasgenoot klasgenootje kameraad jongste oudste middelste tweeling drieling kinderen zonen zonen zoons dochters broers zussen zusjes broertjes jongens meisjes ouders
  pleegouders grootouders pleegkinderen kleinkinderen gezinsleden huisgenoot mantelzorger naaste oud-cliënt dader pleger betrokkene asielzoeker statushouder`)

/** Houses of people: what follows is their surname. */
export const houses = set('gezin familie fam echtpaar gezinnen families huize zaak-')

/** People at work. Their names are not needed either: a function stays when people leave. */
export const workers =
  set(`collega jeugdbeschermer gezinsvoogd voogd wijkagent agent agente rechercheur huisarts psycholoog psychologe therapeut begeleider begeleidster hulpverlener hulpverleenster
  gezinscoach coach mentor mentrix leerkracht docent docente onderwijzer onderwijzeres regisseur casusregisseur procesregisseur casushouder kinderrechter rechter officier advocaat advocate psychiater verpleegkundige
  ervaringsdeskundige teamleider wethouder burgemeester directeur directrice raadsonderzoeker onderzoeker gedragswetenschapper orthopedagoog orthopedagoge pedagoog jeugdarts jeugdverpleegkundige
  reclasseringswerker gezinswerker gezinshulp wijkteammedewerker maatje vrijwilliger vrijwilligster buurtwerker jongerenwerker jeugdwerker aanspreekpunt contactpersoon casemanager ambulant werker medewerker
  medewerkster stagiaire stagiair tolk trainer spv kraamverzorgster verloskundige pleegzorgwerker consulent consulente beleidsmedewerker projectleider bewindvoerder curator ib’er ib'er sociaal-werker regiebehandelaar gezinshuisouder leerplichtambtenaar jeugdconsulent gz-psycholoog systeemtherapeut poh pleegouder gastouder leidster peuterleidster leraar lerares conciërge rector zorgcoördinator chauffeur
  gynaecoloog kinderarts arts tandarts fysiotherapeut logopedist logopediste griffier getuige melder geestelijke pastor gymleraar budgetcoach schuldhulpverlener jeugdhulpverlener dominee imam pastoor priester pater schooldirecteur adviseur voetbaltrainer zwemleraar kapper bewindvoerster gezinsbegeleider mediator deurwaarder`)

/** Particles before a surname. */
export const particles = set(
  `van de den der het 't ter ten te op in aan bij uit voor el al ben bin bint ibn ould ait aït da dos di la le du von zu zum vd v.d v abu abou d' l' d l à i t s`,
)

/** What a person does: a capital right before it, in the middle of a sentence, is somebody. */
export const deeds =
  set(`vertelt vertelde vertellen zegt zei zeggen vroeg vraagt huilt huilde slaapt sliep woont woonde wil wilde durft durfde voelt voelde schrijft schreef belt belde appt appte mailt mailde kwam komt ging gaat
  is was had heeft werd wordt bleef blijft kreeg krijgt zat zit lag ligt stond staat liep loopt speelt speelde lacht lachte knikte knikt zweeg zwijgt begon begint mocht mag moest moet kon kan zou zal weet wist dacht denkt vond vindt
  ziet zag hoort hoorde leert leerde werkt werkte rookt drinkt gebruikt sloeg slaat schopte schreeuwt schreeuwde rende vluchtte verhuisde verloor trouwde scheidde overleed bood biedt maakte maakt bracht brengt haalde haalt gaf geeft
  nam neemt deed doet legde legt hield houdt sprak spreekt luisterde luistert reageerde reageert woonden waren hebben hadden gingen kwamen wilden willen zitten zaten slapen logeert logeerde ontmoette mist miste vertrouwt vertrouwde wacht wachtte en`)

/** What belongs to somebody: "Fatoumata's moeder". */
export const belongings =
  set(`moeder vader ouders zus zusje broer broertje zoon dochter kind kinderen oma opa oom tante partner vriend vriendin man vrouw ex school klas kamer huis gedrag situatie verhaal leven juf mentor
  leerkracht therapeut begeleider advocaat voogd jeugdbeschermer baan werk telefoon vriendinnen vrienden gezin familie plan toekomst verjaardag wens wensen woorden stem dossier hulpverlener leerling buurvrouw buurman eigen stiefvader stiefmoeder pleegmoeder pleegouders pleegvader team baby netwerk vriendje medicatie`)

/** Capitals that are no person: functions, bodies, methods, laws, brands, feasts, peoples, languages. */
const other =
  set(`Aan Al Alle Alleen Als Ander Andere Bij Daar Daarna Daarom Dan Dat De Deze Die Dit Door Drie Een Eén Elk Elke En Er Even Extra Geen Goed Haar Heb Hebben Heeft Hem Hen Het Hier Hij Hoe Hun Ik In Is Ja Je Jij Jullie Kan Later Maar Meer Men Met Mijn Moet Na Naar Nee Niet Niemand Nog Nooit Nu Of Om Omdat Ons Ook Op Over Per Samen Sinds Soms Te Tegen Tijdens Toch Toen Tot Twee Uit Uw Van Vanaf Vandaag Vanuit Veel Vier Vijf Volgens Voor Vooral Waar Waarom Wanneer Want Was Wat We Weer Welke Werd Wie Wij Wil Zal Ze Zelf Zes Zij Zijn Zo Zodra Zonder Zowel Eerst Eerder Binnen Buiten Onder Onze Iedere Iedereen Iemand Ieder Inmiddels Intussen Daarbij Daarnaast Hierdoor Hiervoor Dankzij Bovendien Ondanks Echter Misschien Vaak Altijd Uiteindelijk Vorig Vorige Volgend Volgende Laatst Gisteren Morgen Momenteel Tevens Vervolgens Kortom
  Januari Februari Maart April Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Kerst Kerstmis Pasen Pinksteren Sinterklaas Ramadan Suikerfeest Offerfeest Koningsdag Bevrijdingsdag Moederdag Vaderdag Oud Nieuw
  God Allah Jezus Bijbel Koran Islam Moslim Christen
  Veilig Thuis Raad Kinderbescherming Jeugdbescherming Jeugdzorg Leger Heils William Schrikker Signs Safety Kamer Koophandel Wmo Jeugdwet Participatiewet Wet Wlz Zvw Avg Whatsapp Teams Word Excel Facebook Instagram TikTok Snapchat Signal Telegram Outlook Google Zoom YouTube Netflix Skype Roblox Fortnite Playstation
  Politie Justitie Rechtbank Gerechtshof Hof OM Reclassering Halt Humanitas Cedrah Siriz Mee Wij Centrum Jeugd Gezin Gemeente Provincie Ministerie Minister Tweede Eerste Inspectie Nidos COA IND UWV SVB CAK DUO Belastingdienst Vluchtelingenwerk Kindertelefoon Slachtofferhulp Blijf Groep Meldcode Toekomstscenario Proeftuin Inspiratiebundel Basisprincipe Gezinsadvocaat Veiligheidshuis Veiligheidsteam Wijkteam Buurtteam Jeugdteam Gebiedsteam Kernteam Jeugdlink Top3 Multi Maatschappelijke Ondersteuning Raadsonderzoeker Ombudsman Kinderombudsman Universiteit Hogeschool School Nederlands Jeugdinstituut Trimbos Movisie Nji Vng Ggz Ggd Cjg Samen Sterk Parnassia Levvel Enver Fier Moviera Arosa Altra Horizon Pluryn Karakter Lentis Accare Yulius Youz Spirit Juvent Rubicon Xonar Kadera Filomena Perspektief Cosis Entrea Lindenhout Timon Youké Ottho Gerhard Pactum Vitree Trias Jarabee Elker Molendrift Dimence Mediant Tactus Iriszorg Antes Mentrum Arkin Inforsa Emergis Triade Virenze Vincere Corona Covid Citrix Suwinet Corsa Mozard Sociaal Juconnect Riec Lvb Adhd Zorg Straf Zorgkantoor Ziekenhuis Kliniek Stichting Vereniging Fonds Politiebureau Team Regio Buurt Noorder Zuider Ouder Kind Kinderen Moeder Vader Ouders Voogd Mentor Huisarts Rechter Officier Advocaat Burgemeester Wethouder Directeur Kinderrechter Jeugdbeschermer Psycholoog Psychiater Hulpverlener Professional Cliënt Client Aarde Natuur Bijlage Hoofdstuk Fase Stap Plan Doel Deel Artikel Tabel Figuur Versie Zaal Centraal
  Engels Engelse Turks Turkse Marokkaans Marokkaanse Arabisch Arabische Syrisch Syrische Pools Poolse Oekraïens Oekraïense Surinaams Surinaamse Antilliaans Antilliaanse Fries Friese Bulgaars Bulgaarse Roemeens Roemeense Somalisch Somalische Eritrees Eritrese Afghaans Afghaanse Iraans Iraanse Iraaks Iraakse Koerdisch Koerdische Berbers Tigrinya Farsi Dari Papiaments Chinees Chinese Spaans Spaanse Italiaans Italiaanse Portugees Portugese Russisch Russische Duits Duitse Frans Franse Belgisch Belgische Vlaams Vlaamse Nederlandse Nederlander Nederlanders Europese Roma Sinti Joods Joodse Brabants Brabantse Amsterdamse Rotterdamse Utrechtse Haagse Twentse Zeeuws Zeeuwse Limburgse Groningse Drentse Gelderse Afrikaans Afrikaanse Amerikaans Amerikaanse Hindoestaans Hindoestaanse Creoolse Oegandese Ghanees Ghanese Hongaars Hongaarse`)

/** Whether a word with a capital is known to be something else than a person. */
export const isOtherWord = (lower: string): boolean => other.has(lower) || placeWords.has(lower)
/** Whether it is a place and nothing else that is known: 'mevrouw Weert' is a person all the same. */
export const isOnlyPlace = (lower: string): boolean => placeWords.has(lower) && !other.has(lower)

/** What makes the name before it the name of a thing: 'Sophia Kinderziekenhuis', 'Anne Frankschool'. */
export const thingAfter =
  /^(?:[a-z]*school|[a-z]*college|lyceum|gymnasium|[a-z]*ziekenhuis|kliniek|stichting|instituut|[a-z]*kerk|[a-z]*fonds|(?!thuis)[a-z]*huis|[a-z]*centrum|park|plein|straat|laan|weg|mc|umc|groep|methode|model|scholen|test|schaal|vragenlijst|lijst|akkoord|prijs|award|bank|bv|b\.v|nv|hotel|hoeve|hof|moskee|gemeente|stadion|akker|hal|advocaten|notarissen|training|programma|aanpak|norm|wet|zorg|jeugdzorg|schrikker|heijn|frank|bosch|bridges|lacey)$/iu
/** What makes the name after it the name of a thing: 'Sint Maria', 'basisschool De Vlinder', 'de wet van Murphy'. */
export const thingBefore =
  /(?:\b(?:sint|st\.?|stichting|dorpje|kaartspel|spel|toneelstuk|theaterstuk|voorstelling|magazine|nieuwsbrief|tool|website|campagne|folder|boekje|buurtschap|gehucht|stadje|kinderboerderij|\p{L}*robot|chatbot|assistent|tafel|\p{L}*school|obs|cbs|rkbs|pcb|sbo|vso|\p{L}*ziekenhuis|\p{L}*kliniek|hotel|caf[eé]|restaurant|commissie|wet|methode|model|merk|winkel|supermarkt|kinderboerderij|kerk|moskee|orkaan|storm|motie|kabinet|boek|film|serie|lied|documentaire|podcast|album|instelling|organisatie|zorgaanbieder|aanbieder|bedrijf|bureau|college|lyceum|dorp|stad|gemeente|wijk|buurt|eiland|camping|hoeve|speeltuin|opvang|kinderopvang|bso|huize|gebouw|locatie|zaal|programma|project|methodiek|applicatie|app|systeem|training|cursus|stuurgroep|werkgroep|traject|huisje|ruimte|boot|schip|hond|kat|poes|paard|pony|knuffel|liedje van|verhaal van|straat|laan|plein)(?: heet| heette| genaamd| is)?[ -]|(?:syndroom|ziekte|wet|roos|theorie|model|piramide|methode|cirkel|kwadrant|kernkwadrant|schaal|effect|matrix|dienst|quotum|paradox|driehoek) van (?:de |van )?|-)["'“‘]?(?:(?:de|het|'t|van de|van) )?(?:(?:kleine|grote|nieuwe|oude|gouden) )?$/iu
