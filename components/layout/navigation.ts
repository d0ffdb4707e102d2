/** The parts of the site in the main menu. A new part is a new line here. */
export const sections = [
  { key: 'lessons', label: 'Lessen', href: '/lessen' },
  { key: 'sites', label: 'Proeftuinen', href: '/proeftuinen' },
  { key: 'start', label: 'Aan de slag', href: '/aan-de-slag' },
  { key: 'inspiration', label: 'Inspiratie', href: '/inspiratiebundel' },
  { key: 'gatherings', label: 'Bijeenkomsten', href: '/bijeenkomsten' },
  { key: 'regions', label: 'Regio’s', href: '/regios' },
  { key: 'contact', label: 'Hulp en contact', href: '/contact' },
] as const

export type Section = (typeof sections)[number]['key'] | 'mine' | 'none'
