'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Autosave, type SaveState } from '#components/lessons/writing/autosave.ts'
import { sameContent } from '#components/lessons/writing/lesson-fields.ts'
import { sendDraft } from '#components/lessons/writing/send-draft.ts'
import { differences } from '#components/lessons/writing/two-versions.ts'
import { UnsavedStore } from '#components/lessons/writing/unsaved-store.ts'
import type { Unsaved } from '#lib/lessons/schema-unsaved.ts'
import type { LessonContent } from '#lib/lessons/schema.ts'

export type ServerDraft = { content: LessonContent; version: number; savedAt: string }
export type LeftText = { key: string; unsaved: Unsaved }

export type Draft = {
  content: LessonContent
  /** Rises when another text was put in, so that editors begin anew with it. */
  edition: number
  state: SaveState<LessonContent>
  /** Text of an earlier visit that never reached the server. */
  left: LeftText | undefined
  change: (patch: Partial<LessonContent>) => void
  /** Saves all; gives the version that the server holds now, or undefined when that did not succeed. */
  flush: () => Promise<number | undefined>
  /** Goes on with the text that was chosen out of two. */
  choose: (chosen: LessonContent) => void
}

// A page that is closed at this very moment may still count as open.
const secondLook = 2_000

/** The lesson as it is being written on this page, kept on the server while one writes. */
export function useDraft(lessonId: string, userId: string, server: ServerDraft): Draft {
  const [store] = useState(() => new UnsavedStore(lessonId, userId))
  const [autosave] = useState(
    () =>
      new Autosave<LessonContent>(server, {
        send: (attempt) => sendDraft(lessonId, attempt),
        keep: (unsaved) => store.keep(unsaved),
        forget: () => store.forget(),
        same: sameContent,
        newKey: () => crypto.randomUUID(),
      }),
  )
  const state = useSyncExternalStore(autosave.subscribe, autosave.state, autosave.state)
  const [content, setContent] = useState(server.content)
  const [edition, setEdition] = useState(0)
  const latest = useRef(content)

  const put = useCallback((next: LessonContent) => {
    latest.current = next
    setContent(next)
    setEdition((before) => before + 1)
  }, [])

  useEffect(() => {
    if (autosave.adopt(server)) put(server.content)
  }, [autosave, put, server])

  const change = useCallback(
    (patch: Partial<LessonContent>) => {
      latest.current = { ...latest.current, ...patch }
      setContent(latest.current)
      autosave.write(latest.current)
    },
    [autosave],
  )
  const flush = useCallback(async () => ((await autosave.flush()) ? autosave.version : undefined), [autosave])

  useBrowser(autosave)
  const [left, nextLeft] = useLeftText(store, server.content)

  return {
    content,
    edition,
    state,
    left,
    change,
    flush,
    choose: (chosen) => {
      put(chosen)
      if (state.kind === 'elsewhere') return autosave.resolve(state.other, chosen)
      if (!left) return
      autosave.write(chosen)
      // Kept under the name of this page now, or equal to what the server holds.
      store.drop(left.key)
      nextLeft()
    },
  }
}

/** Saves when the page goes, tries again when the reader or the connection comes back, and warns for unsaved text. */
function useBrowser(autosave: Autosave<LessonContent>): void {
  useEffect(() => {
    const page = new AbortController()
    const { signal } = page
    const wake = () => autosave.wake()
    addEventListener('online', wake, { signal })
    addEventListener('focus', wake, { signal })
    addEventListener('pageshow', wake, { signal })
    addEventListener('pagehide', () => autosave.leave(), { signal })
    addEventListener('beforeunload', (event) => autosave.state().kind !== 'clean' && event.preventDefault(), { signal })
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? autosave.wake() : autosave.hurry()), {
      signal,
    })
    return () => {
      page.abort()
      autosave.leave()
      autosave.stop()
    }
  }, [autosave])
}

/** Text that an earlier page left behind, one after the other, as far as it differs from what the server holds. */
function useLeftText(store: UnsavedStore, held: LessonContent): [LeftText | undefined, () => void] {
  const [texts, setTexts] = useState<LeftText[]>([])
  const atStart = useRef(held)
  useEffect(() => {
    const page = new AbortController()
    const look = async () => {
      const left = await store.left()
      if (page.signal.aborted) return
      const differs = ({ unsaved }: LeftText) => differences(unsaved.base, unsaved.content, atStart.current).length > 0
      for (const text of left) if (!differs(text)) store.drop(text.key)
      setTexts(left.filter(differs))
    }
    void look()
    const again = setTimeout(() => void look(), secondLook)
    store.claim(page.signal)
    return () => {
      page.abort()
      clearTimeout(again)
    }
  }, [store])
  return [texts[0], () => setTexts((before) => before.slice(1))]
}
