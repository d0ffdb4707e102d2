// Signing in through an organisation, from the button to the session, over HTTP: the built portal on two instances, and
// two servers of organisations, an honest one and one that lies in one thing at a time.
import postgres from 'postgres'
import { freePort } from '#db/embedded/ports.ts'
import { startLyingServer, type Answer } from '#lib/platform/organisation-server.fixture.ts'
import type { Proof } from '#scripts/prove.ts'
import { attribute, Browser, formWith, type Page } from './oidc/browser.ts'
import { startOrganisation, type People } from './oidc/organisation.ts'
import { startHouse } from './two-instances/house.ts'

const pressed = { 'sec-fetch-site': 'same-origin' }
const member = 'lid.friesland@demo.example'
const verified = (email: string) => ({ email, email_verified: true })

/** The promises of signing in through an organisation. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const port = await freePort()
  const liar = await startLyingServer(['demo.example'])
  const shared = { clientId: 'proeftuin', clientSecret: 'geheim van de organisatie', domains: ['demo.example'] }
  process.env.SIGN_IN_ORGANISATIONS = JSON.stringify([
    { id: 'noord', name: 'Gemeente Noord', issuer: `http://localhost:${port}`, ...shared },
    { ...liar.organisation, id: 'leugen', name: 'Gemeente Leugen' },
  ])
  const house = await startHouse(say)
  const { origin } = house
  const people: People = {
    lid: verified(member),
    onbevestigd: { email: 'lid.twente@demo.example', email_verified: false },
    elders: verified('iemand@elders.example'),
    onbekend: verified('onbekend@demo.example'),
    gesloten: verified('jurist@demo.example'),
    opvolger: verified(member),
    redactie: verified('redactie@demo.example'),
    stopt: verified('lid.twente@demo.example'),
  }
  const organisation = await startOrganisation(port, `${origin}/inloggen/organisatie/noord/terug`, people)
  const sql = postgres(house.databaseUrl, { max: 1, onnotice: () => {} })
  const proofs: Proof[] = []
  const note = (promise: string, figure: string, held: boolean) => {
    proofs.push({ promise, figure, held })
    say(`${held ? '✓' : '✗'} ${promise}: ${figure}`)
  }
  const start = (terug = '') => `${origin}/inloggen/organisatie/noord${terug && `?terug=${encodeURIComponent(terug)}`}`
  const isCallback = (url: URL) => url.pathname.endsWith('/terug')

  /** Through the pages of the organisation, as this person, up to the address that leads back. */
  const toCallback = async (browser: Browser, who: string, terug = ''): Promise<URL> => {
    const until = isCallback
    let page = await browser.go(start(terug), { headers: pressed, until })
    for (let turn = 0; turn < 3 && !isCallback(page.url); turn++) {
      const { fields, action } = formWith(page, 'name="prompt"')
      const login: Record<string, string> = fields.prompt === 'login' ? { login: who, password: 'x' } : {}
      page = await browser.go(action, { body: new URLSearchParams({ ...fields, ...login }), until })
    }
    return page.url
  }
  const signIn = async (browser: Browser, who: string, terug = '') => browser.go(await toCallback(browser, who, terug))
  const title = ({ text }: Page) => /<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? 'geen kop'
  const counts = async () => {
    const [row] = await sql<{ users: number; sessions: number; coupled: number }[]>`select
      (select count(*)::int from users) as users, (select count(*)::int from sessions) as sessions,
      (select count(*)::int from organisation_accounts) as coupled`
    return JSON.stringify(row)
  }
  /** A way in that has to end at an explanation, with nothing changed. */
  const refuses = async (promise: string, heading: string, deed: (browser: Browser) => Promise<Page>) => {
    const [browser, before] = [new Browser(), await counts()]
    const page = await deed(browser)
    const isNobody = (await browser.signedInAs(origin)) === null
    const isSame = (await counts()) === before
    note(promise, `${page.status}, '${title(page)}'`, page.status === 200 && title(page) === heading && isNobody && isSame)
  }

  try {
    await sql`update users set closed_at = now() where email = 'jurist@demo.example'`
    const browser = new Browser()
    const door = await browser.go(`${origin}/inloggen?terug=${encodeURIComponent('/mijn/gegevens')}`)
    const button = /href="(\/inloggen\/organisatie\/noord[^"]*)"/.exec(door.text)?.[1] ?? ''
    const arrived = await signIn(browser, 'lid', '/mijn/gegevens')
    const who = await browser.signedInAs(origin)
    note(
      'de knop op /inloggen leidt via de organisatie naar de pagina waar iemand heen wilde',
      `${arrived.url.pathname}, ${who?.name}, ${who?.roles.join(' ')}`,
      button.endsWith('?terug=%2Fmijn%2Fgegevens') && arrived.url.href === `${origin}/mijn/gegevens` && who?.roles.join() === 'member',
    )
    note('/mijn/gegevens noemt de organisatie', '', arrived.text.includes('Haal Gemeente Noord weg'))

    const used = await toCallback(new Browser(), 'lid')
    const again = new Browser()
    const once = await toCallback(again, 'lid')
    await again.go(once)
    const replayed = await again.go(once)
    note('hetzelfde antwoord telt één keer', title(replayed), title(replayed) === 'Deze aanmelding werkt niet meer')

    const gone = 'Deze aanmelding werkt niet meer'
    await refuses('een antwoord uit een andere browser wordt geweigerd', gone, (one) => one.go(used))
    await refuses('een verzonnen state wordt geweigerd', gone, async (one) => {
      const callback = await toCallback(one, 'lid')
      callback.searchParams.set('state', 'a'.repeat(43))
      return one.go(callback)
    })
    await refuses('een verlopen aanmelding wordt geweigerd', gone, async (one) => {
      const callback = await toCallback(one, 'lid')
      await sql`update organisation_attempts set expires_at = now()`
      return one.go(callback)
    })
    await refuses('het antwoord bij een andere organisatie inleveren wordt geweigerd', gone, async (one) => {
      const callback = await toCallback(one, 'lid')
      return one.go(callback.href.replace('/noord/', '/leugen/'))
    })
    await refuses('een verzonnen code wordt geweigerd', 'Dit antwoord kunnen we niet vertrouwen', async (one) => {
      const callback = await toCallback(one, 'lid')
      callback.searchParams.set('code', 'verzonnen')
      return one.go(callback)
    })
    await refuses('een niet bevestigd adres wordt geweigerd', 'We weten niet zeker of dit jouw e-mailadres is', (one) =>
      signIn(one, 'onbevestigd'),
    )
    await refuses('een adres van een ander domein wordt geweigerd', 'Dit e-mailadres hoort niet bij deze organisatie', (one) =>
      signIn(one, 'elders'),
    )
    await refuses('een onbekende krijgt geen account en wordt naar toegang vragen geleid', 'We kennen je hier nog niet', async (one) => {
      const page = await signIn(one, 'onbekend')
      return page.text.includes('href="/inloggen/toegang-vragen"') ? page : { ...page, status: 0 }
    })
    await refuses('een gesloten account hoort hetzelfde', 'We kennen je hier nog niet', (one) => signIn(one, 'gesloten'))
    await refuses('wie het adres van een vertrokken collega kreeg komt niet in diens account', 'We kennen je hier nog niet', (one) =>
      signIn(one, 'opvolger'),
    )
    await refuses('wie bij de organisatie stopt leest dat er niets gebeurd is', 'Je bent niet ingelogd', async (one) => {
      const page = await one.go(start(), { headers: pressed })
      return one.go(`${page.url.href}/abort`)
    })
    const [attempts] = await sql<{ count: number }[]>`select count(*)::int as count from organisation_attempts`
    await refuses('een andere site kan geen aanmelding beginnen', 'Inloggen', (one) =>
      one.go(start(), { headers: { 'sec-fetch-site': 'cross-site' } }),
    )
    const [after] = await sql<{ count: number }[]>`select count(*)::int as count from organisation_attempts`
    note('en laat niets achter', `${after?.count} pogingen`, attempts?.count === after?.count)

    const now = Math.floor(Date.now() / 1000)
    const claims = verified(member)
    const lies: [what: string, answer: Answer][] = [
      ['de nonce van een ander', { claims: { ...claims, nonce: 'ander' } }],
      ['een token voor een andere site', { claims: { ...claims, aud: 'ander' } }],
      ['een token van een andere uitgever', { claims: { ...claims, iss: `http://localhost:${port}` } }],
      ['een verlopen token', { claims: { ...claims, exp: now - 120 } }],
      ['een token met een vreemde handtekening', { claims, key: 'foreign' }],
      ['een token zonder handtekening', { claims, key: 'none' }],
    ]
    for (const [what, answer] of lies)
      await refuses(`${what} wordt geweigerd`, 'Dit antwoord kunnen we niet vertrouwen', async (one) => {
        const address = (await one.ask(`${origin}/inloggen/organisatie/leugen`, pressed)).headers.get('location') ?? ''
        return one.go(`${origin}/inloggen/organisatie/leugen/terug${liar.answer(address, answer)}`)
      })

    people.lid = verified('redactie@demo.example')
    const moved = new Browser()
    await signIn(moved, 'lid')
    const same = await moved.signedInAs(origin)
    note('een gewijzigd adres bij de organisatie wijst niemand anders aan', `nog steeds ${same?.name}`, same?.name === who?.name)

    for (const terug of ['https://kwaad.example/', '//kwaad.example', '/\\kwaad.example']) {
      const page = await signIn(new Browser(), 'lid', terug)
      note(`terug=${terug} leidt nergens anders heen`, page.url.href, page.url.href === `${origin}/mijn`)
    }
    const curator = new Browser()
    const step = await signIn(curator, 'redactie', '/redactie')
    note(
      'een redacteur moet nog steeds de tweede stap zetten',
      step.url.pathname,
      step.url.pathname === '/inloggen/tweede-stap' && (await curator.signedInAs(origin)) === null,
    )

    const own = await browser.go(`${origin}/mijn/gegevens`)
    const { fields, form } = formWith(own, 'name="coupledId"')
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const pressing = form.match(/<button\b[^>]*>/g)?.find((tag) => attribute(tag, 'name') === 'coupledId') ?? ''
    body.append('coupledId', attribute(pressing, 'value') ?? '')
    const uncoupled = await browser.go(own.url, { headers: { origin }, body })
    note(
      'iemand haalt de koppeling zelf weg',
      `antwoord ${uncoupled.status}`,
      uncoupled.text.includes('De koppeling is weg') && !uncoupled.text.includes('Haal Gemeente Noord weg'),
    )
    const back = await browser.go(await coupleAgain(browser, origin))
    note(
      'en koppelt ingelogd weer, ook zonder bevestigd adres',
      back.url.pathname,
      back.url.pathname === '/mijn/gegevens' && back.text.includes('Haal Gemeente Leugen weg'),
    )
    const mine = await browser.go(`${origin}/mijn/gegevens`)
    const out = formWith(mine, 'Log uit</button>')
    const leaving = new FormData()
    for (const [name, value] of Object.entries(out.fields)) leaving.append(name, value)
    await browser.go(mine.url, { headers: { origin }, body: leaving })
    note('uitloggen beëindigt de sessie', '', (await browser.signedInAs(origin)) === null)

    const [deeds] = await sql<{ words: string }[]>`select string_agg(distinct action, ' ' order by action) as words from audit_log
      where action like '%organisation' or (action = 'sign_in' and details ? 'organisation')`
    note(
      'het logboek kent elke daad',
      deeds?.words ?? '',
      deeds?.words === 'couple_organisation refuse_organisation sign_in uncouple_organisation',
    )
    return proofs
  } finally {
    await sql.end({ timeout: 2 })
    await house.stop()
    await organisation.stop()
    await liar.close()
  }

  async function coupleAgain(browser: Browser, at: string): Promise<string> {
    const asked = await browser.ask(`${at}/inloggen/organisatie/leugen?koppel=1`, pressed)
    return `${at}/inloggen/organisatie/leugen/terug${liar.answer(asked.headers.get('location') ?? '', { claims: { sub: 'eigen' } })}`
  }
}
