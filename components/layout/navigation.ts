/** The parts of the site in the main menu. Six fit on one line beside the name; what lies deeper stands in the footer. */
export const sections = [
  { key: 'lessons', label: 'Lessen', href: '/lessen' },
  { key: 'sites', label: 'Proeftuinen', href: '/proeftuinen' },
  { key: 'start', label: 'Aan de slag', href: '/aan-de-slag' },
  { key: 'inspiration', label: 'Inspiratie', href: '/inspiratiebundel' },
  { key: 'gatherings', label: 'Bijeenkomsten', href: '/bijeenkomsten' },
  { key: 'contact', label: 'Hulp en contact', href: '/contact' },
] as const

export type Section = (typeof sections)[number]['key'] | 'mine' | 'none'
