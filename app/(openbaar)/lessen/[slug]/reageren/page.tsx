import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { ReactionForm } from '#components/lessons/voices/reaction-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { lessonToAnswer } from '#lib/lessons/queries-voices.ts'
import { env } from '#lib/platform/env.ts'
import { formStamp, stampField, trapField } from '#lib/platform/form-guard.ts'
import { currentActor } from '#lib/platform/session.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Reageren op een les', robots: { index: false } }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const sent: Readonly<Record<string, { title: string; text: string }>> = {
  mail: {
    title: 'Kijk in je mail',
    text: 'We stuurden je een link. Bevestig daarmee je reactie. Daarna leest een redacteur hem, en dan komt hij onder de les.',
  },
  redactie: { title: 'Dank je wel', text: 'Een redacteur leest je reactie. Je krijgt een mail als hij onder de les staat.' },
}

export default async function ReactPage({ params, searchParams }: Props) {
  const [{ slug }, { verstuurd }, actor] = await Promise.all([params, searchParams, currentActor()])
  const lesson = await lessonToAnswer(slug)
  if (!lesson) notFound()
  const said = typeof verstuurd === 'string' && Object.hasOwn(sent, verstuurd) ? sent[verstuurd] : undefined
  return (
    <Page
      section="lessons"
      signedIn={actor !== null}
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: lesson.title, href: `/lessen/${slug}` }, { label: 'Reageren' }]}
    >
      <Sheet>
        <PageHead title={said ? said.title : 'Stel een vraag of vul aan'} intro={said ? undefined : `Bij de les ‘${lesson.title}’.`} />
        {said ? (
          <Notice tone="good">
            <p>{said.text}</p>
            <p>
              <a href={`/lessen/${slug}`}>Terug naar de les</a>
            </p>
          </Notice>
        ) : (
          <ReactionForm slug={slug} guard={{ trapName: trapField, stampName: stampField, stamp: formStamp() }} signedIn={actor !== null} />
        )}
      </Sheet>
    </Page>
  )
}
