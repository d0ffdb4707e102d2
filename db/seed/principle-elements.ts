type Kind = 'explanation' | 'words' | 'example' | 'story' | 'exercise'
type Element = { kind: Kind; slug: string; title: string; body: string; saidBy?: string; minutes?: number; demo?: true }

/**
 * What the Inspiratiebundel begins with: two named principles, in texts written for this portal. `demo`: invented, to
 * show how it can look. Curators change them on /redactie/inspiratie.
 */
export const principleElements: Readonly<Record<string, readonly Element[]>> = {
  'van-mens-tot-mens-werken': [
    {
      kind: 'explanation',
      slug: 'wat-is-van-mens-tot-mens-werken',
      title: 'Wat is van mens tot mens werken?',
      body: `Je bent er als mens, niet alleen als functie. Je hebt echte aandacht. Je luistert voordat je iets vindt. Je praat mét een gezin en niet óver een gezin.

Dat klinkt gewoon. Toch is het lastig als het misschien onveilig is. Dan willen we snel iets doen, iets opschrijven of iets overdragen. Juist dan helpt het als iemand blijft, en gewoon zegt wat hij ziet.

- Wat helpt: nieuwsgierig zijn, stil durven zijn, zeggen wat je niet weet.
- Wat je beter kunt laten: praten in afkortingen, beloven wat je niet kunt waarmaken, weggaan als het spannend wordt.`,
    },
    {
      kind: 'story',
      slug: 'blijven-eten',
      title: 'Blijven eten',
      body: `Een professional vertelde wat er voor haar was veranderd. Vroeger kreeg ze wel eens de vraag of ze bleef eten. Ze zei dan nee. Je hoort afstand te houden, dacht ze.

Nu denkt ze er anders over. Past het, en helpt het? Dan kan ze ja zeggen. Aan tafel ziet en hoort ze wat ze in een gesprek niet te zien krijgt. En het gezin ziet háár.`,
      saidBy: 'Naverteld, uit een gesprek met een professional',
    },
    {
      kind: 'words',
      slug: 'eerst-de-thee',
      title: 'Eerst de thee',
      body: 'Ik begin niet meer met mijn vragenlijst. Ik begin met thee. De lijst komt vanzelf, en meestal is hij dan al half ingevuld.',
      saidBy: 'Een medewerker van een lokaal team (verzonnen voorbeeld)',
      demo: true,
    },
    {
      kind: 'exercise',
      slug: 'vijf-minuten-alleen-luisteren',
      title: 'Vijf minuten alleen luisteren',
      minutes: 15,
      body: `Voor twee of meer collega’s. Je hebt alleen een klok nodig.

- Maak tweetallen. De een vertelt vijf minuten over een gesprek dat is blijven hangen. Zonder namen, en zonder iets waaraan iemand te herkennen is.
- De ander luistert. Stel geen vragen, geef geen advies, knik alleen.
- Vertel daarna in één minuut terug wat je hoorde. Wat raakte de ander?
- Wissel van rol.

Sluit samen af: wat deed het met je dat iemand alleen luisterde? En bij welk gezin wil jij dat deze week proberen?`,
    },
    {
      kind: 'example',
      slug: 'de-brief-die-voorgelezen-werd',
      title: 'De brief die voorgelezen werd',
      body: `Een team stuurde altijd een verslag met de post. Bijna niemand reageerde erop.

Nu leest een van de twee vaste gezichten het verslag hardop voor, aan de keukentafel, voordat het weggaat. Iedereen mag zeggen: dat klopt niet. Het verslag wordt er korter van. En eerlijker.`,
      saidBy: 'Verzonnen voorbeeld',
      demo: true,
    },
    {
      kind: 'explanation',
      slug: 'wat-kan-een-leidinggevende-doen',
      title: 'Wat kan een leidinggevende doen?',
      body: `Van mens tot mens werken lukt niet als er thuis op kantoor geen ruimte voor is. Als leidinggevende kun je veel doen.

- Vraag in een werkoverleg niet alleen hoe het met de zaken gaat, maar ook hoe het met de mensen gaat.
- Geef tijd om ergens te blijven als dat nodig is.
- Praat over wat spannend is. Doe zelf mee met een oefening.
- Bespreek samen waar de grens ligt, zodat niemand dat alleen hoeft uit te zoeken.`,
    },
  ],
  'lerend-werken': [
    {
      kind: 'explanation',
      slug: 'wat-is-lerend-werken',
      title: 'Wat is lerend werken?',
      body: `Niemand weet vooraf precies wat een gezin helpt. Daarom probeer je iets, kijk je wat het doet en pas je het aan. Samen met het gezin, en samen met je collega’s.

Lerend werken is niet hetzelfde als veel cursussen doen. Het zit in gewone dagen: even stilstaan, zeggen wat misging, vragen wat de ander zag.

- Wat helpt: terugkijken zonder schuld, kleine stappen, opschrijven wat je leerde.
- Wat je beter kunt laten: doen alsof een plan altijd werkt, en fouten stil houden.`,
    },
    {
      kind: 'exercise',
      slug: 'terugkijken-zonder-schuld',
      title: 'Terugkijken zonder schuld',
      minutes: 30,
      body: `Voor een team van drie tot acht mensen. Eén iemand begeleidt en let op de tijd.

- Kies één moment van de afgelopen weken dat anders liep dan jullie dachten. Noem geen namen.
- Schrijf vijf minuten ieder voor jezelf: wat dacht ik toen dat er zou gebeuren? Wat gebeurde er?
- Lees het om de beurt voor. De anderen vragen alleen door: wat zag je, wat wist je toen?
- Zoek samen: wat maakte dat dit op dat moment logisch leek?
- Spreek één ding af dat jullie de volgende keer anders doen. Eén is genoeg.

Is het iets waar een andere regio wat aan heeft? Schrijf er dan een les over.`,
    },
    {
      kind: 'words',
      slug: 'het-plan-was-mooi',
      title: 'Het plan was mooi',
      body: 'Het plan was mooi. Alleen deed niemand wat erin stond. Sinds we elke twee weken vragen wat er wél gebeurde, leren we pas echt iets.',
      saidBy: 'Een gedragswetenschapper (verzonnen voorbeeld)',
      demo: true,
    },
    {
      kind: 'example',
      slug: 'de-rode-kaart-op-tafel',
      title: 'De rode kaart op tafel',
      body: `In een regio ligt bij elk overleg een rode kaart op tafel. Iedereen mag hem pakken, ook een ouder of een kind. De kaart betekent: ik begrijp het niet meer, of dit gaat te snel.

De eerste maanden pakte niemand hem. Tot een teamleider het zelf deed. Daarna durfden anderen het ook.`,
      saidBy: 'Verzonnen voorbeeld',
      demo: true,
    },
    {
      kind: 'story',
      slug: 'drie-keer-opnieuw',
      title: 'Drie keer opnieuw',
      body: `Een team wilde dat gezinnen zelf bepalen wie er aan tafel zit. De eerste keer vroegen ze het aan het begin van het gesprek. Te laat: iedereen zat er al.

De tweede keer stuurden ze een formulier. Dat kwam niet terug. De derde keer belden ze op, een week van tevoren, en vroegen: van wie heb je wat?

Nu doen ze het altijd zo. De eerste twee keer staan ook in hun verslag. Juist die lezen anderen het liefst.`,
      saidBy: 'Verzonnen verhaal',
      demo: true,
    },
    {
      kind: 'exercise',
      slug: 'een-les-in-tien-minuten',
      title: 'Een les in tien minuten',
      minutes: 10,
      body: `Alleen of met z’n tweeën. Maak deze zinnen af:

- We dachten dat …
- We deden …
- Het leverde op dat … (in welke tijd, en bij hoeveel gezinnen of gesprekken?)
- Wat niet werkte, was …
- Een volgende keer …

Lees het hardop. Kan iemand die hierover gaat zich herkennen? Maak het dan algemener. Klaar? Deel het als les.`,
    },
  ],
}
