import { LessonLinks, MaterialLinks } from '#components/gatherings/gathering-article.tsx'
import { Stack } from '#components/layout/sections.tsx'
import { promptWords } from '#lib/gatherings/copy-reflection.ts'
import type { ParticipantView, ReadNote } from '#lib/gatherings/queries-participants.ts'
import { prompts } from '#lib/gatherings/values.ts'

/** What is shared with who takes part. `fileHref`: where a file is fetched, for who has no account. */
export function Participants({ participants, fileHref }: { participants: ParticipantView; fileHref?: (id: string) => string }) {
  return (
    <>
      {participants.names.length > 0 && (
        <section aria-labelledby="deelnemers">
          <Stack gap="tight">
            <h2 id="deelnemers">Wie er ook komen</h2>
            <p>Alleen wie dat goed vindt, staat op deze lijst.</p>
            <ul>
              {participants.names.map((name, index) => (
                <li key={index}>{name}</li>
              ))}
            </ul>
          </Stack>
        </section>
      )}
      {participants.files.length + participants.links.length > 0 && (
        <section aria-labelledby="materiaal">
          <Stack gap="tight">
            <h2 id="materiaal">Materiaal</h2>
            <MaterialLinks materials={participants.files} links={participants.links} fileHref={fileHref} />
          </Stack>
        </section>
      )}
      {participants.lessons.length > 0 && (
        <section aria-labelledby="lessen">
          <Stack gap="tight">
            <h2 id="lessen">Wat we hiervan leerden</h2>
            <LessonLinks lessons={participants.lessons} />
          </Stack>
        </section>
      )}
    </>
  )
}

/** The board for who has no account: the notes under their questions, to read. */
export function BoardToRead({ notes }: { notes: readonly ReadNote[] }) {
  return (
    <section aria-labelledby="bord">
      <Stack gap="tight">
        <h2 id="bord">Het bord om samen terug te kijken</h2>
        <p>Je kunt meelezen. Wil je iets toevoegen? Vraag het de begeleider: die hangt een briefje voor je op.</p>
        {notes.length === 0 && <p>Er hangt nog niets.</p>}
        {prompts.map((prompt) => {
          const own = notes.filter((note) => note.prompt === prompt)
          if (own.length === 0) return null
          return (
            <section key={prompt} aria-labelledby={`bord-${prompt}`}>
              <h3 id={`bord-${prompt}`}>{promptWords[prompt].label}</h3>
              <ul>
                {own.map((note) => (
                  <li key={note.id}>{note.text}</li>
                ))}
              </ul>
            </section>
          )
        })}
      </Stack>
    </section>
  )
}
