import type { Metadata } from 'next'
import { ContactWays } from '#components/questions/contact-ways.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { contactWays } from '#lib/questions/queries-routes.ts'
import type { RouteFunction } from '#lib/questions/status.ts'
import { ContactWay, MissingContactWay } from '../contact-way.tsx'
import { pageMetadata } from '../metadata.ts'
import { TextPage } from '../text-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Wie helpt je verder: het regioteam, de juridische helpdesk of de redactie. En hoe je toegang krijgt.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Hulp en contact', description, path: '/contact' })

export default async function ContactPage() {
  const ways = await contactWays()
  const of = (routeFunction: RouteFunction) => ways.filter((way) => way.function === routeFunction)
  return (
    <TextPage
      section="contact"
      title="Hulp en contact"
      intro="Je vraagt het aan een team, niet aan één persoon. Zo blijft je vraag niet liggen als iemand weg is."
    >
      <p>
        <LinkButton href="/contact/vraag" icon="chat">
          Stel je vraag
        </LinkButton>
      </p>
      <p>
        Heb je een account? Dan volg je je vraag bij <a href="/vragen">je vragen</a>. Bel of mail je liever? Dat kan ook, hieronder staat
        hoe.
      </p>
      {ways.length === 0 && <MissingContactWay about="van het regioteam, de juridische helpdesk en de redactie" level={2} />}
      <h2 id="regioteam">Regioteam</h2>
      <p>Voor regio’s die willen beginnen, en voor regio’s die verder willen.</p>
      <ul>
        <li>Het regioteam denkt mee over je plan.</li>
        <li>Het brengt je in contact met mensen uit de proeftuinen die ervaring hebben.</li>
        <li>Het hoort graag wat jouw regio leert, en vertelt dat door aan andere gemeenten.</li>
      </ul>
      <ContactWays ways={of('regional_team')} />
      {of('regional_team').length === 0 && <ContactWay about="het regioteam" />}

      <h2 id="juridische-helpdesk">Juridische helpdesk</h2>
      <p>Voor vragen over privacy, over wat de wet toelaat en over afspraken die er al zijn. Binnen de wet van nu kan al veel.</p>
      <ul>
        <li>Vraag het ook aan de juristen van je eigen organisatie.</li>
        <li>Stuur nooit namen of gegevens van een gezin mee.</li>
      </ul>
      <p>
        Veel vragen zijn al eens beantwoord: lees de <a href="/juridisch">juridische antwoorden</a>.
      </p>
      <ContactWays ways={of('legal_helpdesk')} />
      {of('legal_helpdesk').length === 0 && <ContactWay about="de juridische helpdesk" />}

      <h2 id="redactie">Redactie</h2>
      <p>
        De redactie leest lessen voordat ze op de site komen. In het <a href="/redactiestatuut">redactiestatuut</a> staat hoe dat gaat.
        Klopt er iets niet in een les, of is iemand te herkennen? Laat het meteen weten.
      </p>
      <ContactWays ways={of('curators')} />
      {of('curators').length === 0 && <ContactWay about="de redactie" />}

      <h2 id="toegang">Zelf een les delen</h2>
      <p>
        Daarvoor heb je een account nodig. <a href="/inloggen">Log in met je e-mailadres</a>. Heb je nog geen account?{' '}
        <a href="/inloggen/toegang-vragen">Vraag dan toegang</a>. Een redacteur of beheerder kijkt naar je aanvraag.
      </p>
    </TextPage>
  )
}
