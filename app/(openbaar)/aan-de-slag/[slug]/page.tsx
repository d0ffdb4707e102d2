import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { InstrumentList } from '#components/bundles/instrument-list.tsx'
import styles from '#components/bundles/tips.module.css'
import { Columns, ContactBlock, PageHead, Prose, SectionHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { LessonList } from '#components/lessons/lesson-list.tsx'
import { FollowLink } from '#components/people/follows/follow-link.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { instrumentsOfTip } from '#lib/bundles/queries-instruments.ts'
import { tipAt, type TipPage } from '#lib/bundles/queries-tips.ts'
import { isoDay } from '#lib/platform/time.ts'
import { pageMetadata } from '../../metadata.ts'
import { PublicPage } from '../../public-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

// The head and the body ask for the same tip: one reading of it.
const tipPage = cache(tipAt)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tip = await tipPage((await params).slug)
  if (!tip) return {}
  return pageMetadata({ title: tip.name, description: tip.text?.core ?? tip.name, path: `/aan-de-slag/${tip.slug}` })
}

export default async function TipPageView({ params }: Props) {
  const tip = await tipPage((await params).slug)
  if (!tip) notFound()
  const instruments = await instrumentsOfTip(tip.number)
  return (
    <PublicPage section="start" breadcrumb={[{ label: 'Aan de slag', href: '/aan-de-slag' }, { label: tip.name }]}>
      <Wrap>
        <PageHead title={tip.name} intro={tip.text?.core}>
          <p className={styles.quiet}>Tip {tip.number} van de tien</p>
          <p>
            <FollowLink topic={{ kind: 'tip', key: String(tip.number) }}>Volg deze tip per mail</FollowLink>
          </p>
        </PageHead>
      </Wrap>
      <Columns aside={<Aside tip={tip} />}>
        <Stack gap="wide">
          {tip.text && (
            <>
              <Prose>
                {tip.text.why.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </Prose>
              <section aria-labelledby="nu">
                <SectionHead id="nu" title="Dit kun je nu doen" />
                <ol role="list" className={styles.now}>
                  {tip.text.now.map((deed) => (
                    <li key={deed}>
                      <span>{deed}</span>
                    </li>
                  ))}
                </ol>
              </section>
            </>
          )}
          {instruments.length > 0 && (
            <section aria-labelledby="instrumenten">
              <SectionHead id="instrumenten" title="Wat je kunt gebruiken" href="/instrumenten" linkText="Alle instrumenten" />
              <InstrumentList instruments={instruments} level={3} today={isoDay(new Date())} small />
            </section>
          )}
          <section aria-labelledby="lessen">
            <SectionHead
              id="lessen"
              title="Lessen bij deze tip"
              href={tip.lessonCount > tip.lessons.length ? `/lessen?tip=${tip.number}` : undefined}
              linkText={`Alle ${tip.lessonCount} lessen`}
            />
            <LessonList lessons={tip.lessons} empty={<p>Hierover staat nog geen les. Leerde jij iets? Deel het.</p>} />
          </section>
        </Stack>
        <nav className={styles.beside} aria-label="Andere tips">
          {tip.before ? <a href={`/aan-de-slag/${tip.before.slug}`}>Vorige tip: {tip.before.name}</a> : <span />}
          {tip.after && <a href={`/aan-de-slag/${tip.after.slug}`}>Volgende tip: {tip.after.name}</a>}
        </nav>
      </Columns>
    </PublicPage>
  )
}

/** Who to involve, and who helps. */
function Aside({ tip }: { tip: TipPage }) {
  const { text } = tip
  return (
    <>
      {text && (
        <section aria-labelledby="erbij">
          <h2 id="erbij">Wie vraag je erbij?</h2>
          <ul>
            {text.involve.map((who) => (
              <li key={who}>{who}</li>
            ))}
          </ul>
        </section>
      )}
      <ContactBlock id="hulp" title={text?.help === 'legal_helpdesk' ? 'Vraag de juridische helpdesk' : 'Vraag het regioteam'}>
        {text?.help === 'legal_helpdesk' ? (
          <>
            <p>De helpdesk geeft antwoord op juridische vragen. Stuur nooit namen of gegevens van een gezin mee.</p>
            <ArrowLink href="/contact#juridische-helpdesk">Naar de juridische helpdesk</ArrowLink>
          </>
        ) : (
          <>
            <p>Het regioteam denkt mee. Het kent mensen in de proeftuinen die hier ervaring mee hebben, en brengt je met hen in contact.</p>
            <ArrowLink href="/contact#regioteam">Naar het regioteam</ArrowLink>
          </>
        )}
      </ContactBlock>
      <section aria-labelledby="ervaring" data-print="no">
        <h2 id="ervaring">Wie deed dit al?</h2>
        <p>Collega’s met ervaring vertellen je graag hoe het ging. Wie is ingelogd, ziet wie dat zijn.</p>
        <ArrowLink href={`/mensen?tip=${tip.number}`}>Mensen die dit deden</ArrowLink>
      </section>
      <section aria-labelledby="regio" data-print="no">
        <h2 id="regio">Hoe ver is jouw regio?</h2>
        <p>Houd per tip bij of jullie al begonnen zijn. Alleen mensen uit je regio en het regioteam zien het.</p>
        <ArrowLink href="/mijn/regio">Naar je regio</ArrowLink>
      </section>
    </>
  )
}
