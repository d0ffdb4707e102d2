import type { Metadata } from 'next'
import { EditorialFiguresBlock } from '#components/insight/editorial-figures.tsx'
import { withdrawalWords } from '#lib/lessons/copy.ts'
import { editorialFigures } from '#lib/lessons/queries-openness.ts'
import { pageMetadata } from '../metadata.ts'
import { StillToFillIn, TextPage } from '../text-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Wie beslist of een les op deze site komt, waar de redactie op let en hoe een les wordt teruggetrokken.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Redactiestatuut', description, path: '/redactiestatuut' })

export default async function EditorialPage() {
  const figures = await editorialFigures()
  return (
    <TextPage title="Redactiestatuut" intro="Wie beslist of een les op deze site komt, en hoe.">
      <h2>Wie schrijft</h2>
      <p>
        Professionals van proeftuinen en regio’s. Zij schrijven voor hun eigen proeftuin of regio, alleen of samen. Een concept is alleen te
        zien voor wie eraan meeschrijft.
      </p>

      <h2>Wie beslist</h2>
      <p>
        Een redacteur van het landelijk programmateam. Altijd met vier ogen: wie aan een les meeschrijft, beslist er nooit zelf over. Ook
        niet over een eerdere of latere versie. De site houdt dat tegen.
      </p>
      <p>
        De redacteur leest precies de tekst die daarna op de site komt. Wijzigt de schrijver intussen iets, dan wordt die nieuwe tekst eerst
        gelezen.
      </p>

      <h2>Drie besluiten</h2>
      <ul>
        <li>
          <strong>Plaatsen.</strong> Iedereen kan de les lezen.
        </li>
        <li>
          <strong>Terug naar de schrijver.</strong> Met een bericht over wat er anders moet. De schrijver past dezelfde les aan en stuurt
          hem opnieuw in.
        </li>
        <li>
          <strong>Niet plaatsen.</strong> Met de reden erbij.
        </li>
      </ul>

      <h2>Waar de redactie op let</h2>
      <ul>
        <li>Niemand is te herkennen: niet aan een naam, en ook niet aan een plaats, leeftijd en gebeurtenis samen.</li>
        <li>De les zegt hoe zeker het is, en waarop dat steunt. Bij een telling staan de periode en het totaal.</li>
        <li>Wat niet werkte, staat er ook in. Een mislukking is net zo welkom als een succes.</li>
        <li>De tekst is duidelijk voor een collega uit een andere regio.</li>
      </ul>
      <p>De redactie verandert zelf niets aan de tekst. Dat doet de schrijver.</p>

      <h2>Aanpassen na plaatsing</h2>
      <p>Een schrijver kan een geplaatste les aanpassen. De nieuwe versie wordt weer gelezen. Tot die tijd blijft de oude versie staan.</p>

      <h2>Niet eens met een besluit</h2>
      <p>
        Gaf de redactie je les terug, of plaatste ze hem niet? Dan kun je bij je les om een tweede blik vragen. Een andere redacteur leest
        dan dezelfde tekst en besluit. Wie eerst besloot, doet dat niet nog een keer. De site houdt dat tegen.
      </p>

      <h2>Nakijken</h2>
      <p>
        Elke geplaatste les heeft een dag waarop we de schrijver vragen of hij nog klopt. Meestal is dat na een jaar. Bij de les staat
        wanneer hij is nagekeken.
      </p>

      <h2>Reacties van lezers</h2>
      <p>
        Iedereen kan een vraag stellen of iets aanvullen. Een redacteur leest de reactie voordat hij onder de les staat. Wie aan de les
        meeschreef, beslist daar niet over.
      </p>

      <h2>Terugtrekken</h2>
      <p>Een redacteur kan een les meteen van de site halen. Dat kan om drie redenen:</p>
      <ul>
        {Object.values(withdrawalWords).map((word) => (
          <li key={word.label}>{word.label}.</li>
        ))}
      </ul>
      <p>
        Op de plek van de les staat dan dat hij weg is en waarom. Is iemand te herkennen, dan vertellen we daar niet meer over dan nodig.
      </p>
      <p>Zie je een les die niet kan? Meld het onderaan die les. Dat kan zonder je naam.</p>

      <h2>De redactie in cijfers</h2>
      <EditorialFiguresBlock figures={figures} />

      <StillToFillIn>
        <ul>
          <li>Wie de redacteuren aanwijst, en bij wie je terechtkunt als je het ook met de tweede redacteur niet eens bent.</li>
          <li>Binnen hoeveel dagen de redactie een les belooft te lezen.</li>
        </ul>
      </StillToFillIn>
    </TextPage>
  )
}
