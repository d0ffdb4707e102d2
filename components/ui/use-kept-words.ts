import { useEffect, useRef, type FormEvent } from 'react'

/**
 * Keeps what is typed in a text area in this tab until it is closed, so that a long message survives a session that ended
 * or a page that was left by mistake. Gives the props of the text area.
 * @param name of what is written about: the same name brings the same words back
 */
export function useKeptWords(name: string) {
  const ref = useRef<HTMLTextAreaElement>(null)
  const key = `woorden:${name}`
  useEffect(() => {
    const field = ref.current
    if (field?.value !== '') return
    try {
      field.value = sessionStorage.getItem(key) ?? ''
    } catch {
      // No storage: then nothing was kept either.
    }
  }, [key])
  const onInput = (event: FormEvent<HTMLTextAreaElement>) => {
    try {
      sessionStorage.setItem(key, event.currentTarget.value)
    } catch {
      // The words still stand in the field.
    }
  }
  return { ref, onInput }
}
