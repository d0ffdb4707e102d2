import type { Answer, Attempt } from '#components/lessons/writing/autosave.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'

// A browser lets requests that outlive their page carry 64 kB together.
const mostAfterLeaving = 60_000
const patience = 20_000

/** Sends the text to the server. Whatever comes back that is no clear answer counts as no answer. */
export async function sendDraft(lessonId: string, attempt: Attempt<LessonContent>): Promise<Answer<LessonContent>> {
  const body = JSON.stringify({ lessonId, ...attempt })
  let response: Response
  try {
    response = await fetch(`/api/lessen/${lessonId}/concept`, {
      method: 'PUT',
      body,
      headers: { 'Content-Type': 'application/json' },
      keepalive: new Blob([body]).size < mostAfterLeaving,
      signal: AbortSignal.timeout(patience),
    })
  } catch {
    return { state: 'unreachable', fault: 'connection' }
  }
  if (response.status === 413) return { state: 'refused', message: 'De les is te groot om op te slaan. Maak de tekst korter.' }
  if (![200, 400, 401, 409, 422].includes(response.status)) return { state: 'unreachable', fault: 'server' }
  try {
    return (await response.json()) as Answer<LessonContent>
  } catch {
    return { state: 'unreachable', fault: 'server' }
  }
}
