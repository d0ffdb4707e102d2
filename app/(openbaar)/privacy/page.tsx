import type { Metadata } from 'next'
import { absoluteDays, idleDays, signInMinutes } from '#lib/platform/sign-in-cookies.ts'
import { ContactWay, MissingContactWay } from '../contact-way.tsx'
import { pageMetadata } from '../metadata.ts'
import { StillToFillIn, TextPage } from '../text-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Welke gegevens deze site bewaart, waarom, en welke cookies er zijn. We volgen je niet.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Privacy', description, path: '/privacy' })

export default function PrivacyPage() {
  return (
    <TextPage title="Privacy" intro="We bewaren zo weinig mogelijk, en we volgen je niet.">
      <h2>Als je alleen leest</h2>
      <p>Je hebt geen account nodig. We plaatsen geen cookies, tellen geen bezoekers en laden niets van andere bedrijven.</p>

      <h2>Als je reageert zonder account</h2>
      <ul>
        <li>
          <strong>Een vraag of aanvulling.</strong> Je naam mag je leeg laten. Met je e-mailadres bevestig je dat jij het was. Het komt niet
          op de site. Na het besluit van de redactie wissen we het. Bevestig je niet, dan wissen we na twee dagen alles wat je schreef.
        </li>
        <li>
          <strong>Een melding.</strong> Je hoeft niet te zeggen wie je bent. Geef je toch een e-mailadres, dan wissen we het als de melding
          is afgehandeld.
        </li>
        <li>
          <strong>‘Dit herken ik’.</strong> Om niemand dubbel te tellen bewaart je browser een willekeurig getal, pas als je op de knop
          drukt. Het gaat alleen mee met die knop. Wij bewaren per les een code die we van het getal maken. Daaraan kunnen we niet zien wie
          je bent of welke andere lessen je herkende. Met nog een druk haal je je herkenning weg.
        </li>
      </ul>
      <p>
        Om misbruik te stoppen tellen we hoe vaak een formulier vanaf één netwerk wordt verstuurd. Het adres van dat netwerk bewaren we
        alleen als code, hoogstens twee dagen.
      </p>

      <h2>Als je iets volgt</h2>
      <p>
        We bewaren wat je volgt, hoe vaak je mail wilt en wat we je al stuurden, zodat je niets twee keer krijgt. Heb je geen account, dan
        bewaren we ook je e-mailadres. Dat bevestig je eerst; anders wissen we het na drie dagen. In elke mail staat een link om aan te
        passen of te stoppen. Stop je, dan wissen we alles hiervan. We zien niet of je een mail opent.
      </p>
      <h2>Als je een vraag stelt</h2>
      <ul>
        <li>
          Je vraag lezen alleen jij en het team dat antwoordt. Een juridische vraag lezen alleen jij en de juridische helpdesk. In onze
          mails staat niets van je vraag.
        </li>
        <li>
          Zonder account bevestig je je vraag met je e-mailadres. Doe je dat niet, dan wissen we na twee dagen alles, ook bestanden.
          Negentig dagen nadat de vraag is gesloten, wissen we je adres.
        </li>
        <li>Twee jaar nadat de vraag is gesloten, wissen we de woorden, de bestanden en wie hem stelde.</li>
        <li>
          Terwijl je het formulier invult, rekent je browser even aan een puzzel. Die houdt machines tegen die duizenden vragen sturen. We
          zien er niets van jou of je apparaat door.
        </li>
        <li>
          Vroeg je een gesprek aan? Na negentig dagen wissen we hoe jullie elkaar bereiken, en na een jaar de hele aanvraag. Wil je niet
          meer gevonden worden? Een jaar later wissen we ook je profiel.
        </li>
      </ul>

      <h2>Als je een account hebt</h2>
      <p>Dan bewaren we:</p>
      <ul>
        <li>je naam en e-mailadres;</li>
        <li>je rol, en bij welke proeftuin of regio je hoort;</li>
        <li>wanneer en op welk soort apparaat je inlogde, zodat je dat zelf kunt zien en kunt beëindigen;</li>
        <li>de lessen die je schrijft, met elke versie die je instuurt;</li>
        <li>de mails die we je sturen;</li>
        <li>wie welk besluit nam en wanneer. Zo is later te zien hoe een les op de site kwam.</li>
      </ul>
      <p>
        Vroeg je toegang? Dan bewaren we ook je organisatie en wat je erbij schreef. In onze mails staat geen inhoud van lessen of
        berichten. Die lees je na het inloggen. Volg je iets, dan staan in de mail de titels van wat nieuw is op de site.
      </p>

      <h2>In een les</h2>
      <p>
        Bezoekers zien bij een les de proeftuin of regio, niet de naam van de schrijver. Een schrijver kan ook de proeftuin of regio
        verbergen. In een les horen geen namen en geen andere gegevens waaraan iemand te herkennen is. Alleen namen weghalen is daarvoor
        niet genoeg. Daarom leest altijd iemand anders mee voordat een les op de site komt.
      </p>
      <p>
        Herken je iemand in een les? Meld het onderaan die les, of via <a href="/contact">Hulp en contact</a>. De redactie kan een les
        direct van de site halen.
      </p>

      <h2>Cookies</h2>
      <p>We gebruiken alleen cookies die nodig zijn voor wat je zelf doet:</p>
      <ul>
        <li>één met het willekeurige getal van ‘Dit herken ik’, als je op die knop drukte. Hij blijft een jaar;</li>
        <li>één die onthoudt dat jij het bent, zolang je bent ingelogd;</li>
        <li>één zonder geheim, zodat de openbare pagina’s ‘Mijn pagina’ laten zien in plaats van ‘Inloggen’;</li>
        <li>één die een paar minuten de browser onthoudt waarin je een inloglink vroeg.</li>
      </ul>
      <p>
        Bij het inloggen tellen we hoe vaak het vanaf één netwerk wordt geprobeerd. Het adres van dat netwerk bewaren we alleen als code.
        Een inloglink werkt {signInMinutes} minuten. Na {idleDays} dagen zonder gebruik ben je uitgelogd, en na {absoluteDays} dagen altijd.
      </p>

      <h2>Je rechten</h2>
      <p>
        Je mag weten wat we van je bewaren. Je account, je vragen en je gesprekken download je zelf bij{' '}
        <a href="/mijn/gegevens">je gegevens</a>. Je mag het laten verbeteren en in veel gevallen laten wissen. Een geplaatste les blijft
        staan, ook zonder jouw naam.
      </p>
      <ContactWay about="privacy" />
      <MissingContactWay about="voor vragen over privacy" />
      <StillToFillIn>
        <ul>
          <li>Welke organisatie verantwoordelijk is voor deze gegevens, en hoe je de functionaris gegevensbescherming bereikt.</li>
          <li>Op welke grondslag de gegevens worden verwerkt.</li>
          <li>Hoe lang elk gegeven wordt bewaard.</li>
          <li>Bij welke partij de site draait en wie de mails verstuurt.</li>
        </ul>
      </StillToFillIn>
      <p>Kom je er met ons niet uit? Dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens.</p>
    </TextPage>
  )
}
