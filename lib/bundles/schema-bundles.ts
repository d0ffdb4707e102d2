import { z } from 'zod'
import { line, optionalLine, optionalWords, refresh, words } from './schema.ts'

const title = line(120, 'Geef de bundel een naam.')
export const startBundleInput = z.object({ title, kind: z.enum(['private', 'curated']).default('private') })

export const bundleInput = z.object({ bundleId: z.uuid(refresh) })
/** With the version that stood on the screen: nobody changes what they did not see. */
const seen = bundleInput.extend({ version: z.coerce.number(refresh).int().min(1) })
export const describeBundleInput = seen.extend({ title, intro: optionalWords(1_500) })

const annotation = optionalWords(800)
const unknownAddress = 'Plak het adres van een les, een bijeenkomst of een instrument van deze site.'
/** Where an address of this site leads: '/lessen/eerst-de-huur' is { kind: 'lesson', slug: 'eerst-de-huur' }. */
const thing = z.string(unknownAddress).transform((text, context) => {
  const found = /\/(lessen|bijeenkomsten|instrumenten)[/#]([a-z0-9]+(?:-[a-z0-9]+)*)(?:\/open)?\/?(?:[?#].*)?$/.exec(
    text.trim().slice(0, 2_000),
  )
  const kind = ({ lessen: 'lesson', bijeenkomsten: 'gathering', instrumenten: 'instrument' } as const)[
    (found?.[1] ?? '') as 'lessen' | 'bijeenkomsten' | 'instrumenten'
  ]
  if (kind && found?.[2]) return { kind, slug: found[2] }
  context.addIssue(unknownAddress)
  return z.NEVER
})
export const addThingInput = bundleInput.extend({ address: thing, annotation })
export const addQuoteInput = bundleInput.extend({
  quote: words(800, 'Schrijf de woorden die je wilt laten zien.'),
  quoteBy: optionalLine(120),
  annotation,
})
const item = seen.extend({ itemId: z.uuid(refresh) })
export const annotateInput = item.extend({ annotation })
export const moveInput = item.extend({ to: z.enum(['up', 'down'], refresh) })
export const removeItemInput = item

export const addBundleAuthorInput = bundleInput.extend({
  email: z
    .string('Vul het e-mailadres van je collega in.')
    .trim()
    .toLowerCase()
    .pipe(z.email('Vul het e-mailadres van je collega in, zoals naam@organisatie.nl').max(254)),
})
export const removeBundleAuthorInput = bundleInput.extend({ userId: z.uuid(refresh) })

/** Where a page of this site goes: into one of the bundles that the person works on, or into a new one. */
export const collectInput = z
  .object({
    address: thing,
    annotation,
    bundleId: z.union([z.literal('nieuw'), z.uuid(refresh)], 'Kies een bundel, of begin een nieuwe.'),
    title: optionalLine(120),
  })
  .refine(({ bundleId, title: name }) => bundleId !== 'nieuw' || name !== '', {
    path: ['title'],
    message: 'Geef de nieuwe bundel een naam.',
  })

export const returnBundleInput = bundleInput.extend({ answer: words(1_000, 'Schrijf waarom je de bundel nu niet overneemt.') })
export const placeBundleInput = seen.extend({ note: optionalLine(300) })

/** What a placed version holds of each thing; the rest is read when it is shown, so that what is withdrawn is gone. */
export const versionItems = z.array(
  z.object({
    kind: z.enum(['lesson', 'gathering', 'instrument', 'quote']),
    id: z.string(),
    quote: z.string(),
    quoteBy: z.string(),
    annotation: z.string(),
  }),
)
export type VersionItem = z.output<typeof versionItems>[number]
