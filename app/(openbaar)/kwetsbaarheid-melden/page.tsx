import type { Metadata } from 'next'
import { ContactWay, MissingContactWay } from '../contact-way.tsx'
import { pageMetadata } from '../metadata.ts'
import { StillToFillIn, TextPage } from '../text-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Vond je een zwakke plek in de beveiliging van deze site? Zo meld je die.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Kwetsbaarheid melden', description, path: '/kwetsbaarheid-melden' })

export default function VulnerabilityPage() {
  return (
    <TextPage
      title="Kwetsbaarheid melden"
      intro="Vond je een zwakke plek in de beveiliging van deze site? Vertel het ons, dan lossen we het op."
    >
      <h2>Zo meld je het</h2>
      <ul>
        <li>Schrijf op welke pagina of welk adres het is, en wat je deed. Zo kunnen we het nadoen.</li>
        <li>Schrijf erbij hoe we je kunnen bereiken. Melden zonder naam mag ook.</li>
        <li>Stuur geen gegevens van anderen mee.</li>
      </ul>
      <ContactWay about="een kwetsbaarheid" />
      <MissingContactWay about="voor meldingen over de beveiliging" />

      <h2>Wat we van je vragen</h2>
      <ul>
        <li>Doe niet meer dan nodig is om de zwakke plek te laten zien.</li>
        <li>Bekijk, verander of wis geen gegevens van anderen.</li>
        <li>Val de site niet aan met heel veel verzoeken, wachtwoorden of nepmails.</li>
        <li>Vertel het aan niemand anders zolang het niet is opgelost.</li>
      </ul>

      <h2>Wat je van ons mag verwachten</h2>
      <StillToFillIn>
        <ul>
          <li>Binnen hoeveel dagen je antwoord krijgt.</li>
          <li>De toezegging dat je niet wordt aangegeven als je je aan deze regels houdt.</li>
          <li>Of er een beloning is.</li>
        </ul>
      </StillToFillIn>
      <p>
        Voor programma’s staat hetzelfde in <a href="/.well-known/security.txt">security.txt</a>.
      </p>
    </TextPage>
  )
}
