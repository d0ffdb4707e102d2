import type { Metadata } from 'next'
import { PageHead, SectionHead, Stack, Wrap } from '#components/layout/sections.tsx'
import { ReviewQuestions } from '#components/lessons/dates/review-questions.tsx'
import { AskedOpinions } from '#components/lessons/opinions/asked-opinions.tsx'
import { UptakeQuestions } from '#components/lessons/uptake/own-uptake.tsx'
import { OwnLessons } from '#components/lessons/writing/own-lessons.tsx'
import { StartLesson } from '#components/lessons/writing/start-lesson.tsx'
import { InvitationList } from '#components/questions/conversations/conversation-lists.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { Button } from '#components/ui/button.tsx'
import { mayReview } from '#lib/lessons/policy.ts'
import { opinionsAskedOf } from '#lib/lessons/queries-desk.ts'
import { reviewQuestions } from '#lib/lessons/queries-dates.ts'
import { uptakeQuestions } from '#lib/lessons/queries-uptake-own.ts'
import { ownLessons, type OwnLessonRow } from '#lib/lessons/queries-writing.ts'
import { signOutAction } from '#lib/people/actions-sign-in.ts'
import { hasRole, type Actor } from '#lib/platform/actor.ts'
import { requireActor } from '#lib/platform/session.ts'
import { mayManageRoutes, mayOpenTray, mayReadLegalDrafts } from '#lib/questions/policy.ts'
import { invitationsOf } from '#lib/questions/queries-conversations.ts'
import { homesOf } from '#lib/sites/queries.ts'
import styles from './own-work.module.css'
import { PortalPage } from './portal-page.tsx'

export const metadata: Metadata = { title: 'Mijn pagina', robots: { index: false } }

const shown = 5

/** What waits for the writer, then the newest work. */
const urgentFirst = (lessons: readonly OwnLessonRow[]) =>
  lessons.toSorted((one, other) => Number(other.status === 'returned') - Number(one.status === 'returned'))

export default async function OwnPage() {
  const actor = await requireActor('/mijn')
  const [lessons, homes, questions, opinions, invitations, howItWent] = await Promise.all([
    ownLessons(actor),
    homesOf(actor),
    reviewQuestions(actor),
    opinionsAskedOf(actor),
    invitationsOf(actor),
    uptakeQuestions(actor),
  ])
  const waiting = invitations.filter(({ answer }) => answer === null)
  return (
    <PortalPage breadcrumb={[{ label: 'Mijn pagina' }]}>
      <Wrap>
        <div className={styles.page}>
          <div>
            <PageHead
              title={`Welkom, ${actor.name}`}
              intro="Schrijf op wat jullie leerden, ook als het misging. Een ander hoeft het dan niet opnieuw te ontdekken."
            />
            <Stack gap="wide">
              <ReviewQuestions questions={questions} />
              <UptakeQuestions questions={howItWent} />
              <AskedOpinions asked={opinions} />
              {waiting.length > 0 && (
                <section aria-labelledby="gevraagd">
                  <SectionHead id="gevraagd" title="Iemand wil je spreken" href="/gesprekken" linkText="Al je gesprekken" />
                  <InvitationList invitations={waiting} />
                </section>
              )}
              <StartLesson homes={homes} />
              <section aria-labelledby="lessen">
                <SectionHead id="lessen" title="Je lessen" href={lessons.length > 0 ? '/mijn/lessen' : undefined} linkText="Al je lessen" />
                <OwnLessons lessons={urgentFirst(lessons).slice(0, shown)} now={new Date()} />
              </section>
            </Stack>
          </div>
          <OwnPlaces actor={actor} />
        </div>
      </Wrap>
    </PortalPage>
  )
}

/** Where somebody with these roles can go from here. */
function OwnPlaces({ actor }: { actor: Actor }) {
  const places = [
    ...(mayReview(actor)
      ? [
          { href: '/redactie', label: 'Naar de redactietafel' },
          { href: '/redactie/zoekwoorden', label: 'Zoekwoorden' },
        ]
      : []),
    ...(mayReadLegalDrafts(actor) ? [{ href: '/juridisch-werk', label: 'Naar de juridische antwoorden' }] : []),
    ...(mayManageRoutes(actor) ? [{ href: '/beheer/vragen', label: 'Waar vragen heen gaan' }] : []),
    ...(hasRole(actor, 'administrator', 'curator') ? [{ href: '/beheer', label: 'Naar beheer' }] : []),
    { href: '/vragen', label: mayOpenTray(actor) ? 'Vragen beantwoorden en stellen' : 'Je vragen' },
    { href: '/mijn/aanmeldingen', label: 'Je aanmeldingen' },
    { href: '/mijn/bijeenkomsten', label: 'Bijeenkomsten organiseren' },
    { href: '/mijn/regio', label: 'Hoe ver is je regio?' },
    { href: '/mijn/toegepast', label: 'Toegepast en gezien' },
    { href: '/mijn/bundels', label: 'Je bundels' },
    { href: '/mijn/volgen', label: 'Wat je volgt' },
    { href: '/gesprekken', label: 'Gesprekken' },
    { href: '/mensen', label: 'Mensen met ervaring' },
    { href: '/mijn/gegevens', label: 'Je gegevens' },
  ]
  return (
    <nav aria-labelledby="verder" className={styles.places}>
      <h2 id="verder">Verder</h2>
      <ul role="list">
        {places.map(({ href, label }) => (
          <li key={href}>
            <ArrowLink href={href}>{label}</ArrowLink>
          </li>
        ))}
      </ul>
      <form action={signOutAction}>
        <Button variant="line" small icon="sign-out">
          Log uit
        </Button>
      </form>
    </nav>
  )
}
