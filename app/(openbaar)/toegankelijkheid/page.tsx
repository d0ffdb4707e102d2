import type { Metadata } from 'next'
import { ContactWay, MissingContactWay } from '../contact-way.tsx'
import { pageMetadata } from '../metadata.ts'
import { StillToFillIn, TextPage } from '../text-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Hoe toegankelijk deze site is, wat we daarvoor deden en wat je doet als iets niet lukt.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Toegankelijkheid', description, path: '/toegankelijkheid' })

export default function AccessibilityPage() {
  return (
    <TextPage title="Toegankelijkheid" intro="Iedereen moet deze site kunnen gebruiken. Lukt je iets niet? Dan ligt dat aan ons.">
      <h2>Wat we deden</h2>
      <ul>
        <li>We bouwen de site volgens WCAG 2.2, niveau A en AA.</li>
        <li>Alles is te doen met alleen het toetsenbord, ook lessen schrijven en beoordelen.</li>
        <li>De openbare pagina’s werken zonder JavaScript, op een smal scherm en met grote letters.</li>
        <li>Bij iedere wijziging worden de pagina’s automatisch gecontroleerd.</li>
        <li>Bij afbeeldingen in een les is een beschrijving verplicht.</li>
      </ul>
      <h2>Wat we nog niet weten</h2>
      <p>
        Een automatische controle vindt niet alles. De site is nog niet onderzocht door een onafhankelijk bureau en nog niet getest door
        mensen die een schermlezer gebruiken. Bijlagen bij lessen zijn van de schrijvers zelf. Die zijn misschien minder toegankelijk.
      </p>
      <StillToFillIn>
        <p>De officiële toegankelijkheidsverklaring, met de datum en de uitkomst van een onafhankelijk onderzoek.</p>
      </StillToFillIn>
      <h2>Lukt iets niet?</h2>
      <p>Vertel op welke pagina het misging, wat je wilde doen en welk hulpmiddel je gebruikte.</p>
      <ContactWay about="toegankelijkheid" />
      <MissingContactWay about="voor meldingen over toegankelijkheid" />
    </TextPage>
  )
}
