/** An invented writer: known by function, never by a person's name. */
export type DemoAuthor = { account: string; site: string | null; region: string | null }

/** Every account that the demo lessons mention, with the site or region it belongs to. */
export const demoAuthors: DemoAuthor[] = [
  { account: 'lid.friesland', site: 'friesland', region: null },
  { account: 'lid.flevoland', site: 'flevoland', region: null },
  { account: 'lid.twente', site: null, region: 'JZ14' },
  { account: 'demo.amsterdam', site: 'amsterdam-amstelland', region: null },
  { account: 'demo.foodvalley', site: 'foodvalley', region: null },
  { account: 'demo.rotterdam', site: 'rotterdam-rijnmond', region: null },
  { account: 'demo.utrecht', site: 'utrecht-en-utrecht-west', region: null },
  { account: 'demo.zeeland', site: 'zeeland', region: null },
  { account: 'demo.westbrabant', site: 'west-brabant-west', region: null },
  { account: 'demo.hartvanbrabant', site: 'hart-van-brabant', region: null },
  { account: 'demo.zaanstreek', site: 'zaanstreek-waterland', region: null },
  { account: 'demo.gelderlandzuid', site: 'gelderland-zuid', region: null },
  { account: 'demo.drenthe', site: null, region: 'JZ04' },
  { account: 'demo.zuidlimburg', site: null, region: 'JZ41' },
]
