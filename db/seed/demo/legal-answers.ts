import type { LegalSubject } from '#lib/questions/values.ts'

// Invented, like everything in the demo.

export type DemoLegal = {
  question: string
  answer: string
  subject: LegalSubject
  sources: string
  state: 'draft' | 'proposed' | 'published'
}

const example = 'Dit is een verzonnen voorbeeld voor de demo en geen juridisch advies.'
const bundle = 'Tien tips om aan de slag te gaan, tip 9: juridische vragen'
const principles = 'Toekomstscenario kind- en gezinsbescherming (2021), de vier basisprincipes'

/** General answers; each says that it is invented. */
export const demoLegal: DemoLegal[] = [
  {
    question: 'Kan er binnen de wet van nu al iets, of moeten we wachten?',
    answer: `Je hoeft niet te wachten. Binnen de wet van nu kan al veel. Schrijf op wat je wilt doen, en bekijk per stap of het kan. Betrek vroeg de juristen van je eigen organisatie.\n\n${example}`,
    subject: 'legal_frame',
    sources: bundle,
    state: 'published',
  },
  {
    question: 'Met wie bespreken we een vraag over privacy het eerst?',
    answer: `Begin bij de jurist of privacyfunctionaris van je eigen organisatie. Komen jullie er samen niet uit? Stel de vraag dan aan de juridische helpdesk, zonder namen of gegevens van een gezin.\n\n${example}`,
    subject: 'privacy',
    sources: bundle,
    state: 'published',
  },
  {
    question: 'Gaan bestaande samenwerkingsafspraken voor op onze nieuwe werkwijze?',
    answer: `Leg de afspraken die er al zijn naast je nieuwe werkwijze. Vaak passen ze naast elkaar. Botst er iets, bespreek dan met de organisaties samen of je de afspraak wijzigt, en leg dat vast.\n\n${example}`,
    subject: 'existing_agreements',
    sources: bundle,
    state: 'published',
  },
  {
    question: 'Wat betekent ‘rechtsbeschermend en transparant’ in een gesprek met een gezin?',
    answer: `Het is een van de vier basisprincipes. Vertel het gezin open wat je doet en waarom, en wat het gezin kan doen als het het niet eens is. Praat met een gezin en niet over een gezin.\n\n${example}`,
    subject: 'legal_protection',
    sources: principles,
    state: 'published',
  },
  {
    question: 'Kan een gezinsadvocaat al vroeg meedoen?',
    answer: `Verschillende regio’s proberen dat uit. Het is in beproeving: spreek af wanneer de advocaat aanschuift, wie dat vraagt en wie betaalt, en deel wat jullie leren, ook als het misgaat.\n\n${example}`,
    subject: 'legal_protection',
    sources: 'Lessen over de gezinsadvocaat op deze site',
    state: 'published',
  },
  {
    question: 'Mogen wij een anoniem voorbeeld in een presentatie gebruiken?',
    answer: `Pas op met het woord anoniem. Een verhaal is herkenbaar door plaats, leeftijd en gebeurtenis samen, ook zonder naam. Laat een van de drie weg, of gebruik een verzonnen voorbeeld en zeg dat erbij.\n\n${example}`,
    subject: 'privacy',
    sources: 'Redactiestatuut van deze site',
    state: 'published',
  },
  {
    question: 'Wat spreken we af voordat een netwerkdossier begint?',
    answer: `Spreek met het gezin af wat erin komt, wie het leest en hoe lang het blijft. Schrijf die afspraak vooraan in het dossier.\n\n${example}`,
    subject: 'privacy',
    sources: bundle,
    state: 'proposed',
  },
]
