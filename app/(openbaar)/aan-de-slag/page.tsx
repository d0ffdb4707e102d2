import type { Metadata } from 'next'
import styles from '#components/bundles/tips.module.css'
import { PageHead, Prose, Wrap } from '#components/layout/sections.tsx'
import { allTips } from '#lib/bundles/queries-tips.ts'
import { countedLessons } from '../counted.ts'
import { pageMetadata } from '../metadata.ts'
import placeStyles from '../places.module.css'
import { PublicPage } from '../public-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Tien tips voor regio’s die anders willen werken: wat je nu kunt doen, wat je daarbij helpt en wie je erbij vraagt.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Aan de slag', description, path: '/aan-de-slag' })

export default async function TipsPage() {
  const tips = await allTips()
  return (
    <PublicPage section="start" breadcrumb={[{ label: 'Aan de slag' }]}>
      <Wrap>
        <PageHead title="Aan de slag" intro="Tien tips om te beginnen. Ook zonder proeftuin kun je morgen een stap zetten." />
        <ol role="list" className={styles.tips}>
          {tips.map((tip) => (
            <li key={tip.slug}>
              <span className={styles.number} aria-hidden="true">
                {tip.number}
              </span>
              <div>
                <h2>
                  <a href={`/aan-de-slag/${tip.slug}`}>{tip.name}</a>
                </h2>
                {tip.text && <p>{tip.text.core}</p>}
                {tip.lessonCount > 0 && <p className={styles.quiet}>{countedLessons(tip.lessonCount)}</p>}
              </div>
            </li>
          ))}
        </ol>
        <div className={placeStyles.below}>
          <Prose>
            <h2>Waar komen deze tips vandaan?</h2>
            <p>
              Het Toekomstscenario kind- en gezinsbescherming is in 2021 gemaakt, in opdracht van de ministeries van JenV en VWS en de VNG.
              Het schetst hoe de bescherming van kinderen en gezinnen er over vijf tot tien jaar uit kan zien. De reden: hulp moet op tijd
              komen, passen en samenhangen. Dat lukt nu niet altijd.
            </p>
            <p>
              Een gezin krijgt een vast aanspreekpunt. Daarachter staat een regionaal veiligheidsteam.{' '}
              <a href="/proeftuinen">Proeftuinen</a> proberen dat uit, elk op een eigen manier, vanuit één visie.
            </p>
            <h2>Houd bij hoe ver je regio is</h2>
            <p>
              Heb je een account? Dan zie je bij <a href="/mijn/regio">je regio</a> per tip of jullie al begonnen zijn. Alleen mensen uit je
              regio en het regioteam zien dat.
            </p>
            <h2>Iets om mee te nemen</h2>
            <p>
              Bij elke tip staan <a href="/instrumenten">instrumenten</a> die je meteen kunt gebruiken. De redactie maakte ook{' '}
              <a href="/bundels">bundels</a> van lessen die bij elkaar horen.
            </p>
          </Prose>
        </div>
      </Wrap>
    </PublicPage>
  )
}
