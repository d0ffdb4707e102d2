'use client'

import { useEffect } from 'react'
import { VersionChoice } from '#components/lessons/writing/version-choice.tsx'
import type { Draft } from '#components/lessons/writing/use-draft.ts'
import type { Vocabulary } from '#lib/lessons/queries.ts'
import { formatRecent } from '#lib/platform/time.ts'

type TwoTextsProps = { draft: Draft; words: Vocabulary; userId: string }

/** In place of the form, as long as there are two texts of this lesson and the writer has not chosen. */
export function TwoTexts({ draft, words, userId }: TwoTextsProps) {
  const { state, left, content, choose } = draft
  useEffect(() => document.getElementById('twee-teksten')?.focus(), [])

  if (state.kind === 'elsewhere') {
    const { other, base, mine } = state
    const own = other.savedById === userId
    return (
      <VersionChoice
        key={other.version}
        title="Deze les is intussen ergens anders gewijzigd"
        mineLabel="mijn tekst op deze pagina"
        otherLabel={own ? 'mijn tekst van de andere plek' : `de tekst van ${other.savedByName}`}
        base={base}
        mine={mine}
        other={other.content}
        words={words}
        onChoose={choose}
      >
        {`${own ? 'Jij bewaarde zelf een andere tekst' : `${other.savedByName} bewaarde een andere tekst`}, ${formatRecent(new Date(other.savedAt), new Date())}${own ? ', in een ander tabblad of op een ander apparaat' : ''}. Hieronder staan beide teksten.`}
      </VersionChoice>
    )
  }
  if (!left) return null
  return (
    <VersionChoice
      key={left.key}
      title="Hier staat nog tekst die niet was opgeslagen"
      mineLabel="de tekst uit deze browser"
      otherLabel="de opgeslagen tekst"
      base={left.unsaved.base}
      mine={left.unsaved.content}
      other={content}
      words={words}
      onChoose={choose}
    >
      {`Je schreef deze tekst ${formatRecent(new Date(left.unsaved.keptAt), new Date())} op dit apparaat, maar hij kwam niet op de server aan.`}
    </VersionChoice>
  )
}
