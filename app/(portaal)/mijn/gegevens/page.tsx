import type { Metadata } from 'next'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { Block, Facts } from '#components/people/blocks.tsx'
import { ExperienceForm } from '#components/people/experience-form.tsx'
import { OrganisationButtons } from '#components/people/organisation-buttons.tsx'
import { OrganisationList } from '#components/people/organisation-list.tsx'
import { OwnNameForm } from '#components/people/own-name-form.tsx'
import { SessionList } from '#components/people/session-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { vocabulary } from '#lib/lessons/queries.ts'
import { signOutAction } from '#lib/people/actions-sign-in.ts'
import { roleNames } from '#lib/people/copy.ts'
import { ownPlaces, ownSessions } from '#lib/people/queries.ts'
import { ownProfile } from '#lib/people/queries-experience.ts'
import { ownOrganisations } from '#lib/people/queries-organisations.ts'
import { ownSecondFactor } from '#lib/people/queries-second-factor.ts'
import { env } from '#lib/platform/env.ts'
import { requireActor, sessionToken } from '#lib/platform/session.ts'
import { formatDate } from '#lib/platform/time.ts'

export const metadata: Metadata = { title: 'Je gegevens', robots: { index: false } }

export default async function OwnDataPage() {
  const actor = await requireActor('/mijn/gegevens')
  const [places, sessions, secondFactor, profile, words, organisations] = await Promise.all([
    ownPlaces(actor),
    ownSessions(actor, (await sessionToken()) ?? ''),
    ownSecondFactor(actor),
    ownProfile(actor),
    vocabulary(),
    ownOrganisations(actor),
  ])
  return (
    <Page
      section="mine"
      breadcrumb={[{ label: 'Mijn pagina', href: '/mijn' }, { label: 'Je gegevens' }]}
      demo={env().DEMO === '1'}
      signedIn
    >
      <Sheet>
        <PageHead title="Je gegevens" intro="Dit weten we van je, en hier ben je ingelogd." />
        <Stack gap="wide">
          <Block id="account" title="Je account">
            <Facts
              facts={[
                ['E-mailadres', actor.email],
                ['Rollen', actor.roles.map((role) => roleNames[role]).join(', ') || 'geen'],
                ['Proeftuinen en regio’s', places.join(', ') || 'geen'],
              ]}
            />
            <p>
              Klopt hier iets niet? <a href="/contact">Laat het ons weten</a>. Een redacteur past het aan.
            </p>
          </Block>
          <Block id="naam" title="Hoe je heet">
            <OwnNameForm name={actor.name} />
          </Block>
          <Block id="vindbaar" title="Vindbaar zijn">
            <p>Heb je ervaring waar een ander iets aan heeft? Dan kan die een gesprek met je aanvragen. Jij zegt ja of nee.</p>
            <ExperienceForm
              profile={profile}
              themes={words.themes.map(({ slug, name }) => ({ value: slug, label: name }))}
              tips={words.tips.map(({ number, name }) => ({ value: String(number), label: `${number}. ${name}` }))}
              audiences={words.audiences.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          </Block>
          <Block id="meenemen" title="Je gegevens meenemen">
            <p>
              Je account, je profiel, wat je volgt, je lessen en aanmeldingen, wat je toepast, je vragen en je gesprekken in één bestand. De
              tekst van een les haal je op haar eigen pagina. Namen van anderen en notities van het team staan er niet in.
            </p>
            <p>
              <a href="/mijn/gegevens/mijn-gegevens.json" download>
                Download je gegevens (JSON)
              </a>
            </p>
          </Block>
          <Block id="tweede-stap" title="Tweede stap bij het inloggen">
            <p>
              {secondFactor.confirmedAt
                ? `Staat aan sinds ${formatDate(secondFactor.confirmedAt)}. Je hebt nog ${secondFactor.codesLeft} herstelcodes.`
                : 'Staat uit. Met een code van je telefoon is je account ook veilig als iemand je mail kan lezen.'}
            </p>
            <p>
              <a href="/inloggen/tweede-stap?terug=/mijn/gegevens">
                {secondFactor.confirmedAt ? 'Stel een andere app in of maak nieuwe herstelcodes' : 'Stel de tweede stap in'}
              </a>
            </p>
          </Block>
          {organisations.coupled.length + organisations.others.length > 0 && (
            <Block id="organisaties" title="Inloggen met je werkaccount">
              <OrganisationList organisations={organisations.coupled} />
              {organisations.others.length > 0 && (
                <>
                  <p>Koppel je werkaccount. Daarna kun je ermee inloggen. Met een link in je mail kan het ook nog.</p>
                  <OrganisationButtons choices={organisations.others} verb="Koppel" query={{ koppel: '1' }} />
                </>
              )}
            </Block>
          )}
          <Block id="ingelogd" title="Waar je bent ingelogd">
            <SessionList sessions={sessions} now={new Date()} />
          </Block>
          <Block id="uitloggen" title="Uitloggen">
            <form action={signOutAction}>
              <Button icon="sign-out" variant="line">
                Log uit
              </Button>
            </form>
          </Block>
        </Stack>
      </Sheet>
    </Page>
  )
}
