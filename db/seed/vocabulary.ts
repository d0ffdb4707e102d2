/** The words the portal begins with. The programme team edits them afterwards; seeding adds what is missing and changes nothing. */
const slugged = (names: string[]) =>
  names.map((name, index) => ({ slug: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), name, position: index + 1 }))

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

export const themes = slugged([
  'verklarende analyse',
  'volwassenen-ggz',
  'bestaanszekerheid',
  'gezinsadvocaat',
  'gezinsgerichte juridische interventies',
  'netwerkdossier',
  'multi-expertteam',
  'monitoring',
  'lokaal team en regionaal veiligheidsteam',
  'klantreis',
  'zorg en straf',
  'ervaringsdeskundigheid',
]).map((theme) => ({ ...theme, name: capital(theme.name) }))

export const principles = [
  ...slugged(['Gezinsgericht', 'Rechtsbeschermend en transparant', 'Lerend', 'Eenvoudig']).map((word) => ({
    ...word,
    family: 'scenario' as const,
  })),
  ...slugged(['Van mens tot mens werken', 'Lerend werken']).map((word) => ({
    ...word,
    position: word.position + 10,
    family: 'bundle' as const,
  })),
]

export const audiences = [
  ['local_team', 'Lokale teams'],
  ['regional_safety_team', 'Regionale veiligheidsteams'],
  ['veilig_thuis', 'Veilig Thuis'],
  ['certified_institution', 'Gecertificeerde instellingen'],
  ['child_protection_board', 'Raad voor de Kinderbescherming'],
  ['adult_mental_health', 'Volwassenen-ggz'],
  ['manager', 'Leidinggevenden'],
  ['administrator', 'Bestuurders'],
  ['policy', 'Beleidsmakers'],
  ['lived_experience', 'Ervaringsdeskundigen'],
].map(([slug, name], index) => ({ slug: slug ?? '', name: name ?? '', position: index + 1 }))

export const tips = [
  ['anders-werken', 'Anders werken, anders kijken: alle leden van het gezin'],
  ['bestuurlijk-trekker', 'Een bestuurlijk trekker of ambassadeur'],
  ['integrale-sturing', 'Integrale sturing en samenhang'],
  ['gezamenlijke-visie', 'Een gezamenlijke visie'],
  ['sterk-lokaal-team', 'Een sterk lokaal team'],
  ['complexe-problematiek', 'Aanpak voor complexe problematiek (MDA++)'],
  ['ervaringsdeskundigen', 'Perspectief van ervaringsdeskundigen'],
  ['kennis-delen', 'Breed kennis delen en structureel leren'],
  ['juridische-vragen', 'Juridische vragen'],
  ['hoedan', '#Hoedan?'],
].map(([slug, name], index) => ({ number: index + 1, slug: slug ?? '', name: name ?? '' }))
