import { isGiven } from './name-shapes.ts'

// Who everybody knows, and who does not exist: thinkers, painters, kings, figures of speech. None of them is in a case.
const known =
  /(?<!\p{L})(?:brave Hendrik|Jan (?:Modaal|Rap|Soldaat|Publiek|Salie|met de pet|en alleman)|Piet(?:je)? (?:Precies|Snot|Paulusma)|Jip en Janneke|Bert en Ernie|Meneer Niemand|Mevrouw Niemand|Van Dale|Anne Frank|Johan Crui?jff|Johan Cruyff|Florence Nightingale|Martin Luther King|Amalia van Oranje|Willem van Oranje|Michiel de Ruyter|Dikkie Dik|Harry Potter|Sherlock Holmes|Annie M\. ?G\. Schmidt|Vincent Van Gogh|Maria Montessori|Abraham Maslow|John Bowlby|Mary Ainsworth|Carl Rogers|Thomas Gordon|Kurt Lewin|Nelson Mandela)(?!\p{L})/gu
// By one name; with another before it, it is somebody else: 'Anton Vermeer'.
const byOneName =
  /(?<!\p{L})(?:Albert Heijn|Van der Valk|Van Gogh|Rembrandt|Vermeer|Mondriaan|Escher|Montessori|Maslow|Freud|Jung|Piaget|Erikson|Bowlby|Ainsworth|Rogers|Vygotsky|Gordon|Bronfenbrenner|Kolb|Covey|Lewin|Tuckman|Karpman|Lencioni|Minuchin|Nagy|Baartman|Hermanns|Malala|Mandela|Gandhi|Obama|Einstein|Darwin|Newton|Rutte|Willem-Alexander|Máxima|Beatrix|Wilhelmina|Juliana|Nijntje|Pippi|Calimero|Roodkapje|Assepoester|Sneeuwwitje|Loesje|Erasmus|Spinoza|Multatuli|Murphy|Pareto|Parkinson|Alzheimer|Down|Asperger|Korsakov|Leary|Ofman|Eisenhower|Deming|Gauss|Likert|Cronbach)(?!\p{L})/gu
// 'De tafels heten Fatima en Lourdes': sentences that name things.
const namesThings =
  /(?:(?:tafels|lokalen|zalen|kamers|ruimtes?|overlegruimtes?|vergaderzalen|groepen|huisjes|poppen|kaarten|stoelen|bussen|boten|robots?|chatbots?|apps?|systemen|formulieren|storm|orkaan) (?:heten|heet|heette|zijn genoemd|is genoemd)|zijn de namen van (?:onze|de|het)|heet zo naar|staat voor ['‘"]|(?:ver|ge)noemd naar|heten de (?:lokalen|zalen|kamers|ruimtes))/iu

const isSomebodyElse = (lead: string): boolean => {
  const before = /([\p{L}.]+) $/u.exec(lead)?.[1]?.toLowerCase() ?? ''
  return (
    isGiven(before) ||
    /^(?:\p{L}\.)+$/u.test(before) ||
    /^(?:mevrouw|mevr\.?|meneer|mw\.?|dhr\.?|familie|fam\.?|gezin|heer|casus)$/.test(before)
  )
}

/** Where names stand that are of nobody here, as places from the first sign to behind the last. */
export function namesakesIn(text: string): { start: number; end: number }[] {
  const single = [...text.matchAll(byOneName)].filter(({ index }) => !isSomebodyElse(text.slice(Math.max(0, index - 24), index)))
  const spans = [...text.matchAll(known), ...single].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
  for (const match of text.matchAll(/[^.!?\n]{1,400}[.!?\n]?/gu))
    if (namesThings.test(match[0])) spans.push({ start: match.index, end: match.index + match[0].length })
  return spans
}
