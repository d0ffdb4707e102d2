import { Stack } from '#components/layout/sections.tsx'
import { ThreadLessonForm } from '#components/questions/open/thread-lesson.tsx'
import { ArrowLink } from '#components/ui/arrow-link.tsx'
import { vocabulary } from '#lib/lessons/queries.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { knowledgeOf } from '#lib/questions/queries-knowledge.ts'

/** Beside an answered question: what a next region can learn of it. Nothing for a legal one, and nothing before an answer. */
export async function ThreadKnowledge({ actor, threadId, isAsker }: { actor: Actor; threadId: string; isAsker: boolean }) {
  const knowledge = await knowledgeOf(actor, threadId)
  if (!knowledge) return null
  return (
    <section aria-labelledby="kennis">
      <h2 id="kennis">Kan een ander hier iets van leren?</h2>
      <Stack>
        {knowledge.state === 'made' ? (
          <Made lessonId={knowledge.lessonId} isOwn={knowledge.isOwn} />
        ) : (
          <Make {...{ threadId, isAsker, knowledge }} actor={actor} />
        )}
        {isAsker && (
          <p>
            <ArrowLink href={`/vragen/open/nieuw?vraag=${threadId}`}>Nog niet klaar? Zet hem als open vraag neer</ArrowLink>
          </p>
        )}
      </Stack>
    </section>
  )
}

function Made({ lessonId, isOwn }: { lessonId: string; isOwn: boolean }) {
  if (!isOwn) return <p>Er wordt een les van gemaakt.</p>
  return (
    <p>
      <a href={`/mijn/lessen/${lessonId}`}>Ga verder met de les</a>
    </p>
  )
}

type MakeProps = {
  actor: Actor
  threadId: string
  isAsker: boolean
  knowledge: { homes: { value: string; label: string }[]; credited: boolean | null }
}

async function Make({ threadId, isAsker, knowledge }: MakeProps) {
  if (knowledge.homes.length === 0) return <p>Je hoort nog bij geen proeftuin of regio. Vraag de redactie om je daaraan te verbinden.</p>
  const { tips } = await vocabulary()
  return (
    <>
      <p>
        Vraag en antwoord komen in een concept. {isAsker ? 'Alleen jij ziet het, tot je het instuurt.' : creditWords(knowledge.credited)}
      </p>
      <ThreadLessonForm
        threadId={threadId}
        homes={knowledge.homes}
        tips={tips.map(({ number, name }) => ({ value: String(number), label: `${number}. ${name}` }))}
      />
    </>
  )
}

function creditWords(credited: boolean | null): string {
  if (credited) return 'De vrager wil genoemd worden en schrijft mee.'
  return 'De vrager wil niet genoemd worden, of koos nog niet: de les laat niet zien waar de vraag vandaan komt.'
}
