// The words of the corpus, put into the portal by its own forms and commands. Gives where they can be read.
import type { Actor } from '#lib/platform/actor.ts'
import { act, mustAct } from '../one-portal/act.ts'
import type { Portal } from '../one-portal/portal.ts'
import { hostileAddresses, hostileWords } from '#lib/testing/hostile.ts'

export type Place = { address: string; cookie: string; kind: 'page' | 'xml' | 'json' | 'calendar' | 'table' }
export type Put = { places: Place[]; counts: Record<string, number>; links: { tried: number; refused: number } }

// So many of them become a title of a lesson of their own; the text of each lesson holds all.
const titles = 12
const spread = <T>(all: readonly T[], many: number): T[] => all.filter((_, index) => index % Math.ceil(all.length / many) === 0)
const short = (text: string, most: number) => [...text].slice(0, most).join('')

/** Fills the portal. Its modules are read here, because they take their settings when they are first read. */
export async function putHostile(portal: Portal, say: (line: string) => void): Promise<Put> {
  const { address } = portal
  const { curator, must, person, publishedLesson } = await import('#lib/testing/factories.ts')
  const { fromBlocks } = await import('#lib/platform/rich-text/from-blocks.ts')
  const { transact } = await import('#lib/platform/transact.ts')
  const { decideReaction, sendReaction } = await import('#lib/lessons/commands-voices.ts')
  const { reactionInput } = await import('#lib/lessons/schema-voices.ts')
  const { parseRichText } = await import('#lib/platform/rich-text/document.ts')
  const places: Place[] = []
  const counts: Record<string, number> = {}
  const counted = (what: string) => (counts[what] = (counts[what] ?? 0) + 1)
  const page = (path: string, cookie = '') => places.push({ address: path, cookie, kind: 'page' })
  const also = (kind: Place['kind'], path: string, cookie = '') => places.push({ address: path, cookie, kind })
  const cookieOf = (actor: Actor) => portal.cookieOf(actor.email)

  const [writer, reader] = [await person(), await curator()]
  const [own, desk, administrator] = [await cookieOf(writer), await cookieOf(reader), await portal.cookieOf('beheer@demo.example')]
  const doc = () =>
    fromBlocks([
      ...hostileWords.map((text) => text),
      { list: [...hostileWords] },
      { table: spread(hostileWords, 9).map((text) => [text, text]) },
    ])

  say('lessen')
  for (const text of spread(hostileWords, titles)) {
    const content = { title: short(text, 120), coreSentence: short(text, 240), situation: doc(), resultNumbers: short(text, 60) }
    const { lessonId, slug } = await publishedLesson(writer, reader, { content })
    counted('lessen')
    const said = reactionInput.parse({
      slug,
      kind: 'question',
      body: short(hostileWords.join('\n'), 1_400),
      name: short(text, 80),
      email: '',
    })
    await must(transact((tx) => sendReaction(tx, writer, said)))
    const [reaction] = await portal.sql<{ id: string }[]>`select id from lesson_reactions where lesson_id = ${lessonId}`
    const other = await curator()
    await must(transact((tx) => decideReaction(tx, other, { reactionId: reaction?.id ?? '', decision: 'place', reason: undefined })))
    counted('reacties')
    page(`/lessen/${slug}`)
    also('json', `/api/v1/lessen/${slug}`)
    also('json', `/oembed?url=${encodeURIComponent(`${address}/lessen/${slug}`)}`)
    if (counts['lessen'] === 1) {
      page(`/redactie/${lessonId}`, desk)
      for (const part of ['', '/voorbeeld', '/reacties']) page(`/mijn/lessen/${lessonId}${part}`, own)
      page(`/lessen/${slug}/reageren`)
    }
  }

  say('een bijeenkomst met deelnemers')
  const gathering = {
    kind: 'meet_up',
    'audiences[]': 'local_team',
    format: 'on_site',
    date: inDays(40),
    startTime: '13:30',
    endTime: '15:00',
    maximum: '500',
    organiser: 'national',
    companions: '0',
  }
  for (const text of spread(hostileWords, 6)) {
    const fields = {
      ...gathering,
      title: short(text, 120),
      summary: short(text, 400),
      description: hostileWords.join('\n\n'),
      place: short(text, 240),
      contact: short(text, 160),
      formKey: crypto.randomUUID(),
    }
    const made = await mustAct({ address, cookie: desk, name: 'createGatheringAction', page: '/mijn/bijeenkomsten/nieuw', fields })
    const gatheringId = made.split('/')[3]?.split('?')[0] ?? ''
    await mustAct({
      address,
      cookie: desk,
      name: 'publishGatheringAction',
      page: `/mijn/bijeenkomsten/${gatheringId}`,
      fields: { gatheringId, version: '1' },
    })
    const [row] = await portal.sql<{ slug: string }[]>`select slug from gatherings where id = ${gatheringId}`
    const slug = row?.slug ?? ''
    counted('bijeenkomsten')
    page(`/bijeenkomsten/${slug}`)
    also('calendar', `/bijeenkomsten/${slug}/agenda.ics`)
    if (counts['bijeenkomsten'] !== 1) continue
    for (const name of spread(hostileWords, 15)) {
      const cookie = await cookieOf(await person())
      await act({ address, cookie, name: 'changeOwnNameAction', page: '/mijn/gegevens', fields: { name: short(name, 120) } })
      const wishes = { diet: short(name, 500), accessibility: short(name, 500), shownToParticipants: 'on', companions: '0' }
      await mustAct({
        address,
        cookie,
        name: 'signUpAction',
        page: `/bijeenkomsten/${slug}/aanmelden`,
        fields: { gatheringId, formKey: crypto.randomUUID(), ...wishes },
      })
      counted('namen van mensen')
      if (counts['namen van mensen'] === 1) for (const path of ['/mijn', '/mijn/gegevens', '/mijn/aanmeldingen']) page(path, cookie)
    }
    const managed = `/mijn/bijeenkomsten/${gatheringId}`
    for (const part of ['', '/deelnemers', '/deelnemers/lijst']) page(managed + part, desk)
    also('table', `${managed}/deelnemers/deelnemers.csv`, desk)
  }

  say('bundels en vragen')
  for (const text of spread(hostileWords, 4)) {
    const done = await mustAct({
      address,
      cookie: desk,
      name: 'startBundleAction',
      page: '/mijn/bundels',
      fields: { title: short(text, 120), kind: 'curated' },
    })
    const bundleId = done.split('/').at(-1)?.split('?')[0] ?? ''
    const onBundle = (name: string, fields: Record<string, string>) =>
      mustAct({ address, cookie: desk, name, page: `/mijn/bundels/${bundleId}`, fields: { bundleId, ...fields } })
    const version = async () =>
      String((await portal.sql<{ version: number }[]>`select version from bundles where id = ${bundleId}`)[0]?.version)
    await onBundle('describeBundleAction', { title: short(text, 120), intro: short(text, 1_500), version: await version() })
    await onBundle('addQuoteAction', { quote: short(text, 800), quoteBy: short(text, 120), annotation: short(text, 800) })
    await onBundle('placeBundleAction', { version: await version(), note: short(text, 300) })
    const [row] = await portal.sql<{ slug: string }[]>`select slug from bundles where id = ${bundleId}`
    counted('bundels')
    for (const part of ['', '/boekje']) page(`/bundels/${row?.slug}${part}`)
    also('xml', `/bundels/${row?.slug}/atom.xml`)
    page(`/mijn/bundels/${bundleId}`, desk)
    const asked = await mustAct({
      address,
      cookie: own,
      name: 'askAction',
      page: '/vragen/nieuw',
      fields: { kind: 'question', title: short(text, 120), body: short(hostileWords.join('\n'), 3_000), formKey: crypto.randomUUID() },
    })
    counted('vragen')
    page(asked.split('?')[0] ?? '/vragen', own)
  }

  for (const path of [
    '/',
    '/lessen',
    '/bijeenkomsten',
    '/bundels',
    '/proeftuinen/friesland',
    '/zoeken?q=hostile',
    '/lessen?q=hostile',
    '/postvak',
  ])
    page(path)
  for (const path of ['/redactie', '/redactie/reacties', '/redactie/logboek', '/vragen']) page(path, desk)
  page('/beheer/mensen', administrator)
  for (const path of ['/lessen/atom.xml', '/sitemap.xml']) also('xml', path)
  for (const path of ['/lessen/feed.json', '/api/v1/lessen', '/zoeken/suggesties.json?q=hostile']) also('json', path)
  also('json', '/mijn/gegevens/mijn-gegevens.json', own)
  also('calendar', '/bijeenkomsten/agenda.ics')
  also('table', '/redactie/logboek.csv', desk)

  // What an address in a text may be: none of these comes through the door.
  const link = (href: string) => ({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'klik', marks: [{ type: 'link', attrs: { href } }] }] }],
  })
  const refused = hostileAddresses.filter((href) => !parseRichText(link(href)).ok).length
  return { places, counts, links: { tried: hostileAddresses.length, refused } }
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10)
