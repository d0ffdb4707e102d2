import type { Metadata } from 'next'
import { LinkPage, UnknownLink } from '#app/(portaal)/link-page.tsx'
import { FollowUpForm, FollowUpLesson } from '#components/gatherings/afterwards/follow-up-form.tsx'
import { ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { answerFollowUpAction, followUpLessonAction } from '#lib/gatherings/actions-afterwards.ts'
import { followUpRefusals, followUpWords } from '#lib/gatherings/copy-afterwards.ts'
import { followUpByLink, type FollowUpView } from '#lib/gatherings/queries-afterwards.ts'
import { currentActor } from '#lib/platform/session.ts'
import { formatDay } from '#lib/platform/time.ts'

type Props = { params: Promise<{ token: string }> }

// The address of this page holds a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Wat heb je ermee gedaan?', robots: { index: false }, referrer: 'same-origin' }

/** The one question of six weeks later. Only looks: mail scanners open links too, and must not answer for somebody. */
export default async function FollowUpPage({ params }: Props) {
  const { token } = await params
  const view = await followUpByLink(token, await currentActor())
  if (!view) return <UnknownLink sentence={followUpRefusals.unknown_link} />
  return (
    <LinkPage title="Wat heb je ermee gedaan?">
      <p>
        Je was op {formatDay(view.startsAt)} bij ‘{view.title}’.
      </p>
      {view.answer ? (
        <Answered view={view} answer={view.answer} token={token} />
      ) : (
        <FollowUpForm action={answerFollowUpAction} token={token} />
      )}
    </LinkPage>
  )
}

function Answered({ view, answer, token }: { view: FollowUpView; answer: NonNullable<FollowUpView['answer']>; token: string }) {
  return (
    <>
      <Notice tone="good" title="Dank je wel. Je antwoord is bewaard." live="status">
        <p>{followUpWords[answer].label}.</p>
        {view.text && <p>{view.text}</p>}
      </Notice>
      {view.hasAccount && (
        <section aria-labelledby="les">
          <h2 id="les">Kan een ander hier iets van leren?</h2>
          <LessonWay view={view} token={token} />
        </section>
      )}
    </>
  )
}

/** From the answer to a lesson, for who is signed in as the one who was asked. */
function LessonWay({ view, token }: { view: FollowUpView; token: string }) {
  if (view.lessonId)
    return (
      <p>
        <a href={`/mijn/lessen/${view.lessonId}`}>Ga verder met je les</a>
      </p>
    )
  if (!view.isOwn)
    return (
      <>
        <p>Maak van je antwoord een les. Daarvoor log je in met het account waarmee je was aangemeld.</p>
        <ButtonRow>
          <LinkButton href={`/inloggen?terug=${encodeURIComponent(`/vervolg/${token}`)}`} variant="line" icon="sign-in">
            Log in
          </LinkButton>
        </ButtonRow>
      </>
    )
  if (view.homes.length === 0)
    return <p>Je hoort nog bij geen proeftuin of regio. Vraag de redactie om je daaraan te verbinden, dan kun je een les schrijven.</p>
  return (
    <>
      <p>Je antwoord komt in een concept. Alleen jij ziet het, tot je het instuurt.</p>
      <FollowUpLesson action={followUpLessonAction} token={token} homes={view.homes} />
    </>
  )
}
