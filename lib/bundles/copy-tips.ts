/** What the page of a tip says: why it matters, what to do now, and who in the region to involve. */
export type TipText = {
  /** One sentence for the list. */
  core: string
  why: readonly string[]
  now: readonly string[]
  involve: readonly string[]
  /** Who helps with questions about this tip. */
  help: 'regional_team' | 'legal_helpdesk'
}

/** By the number of the tip. The programme team writes from the facts of the programme; nothing is added to them. */
export const tipTexts: Readonly<Record<number, TipText>> = {
  1: {
    core: 'Kijk breed, van 0 tot 100 jaar. Zoek uit wat ieder gezinslid nodig heeft.',
    why: [
      'Problemen in een gezin hangen samen. Wie naar één kind of één ouder kijkt, mist wat er speelt. Kijk daarom naar iedereen: van het jongste kind tot opa of oma.',
      'Breng kennis bij elkaar om te zien wat de oorzaak is. En doe dat op een persoonlijke manier: met echte aandacht. Luister. Praat mét mensen en niet óver hen.',
      'Werk als het kan met twee vaste gezichten voor een gezin. Een deskundige sluit aan als dat nodig is. Zo krijgt een gezin minder wisselingen.',
    ],
    now: [
      'Vraag de professionals in je regio wat zij nodig hebben om zo te werken.',
      'Kies een paar gezinnen waar je het samen mee wilt proberen, en vraag hun wat ieder gezinslid nodig heeft.',
      'Spreek af wie de twee vaste gezichten zijn, en welke deskundige kan aansluiten.',
      'Zoek de partners op met wie je nog weinig samenwerkt, zoals de volwassenen-ggz of bestaanszekerheid.',
    ],
    involve: ['jeugdhulp', 'Wmo', 'volwassenen-ggz', 'bestaanszekerheid', 'partners voor veiligheid'],
    help: 'regional_team',
  },
  2: {
    core: 'Een regio heeft een wethouder nodig die de kar trekt.',
    why: [
      'Anders werken vraagt om keuzes die je als professional niet alleen kunt maken. Een bestuurder die het belang ziet, maakt ruimte en tijd vrij.',
      'Die trekker hoeft niet alles te weten. Belangrijk is dat hij of zij het verhaal vertelt, ook aan andere bestuurders.',
    ],
    now: [
      'Maak een presentatie voor de wethouders die erover gaan. De basispresentatie is een goed begin.',
      'Vraag naar hun visie en hun ambitie.',
      'Vraag wie van hen wil trekken, en of er al een opdracht ligt.',
      'Vraag wat zij zelf nodig hebben om dit te kunnen doen.',
    ],
    involve: ['wethouders', 'burgemeesters', 'ambtelijk opdrachtgevers van de gemeenten'],
    help: 'regional_team',
  },
  3: {
    core: 'Stem hulp, zorg, onderwijs, politie en justitie op elkaar af. Dat vraagt iets van bestuurders en managers.',
    why: [
      'Een gezin heeft vaak te maken met hulp, zorg, onderwijs, politie en justitie tegelijk, voor kinderen én voor volwassenen. Zij moeten van elkaar weten wat ze doen.',
      'Dat lukt alleen als managers en bestuurders zich er samen verantwoordelijk voor voelen: in de gemeente, in de regio en landelijk.',
    ],
    now: [
      'Ga met elkaar in gesprek over wie waarover gaat.',
      'Maak samen een plan: wie stuurt, wie beslist en hoe blijf je op de hoogte?',
      'Begin met de gemeenten, de lokale teams, Veilig Thuis, de gecertificeerde instelling en de Raad voor de Kinderbescherming.',
      'Betrek daarna de andere partners. Het hoeft niet allemaal tegelijk.',
    ],
    involve: [
      'gemeenten en lokale teams',
      'Veilig Thuis',
      'de gecertificeerde instelling',
      'de Raad voor de Kinderbescherming',
      'politie, openbaar ministerie en reclassering',
      'vrouwenopvang, aanbieders van jeugdhulp en Wmo, volwassenen-ggz',
      'Zorg- en Veiligheidshuizen',
    ],
    help: 'regional_team',
  },
  4: {
    core: 'Dreiging en onveiligheid stoppen eerder als iedereen rond een gezin vanuit dezelfde visie werkt.',
    why: [
      'Werken alle mensen rond een gezin vanuit één visie? Dan stoppen dreiging en onveiligheid eerder, en blijft het ook veilig.',
      'Gefaseerd samenwerken aan veiligheid is zo’n visie. Veel regio’s omarmen hem. Sinds 2018 hebben bijna alle regio’s er stappen in gezet.',
    ],
    now: [
      'Zoek uit welke stappen jouw regio al heeft gezet, en met wie.',
      'Lees de visie samen, met de mensen die met gezinnen werken.',
      'Leg er een situatie uit de praktijk naast, zonder namen. Wat zou je nu anders doen?',
      'Schrijf op wat jullie er samen mee bedoelen, in gewone taal.',
    ],
    involve: ['alle organisaties die met een gezin werken aan veiligheid', 'Veilig Thuis', 'lokale teams'],
    help: 'regional_team',
  },
  5: {
    core: 'Het lokale team blijft dicht bij het gezin. Ook letterlijk.',
    why: [
      'Een sterk lokaal team is de spin in het web. Het kent het gezin en de buurt, en blijft in de buurt als anderen komen en gaan.',
      'Het Kwaliteitskader werken aan veiligheid helpt lokale teams en gemeenten. Het wordt nu herzien. Er is ook onderzocht wat de basisfuncties van lokale teams zijn.',
    ],
    now: [
      'Lees het kwaliteitskader met het team. Wat doen jullie al, en wat nog niet?',
      'Leg de basisfuncties naast wat jullie team nu doet.',
      'Vraag het team wat het nodig heeft om dicht bij het gezin te kunnen blijven.',
      'Bespreek met de gemeente wat daarvoor anders moet.',
    ],
    involve: ['lokale teams', 'gemeenten', 'het regionaal veiligheidsteam, als dat er al is'],
    help: 'regional_team',
  },
  6: {
    core: 'Is het ingewikkeld? Breng dan specialisten bij elkaar, zoals in MDA++.',
    why: [
      'Soms is er zo veel aan de hand dat één organisatie het niet kan oplossen. Dan zijn meer soorten kennis tegelijk nodig.',
      'MDA++ brengt specialisten bij elkaar bij kindermishandeling, huiselijk geweld en seksueel geweld: psychosociaal, medisch, forensisch en juridisch. Bijna elke regio heeft het, blijvend of als proef.',
    ],
    now: [
      'Zoek uit of jouw regio MDA++ heeft, en of het blijvend is of een proef.',
      'Gebruik de bouwstenen die er zijn.',
      'Vraag het Zorg- en Veiligheidshuis naar zijn ervaring.',
      'Spreek af wanneer je de specialisten erbij vraagt, en wie dat doet.',
    ],
    involve: ['specialisten: psychosociaal, medisch, forensisch en juridisch', 'Veilig Thuis', 'Zorg- en Veiligheidshuizen'],
    help: 'regional_team',
  },
  7: {
    core: 'Vraag mensen die het zelf meemaakten om ervaring en advies. Liefst steeds, en niet één keer.',
    why: [
      'Het gaat over het leven van mensen. Verlies hun blik niet uit het oog. Wie het zelf meemaakte, ziet wat een professional mist.',
      'Betrek ervaringsdeskundigen liefst structureel. In het landelijke programma werken vier ervaringsdeskundigen mee.',
    ],
    now: [
      'Zoek uit welke ervaringsdeskundigen er in jouw regio zijn.',
      'Vraag hun naar hun ervaring en om hun advies, voordat een plan af is.',
      'Spreek af hoe zij blijven meedoen, en wat ze daarvoor nodig hebben.',
      'Gebruik de handreiking om het goed te regelen.',
    ],
    involve: ['ervaringsdeskundigen', 'cliëntenorganisaties', 'kinderen, ouders en anderen uit gezinnen zelf'],
    help: 'regional_team',
  },
  8: {
    core: 'Veel mensen doen ervaring op. De hele keten kan daarvan leren.',
    why: [
      'Overal doen mensen ervaring op. Vaak blijft die bij één team. Dat is zonde, want de hele keten kan ervan leren.',
      'Ook wat niet lukte, is het delen waard. Een ander hoeft het dan niet nog eens te ontdekken.',
    ],
    now: [
      'Organiseer een meet-up of een reflectiesessie, en vraag het landelijke team om mee te denken.',
      'Denk aan een kennissessie met collega’s van jeugd, huiselijk geweld en het sociaal domein.',
      'Schrijf één les op: wat deden jullie, wat leverde het op en wat werkte niet?',
      'Kijk in de agenda wat andere regio’s organiseren.',
    ],
    involve: ['collega’s van jeugd, huiselijk geweld en het sociaal domein', 'het landelijke team', 'buurregio’s'],
    help: 'regional_team',
  },
  9: {
    core: 'Er kan veel binnen de wet van nu. Vraag het, ook aan je eigen juristen.',
    why: [
      'Anders werken roept vragen op: over privacy, over wat de wet toelaat en over afspraken die er al zijn.',
      'Binnen de wet van nu kan al veel. Het is jammer als een goed idee stopt omdat niemand het heeft uitgezocht.',
    ],
    now: [
      'Schrijf je vraag kort op: wat wil je doen, met wie, en wat houdt je tegen? Zonder namen.',
      'Betrek de juristen van je eigen organisatie zo vroeg mogelijk.',
      'Komen jullie er niet uit? De juridische helpdesk van het programma geeft antwoord.',
      'Zoek eerst of iemand anders jouw vraag al stelde.',
    ],
    involve: ['juristen van je eigen organisatie', 'wie over privacy gaat bij jullie', 'de juridische helpdesk'],
    help: 'legal_helpdesk',
  },
  10: {
    core: 'Leren is de kern. Begin gewoon met deze tips, en vraag hulp.',
    why: [
      'Het regioteam geeft advies. Het brengt je in contact met mensen die ervaring hebben in de proeftuinen. En het hoort graag de lessen van jouw regio, om ze door te geven aan andere gemeenten. Er wordt gewerkt aan een aanpak per regio.',
      'Beleidsmedewerkers jeugd en Wmo van een aantal gemeenten maken samen plannen. Centrumgemeenten voor vrouwenopvang kunnen POK-geld gebruiken om zo te gaan werken.',
    ],
    now: [
      'Kies één tip waar je morgen mee kunt beginnen.',
      'Neem contact op met het regioteam en vertel waar je staat.',
      'Zoek beleidsmedewerkers jeugd en Wmo van andere gemeenten op. Maak samen een plan.',
      'Ben je een centrumgemeente voor vrouwenopvang? Kijk of je POK-geld kunt gebruiken.',
    ],
    involve: ['het regioteam', 'beleidsmedewerkers jeugd en Wmo', 'de centrumgemeente voor vrouwenopvang'],
    help: 'regional_team',
  },
}
