import type { Metadata } from 'next'
import { AgendaShort } from '#components/gatherings/agenda-list.tsx'
import { Columns, ContactBlock, SectionHead, Strip, Welcome, Wrap } from '#components/layout/sections.tsx'
import { numberFromNorth } from '#components/sites/site-list.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { nextGatherings } from '#lib/gatherings/queries.ts'
import { feedFacets, feedPage } from '#lib/lessons/queries-feed.ts'
import { countLessons, latestLessons } from '#lib/lessons/queries.ts'
import { publicOpenQuestions } from '#lib/questions/queries-open.ts'
import { allSites } from '#lib/sites/queries.ts'
import { LessonList } from './drawn-lessons.tsx'
import { SiteList, SiteMap } from './drawn-sites.tsx'
import { FollowFeeds } from './follow-feeds.tsx'
import { countedNumber } from './counted.ts'
import styles from './home.module.css'
import { pageMetadata } from './metadata.ts'
import { OpenQuestions, WaitingQuestions } from './open-questions.tsx'
import { PublicPage } from './public-page.tsx'
import { ThemeBand } from './theme-band.tsx'

export const dynamic = 'force-dynamic'

const newLessons = 5
const openQuestions = 3
const nextOnes = 3

export function generateMetadata(): Metadata {
  const title = 'Proeftuin: leren over kind- en gezinsbescherming'
  const description = 'Proeftuinen en regio’s leren hier van elkaar: wat lukt, wat moeilijk is en wat zij nu anders doen voor gezinnen.'
  return { ...pageMetadata({ title, description, path: '/', feeds: true }), title: { absolute: title } }
}

export default async function HomePage() {
  const now = new Date()
  const [sites, lessons, total, facets, questions, gatherings, waiting] = await Promise.all([
    allSites(),
    latestLessons(newLessons),
    countLessons(),
    feedFacets({ q: '', vanaf: '' }),
    feedPage({ q: '', vanaf: '', soort: 'vraag' }),
    nextGatherings(nextOnes, now),
    publicOpenQuestions(openQuestions),
  ])
  const numbered = numberFromNorth(sites)
  return (
    <PublicPage>
      <Welcome
        title="Wat leren we van elkaar?"
        intro={`In ${countedNumber(sites.length)} proeftuinen werken mensen op een nieuwe manier samen met gezinnen. Hier lees je wat lukt, wat moeilijk is en wat zij nu anders doen.`}
        picture={<SiteMap sites={numbered} />}
      >
        <ButtonRow>
          <LinkButton icon="pencil" href="/mijn/lessen">
            Deel een les
          </LinkButton>
          <ArrowLink href="/lessen">Blader door de lessen</ArrowLink>
        </ButtonRow>
        <SearchForm action="/lessen" label="Waar wil je iets over weten?" suggestFrom="/zoeken/suggesties.json" />
      </Welcome>
      <Strip id="proeftuinen" title={`De ${countedNumber(sites.length)} proeftuinen`}>
        <SiteList sites={numbered} />
      </Strip>
      <Columns
        aside={
          <>
            {gatherings.length > 0 && (
              <section aria-labelledby="eerstvolgende-bijeenkomsten">
                <h2 id="eerstvolgende-bijeenkomsten">Eerstvolgende bijeenkomsten</h2>
                <AgendaShort gatherings={gatherings} now={now} />
                <ArrowLink href="/bijeenkomsten">Alle bijeenkomsten</ArrowLink>
              </section>
            )}
            <ContactBlock id="vraag-het-ons" title="Vraag het ons">
              <dl>
                <div>
                  <dt>Regioteam</dt>
                  <dd>Beginnen in je eigen regio? Het regioteam denkt mee.</dd>
                </div>
                <div>
                  <dt>Juridische helpdesk</dt>
                  <dd>Voor vragen over privacy en de wet.</dd>
                </div>
              </dl>
              <p>
                <ArrowLink href="/contact">Bekijk wie je helpt</ArrowLink>
              </p>
            </ContactBlock>
          </>
        }
      >
        <section aria-labelledby="nieuw-geleerd">
          <SectionHead
            id="nieuw-geleerd"
            title="Nieuw geleerd"
            href="/lessen"
            linkText={total === 1 ? 'Bekijk de les' : `Alle ${total} lessen`}
          />
          <LessonList lessons={lessons} leadFirst empty={<p>Er staan nog geen lessen. Deel jij de eerste?</p>} />
        </section>
      </Columns>
      <Wrap>
        <div className={styles.further}>
          <OpenQuestions questions={questions.lessons.slice(0, openQuestions)} more={questions.lessons.length > openQuestions} />
          <WaitingQuestions questions={waiting} />
          <FollowFeeds />
        </div>
      </Wrap>
      <ThemeBand themes={facets.thema} statuses={facets.status} />
    </PublicPage>
  )
}
