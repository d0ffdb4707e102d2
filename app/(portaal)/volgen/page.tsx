import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet, Stack } from '#components/layout/sections.tsx'
import { FollowForm, VisitorFollowForm } from '#components/people/follows/follow-forms.tsx'
import { rhythmChoices } from '#components/people/follows/own-follows.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { kindPromises, kindWords } from '#lib/people/copy-follows.ts'
import { followStateOf, thingToFollow, type Followable } from '#lib/people/queries-follows.ts'
import { readFollowTopic } from '#lib/people/schema-follows.ts'
import { followLimits, followPath } from '#lib/people/values-follows.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { env } from '#lib/platform/env.ts'
import { formStamp, stampField, trapField } from '#lib/platform/form-guard.ts'
import { currentActor } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Volgen', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where one follows one thing, signed in or by mail. Not one of the kept pages: its form is made for this look. */
export default async function FollowPage({ searchParams }: Props) {
  const [params, actor] = await Promise.all([searchParams, currentActor()])
  const topic = readFollowTopic(params)
  const thing = topic && (await thingToFollow(topic))
  if (!thing && !params.verstuurd) notFound()
  return (
    <Page
      signedIn={actor !== null}
      demo={env().DEMO === '1'}
      breadcrumb={[...(thing ? [{ label: thing.name, href: thing.href }] : []), { label: 'Volgen' }]}
    >
      <Sheet>
        {params.verstuurd ? (
          <>
            <PageHead title="Kijk in je mail" />
            <Notice tone="good">
              <p>We stuurden je een link. Bevestig daarmee dat je dit wilt volgen. De link werkt {followLimits.confirmDays} dagen.</p>
              <p>{thing ? <a href={thing.href}>Terug naar {thing.name}</a> : <a href="/lessen">Naar de lessen</a>}</p>
            </Notice>
          </>
        ) : (
          thing && (actor ? <ForMember actor={actor} thing={thing} /> : <ForVisitor thing={thing} />)
        )}
      </Sheet>
    </Page>
  )
}

const title = ({ name }: Followable) => `Volg ${name.charAt(0).toLowerCase()}${name.slice(1)}`

// Said where it is chosen: the next theme that is followed would change it for this one too.
const hint = ({ kind }: Followable) => `Dit geldt voor alle ${kindWords[kind].toLowerCase()} die je volgt. Je kunt het later aanpassen.`

async function ForMember({ actor, thing }: { actor: Actor; thing: Followable }) {
  const state = await followStateOf(actor, thing)
  return (
    <Stack>
      <PageHead title={title(thing)} intro={kindPromises[thing.kind]} />
      {state.follows && (
        <Notice tone="info">
          <p>
            Je volgt dit al. <a href="/mijn/volgen">Bekijk alles wat je volgt</a>
          </p>
        </Notice>
      )}
      <FollowForm
        topic={{ kind: thing.kind, key: thing.key }}
        rhythms={rhythmChoices(false)}
        hint={hint(thing)}
        rhythm={state.rhythm ?? 'weekly'}
        label={state.follows ? 'Bewaar' : 'Volg dit'}
      />
    </Stack>
  )
}

function ForVisitor({ thing }: { thing: Followable }) {
  return (
    <Stack>
      <PageHead title={title(thing)} intro={kindPromises[thing.kind]} />
      <p>
        Heb je een account? <a href={`/inloggen?terug=${encodeURIComponent(followPath(thing))}`}>Log eerst in</a>
      </p>
      <VisitorFollowForm
        topic={{ kind: thing.kind, key: thing.key }}
        rhythms={rhythmChoices(false)}
        hint={hint(thing)}
        guard={{ trapName: trapField, stampName: stampField, stamp: formStamp() }}
      />
    </Stack>
  )
}
