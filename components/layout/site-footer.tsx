import { Ditch } from '#components/layout/ditch.tsx'
import styles from '#components/layout/site-footer.module.css'

const furtherIn = [
  { label: 'Regio’s', href: '/regios' },
  { label: 'Instrumenten', href: '/instrumenten' },
  { label: 'Bundels van de redactie', href: '/bundels' },
  { label: 'Juridische antwoorden', href: '/juridisch' },
  { label: 'Open vragen van regio’s', href: '/open-vragen' },
]

const aboutThisSite = [
  { label: 'Toegankelijkheid', href: '/toegankelijkheid' },
  { label: 'Privacy', href: '/privacy' },
  { label: 'Kwetsbaarheid melden', href: '/kwetsbaarheid-melden' },
]

const stayInformed = [
  { label: 'Atom-feed van alle lessen', href: '/lessen/atom.xml', type: 'application/atom+xml' },
  { label: 'JSON-feed van alle lessen', href: '/lessen/feed.json', type: 'application/feed+json' },
  { label: 'Agenda in je eigen kalender', href: '/bijeenkomsten/agenda.ics', type: 'text/calendar' },
]

/** The end of every page. In demo mode it says that the content is invented. */
export function SiteFooter({ demo = false }: { demo?: boolean }) {
  return (
    <>
      <Ditch />
      <footer className={styles.footer}>
        <div className={styles.inner}>
          <div className={styles.columns}>
            <div>
              <h2>Over dit netwerk</h2>
              <p>
                Hier leren proeftuinen en regio’s van elkaar. Samen zoeken we naar betere hulp en bescherming voor kinderen, volwassenen en
                gezinnen.
              </p>
            </div>
            <nav aria-labelledby="voet-verder">
              <h2 id="voet-verder">Verder kijken</h2>
              <ul role="list">
                {furtherIn.map(({ label, href }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </nav>
            <nav aria-labelledby="voet-site">
              <h2 id="voet-site">Over deze site</h2>
              <ul role="list">
                {aboutThisSite.map(({ label, href }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </nav>
            <nav aria-labelledby="voet-volgen">
              <h2 id="voet-volgen">Blijf op de hoogte</h2>
              <ul role="list">
                {stayInformed.map(({ label, href, type }) => (
                  <li key={href}>
                    <a href={href} type={type}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
          <div className={styles.end}>
            {demo ? <p>Deze inhoud is verzonnen, om te laten zien hoe het netwerk werkt.</p> : <span />}
            <a href="#boven">Terug naar boven</a>
          </div>
        </div>
      </footer>
    </>
  )
}
