import { Notice } from '#components/ui/notice.tsx'

const sentences: Readonly<Record<string, { title: string; text: string }>> = {
  geplaatst: { title: 'De les is geplaatst', text: 'Iedereen kan hem nu lezen. De schrijver heeft een mail gekregen.' },
  terug: { title: 'De les is terug bij de schrijver', text: 'De schrijver heeft een mail gekregen en leest jouw bericht naast de tekst.' },
  'niet-geplaatst': { title: 'De les wordt niet geplaatst', text: 'De schrijver heeft een mail gekregen en leest jouw uitleg.' },
  gepland: { title: 'De les wordt vanzelf geplaatst', text: 'De schrijver heeft een mail gekregen en ziet wanneer.' },
  bevestigd: { title: 'De les blijft weg', text: 'De schrijver heeft een mail gekregen.' },
  teruggezet: { title: 'De les staat weer op de site', text: 'De schrijver heeft een mail gekregen.' },
  samengevoegd: {
    title: 'De lessen zijn samengevoegd',
    text: 'Wie deze les opent, komt nu bij de andere. De schrijver heeft een mail gekregen.',
  },
  gescheiden: { title: 'De les staat weer apart op de site', text: 'De schrijver heeft een mail gekregen.' },
  teruggetrokken: { title: 'De les is teruggetrokken', text: 'Bezoekers zien hem niet meer. De schrijver heeft een mail gekregen.' },
}

type DecisionNoticeProps = {
  decision: string | string[] | undefined
  publicSlug: string | null
  /** The list that was read from, as '?soort=vraag'. */
  queue: string
}

/** What just happened, after the form led back here. */
export function DecisionNotice({ decision, publicSlug, queue }: DecisionNoticeProps) {
  const said = typeof decision === 'string' && Object.hasOwn(sentences, decision) ? sentences[decision] : undefined
  if (!said) return null
  return (
    <Notice tone="good" title={said.title} level={2} live="status">
      <p>
        {said.text} {decision === 'geplaatst' && publicSlug && <a href={`/lessen/${publicSlug}`}>Bekijk de les op de site</a>}
      </p>
      <p>
        <a href={`/redactie${queue}`}>Terug naar wat er te lezen is</a>
      </p>
    </Notice>
  )
}
