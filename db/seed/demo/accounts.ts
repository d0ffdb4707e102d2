import type { Role } from '#lib/platform/actor.ts'
import { slugOf } from '#lib/platform/slug.ts'
import regionEdition from '../regions.json' with { type: 'json' }
import siteList from '../sites.json' with { type: 'json' }
import { demoAuthors, type DemoAuthor } from './authors.ts'

export type DemoAccount = { email: string; name: string; roles: Role[]; sites: string[]; regions: string[] }

const account = (local: string, name: string, roles: Role[], home: { sites?: string[]; regions?: string[] } = {}): DemoAccount => ({
  email: `${local}@demo.example`,
  name,
  roles,
  sites: home.sites ?? [],
  regions: home.regions ?? [],
})

/** The accounts one can sign in with in demo mode; their names are functions, not people. */
const named: DemoAccount[] = [
  account('lid.friesland', 'Lid Friesland', ['member'], { sites: ['friesland'] }),
  account('lid.flevoland', 'Lid Flevoland', ['member'], { sites: ['flevoland'] }),
  account('lid.twente', 'Lid Twente', ['member'], { regions: ['JZ14'] }),
  account('regioteam', 'Regioteam', ['member', 'regional_team']),
  account('jurist', 'Juridische helpdesk', ['member', 'legal_helpdesk']),
  account('redactie', 'Redactie een', ['member', 'curator']),
  account('redactie2', 'Redactie twee', ['member', 'curator']),
  account('beheer', 'Beheer', ['member', 'administrator']),
]

const placeOf = ({ site, region }: DemoAuthor) =>
  siteList.sites.find(({ name }) => slugOf(name) === site)?.name ?? regionEdition.regions.find(({ code }) => code === region)?.name ?? ''

/** All accounts of the demo: those above, and the members who wrote its lessons. */
export const demoAccounts: DemoAccount[] = [
  ...named,
  ...demoAuthors
    .filter((author) => !named.some((one) => one.email === `${author.account}@demo.example`))
    .map((author) =>
      account(author.account, `Lid ${placeOf(author)}`, ['member'], {
        sites: author.site ? [author.site] : [],
        regions: author.region ? [author.region] : [],
      }),
    ),
]
