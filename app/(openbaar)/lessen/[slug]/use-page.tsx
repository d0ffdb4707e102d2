import { notFound } from 'next/navigation'
import type { ComponentType } from 'react'
import { Page } from '#components/layout/page.tsx'
import { PageHead, Sheet } from '#components/layout/sections.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { uptakeRefusals } from '#lib/lessons/copy-uptake.ts'
import { lessonToUse, type LessonToUse } from '#lib/lessons/queries-uptake-own.ts'
import { env } from '#lib/platform/env.ts'
import { requireActor } from '#lib/platform/session.ts'

type UsePageProps = {
  slug: string
  path: 'toepassen' | 'waarneming'
  title: string
  /** What just happened, in the place of the form. */
  said: string | undefined
  Form: ComponentType<{ lesson: LessonToUse }>
}

/** A form beside a lesson, for members: who cannot send it reads why, and what to do. */
export async function UsePage({ slug, path, title, said, Form }: UsePageProps) {
  const actor = await requireActor(`/lessen/${encodeURIComponent(slug)}/${path}`)
  const lesson = await lessonToUse(actor, slug)
  if (!lesson) notFound()
  return (
    <Page
      section="lessons"
      signedIn
      demo={env().DEMO === '1'}
      breadcrumb={[{ label: 'Lessen', href: '/lessen' }, { label: lesson.title, href: `/lessen/${slug}` }, { label: title }]}
    >
      <Sheet>
        <PageHead title={said ? 'Dank je wel' : title} intro={`Bij de les ‘${lesson.title}’.`} />
        {said ? (
          <Notice tone="good" live="status">
            <p>{said}</p>
            <p>
              <a href={`/lessen/${slug}#gebruik`}>Terug naar de les</a> of <a href="/mijn/toegepast">naar je overzicht</a>
            </p>
          </Notice>
        ) : (
          <Ways lesson={lesson} Form={Form} />
        )}
      </Sheet>
    </Page>
  )
}

function Ways({ lesson, Form }: { lesson: LessonToUse; Form: UsePageProps['Form'] }) {
  if (lesson.isOwn) return <Notice title="Dit is een les van jou">{uptakeRefusals.own_lesson}</Notice>
  if (lesson.regions.length === 0)
    return (
      <p>
        Je account hoort nog niet bij een regio of proeftuin. Vraag de <a href="/contact#redactie">redactie</a> om je erbij te zetten.
      </p>
    )
  return <Form lesson={lesson} />
}
