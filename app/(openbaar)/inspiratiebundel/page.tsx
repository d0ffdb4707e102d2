import type { Metadata } from 'next'
import { PrinciplePath, WaitingPrinciples } from '#components/bundles/path.tsx'
import styles from '#components/bundles/path.module.css'
import { PageHead, Prose, Stack, Wrap } from '#components/layout/sections.tsx'
import { Button, ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { allPrinciples } from '#lib/bundles/queries-elements.ts'
import { countedNumber } from '../counted.ts'
import { pageMetadata } from '../metadata.ts'
import placeStyles from '../places.module.css'
import { PublicPage } from '../public-page.tsx'

export const dynamic = 'force-dynamic'

const description = 'Welke houding en welk gedrag helpt een gezin? Principes voor het handelen, om doorheen te struinen.'

export const generateMetadata = (): Metadata => pageMetadata({ title: 'Inspiratiebundel', description, path: '/inspiratiebundel' })

export default async function InspirationPage() {
  const { principles, waiting } = await allPrinciples()
  return (
    <PublicPage section="inspiration" breadcrumb={[{ label: 'Inspiratiebundel' }]}>
      <Wrap>
        <PageHead
          title="Inspiratiebundel"
          intro="Principes voor het handelen. Je hoeft niet vooraan te beginnen: struin, blijf waar het je raakt en klik door waar het dat niet doet."
        >
          <ButtonRow>
            <LinkButton href="/inspiratiebundel/verras-me" icon="arrow-right" rel="nofollow">
              Verras me
            </LinkButton>
          </ButtonRow>
        </PageHead>
        <Stack gap="wide">
          <div className={styles.principles}>
            {principles.map((principle) => (
              <section key={principle.slug} aria-labelledby={principle.slug}>
                <h2 id={principle.slug}>
                  <a href={`/inspiratiebundel/${principle.slug}`}>{principle.name}</a>
                </h2>
                {principle.elements.length > 0 ? <PrinciplePath principle={principle} /> : <p>Hier komt nog tekst.</p>}
              </section>
            ))}
          </div>
          <p data-forget hidden>
            Wat je las, is alleen in deze browser bewaard.{' '}
            <Button type="button" variant="quiet" small>
              Vergeet waar ik was
            </Button>
          </p>
          {waiting > 0 && (
            <section aria-labelledby="volgt">
              <h2 id="volgt">Er komen er nog {countedNumber(waiting)}</h2>
              <Stack>
                <p>De bundel heeft zes principes. De andere namen en teksten volgen van het programmateam.</p>
                <WaitingPrinciples count={waiting} from={principles.length + 1} />
              </Stack>
            </section>
          )}
        </Stack>
        <div className={placeStyles.below}>
          <Prose>
            <h2>Over deze bundel</h2>
            <p>
              Wat vraagt het van je om te werken met en voor kinderen, families en huishoudens als het misschien onveilig is? Welke houding
              en welk gedrag helpt, en wat kun je beter laten? Hoe ziet dat eruit? En wat kunnen leidinggevenden doen?
            </p>
            <p>
              K2 maakte de Inspiratiebundel voor het landelijke programmateam, met en voor de praktijk. Er dacht een groep mee: mensen met
              eigen ervaring, professionals binnen en buiten de proeftuinen, deskundigen en het ondersteuningsteam. Er waren veel
              gesprekken. In verdiepende sessies zijn de principes nagespeeld en geoefend.
            </p>
            <p>De bundel is voor professionals en voor leidinggevenden. Hij beschrijft niet alleen: je kunt het zien, horen en oefenen.</p>
          </Prose>
        </div>
      </Wrap>
      <script type="module" src="/wandeling.js" />
    </PublicPage>
  )
}
