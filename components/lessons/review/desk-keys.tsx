'use client'

import { useEffect, useRef, useState } from 'react'
import styles from '#components/lessons/review/desk-keys.module.css'
import { Button } from '#components/ui/button.tsx'
import { ScriptButton } from '#components/ui/script-button.tsx'

const storeKey = 'redactie-toetsen'
const keys = [
  ['j', 'naar de volgende les in de lijst'],
  ['k', 'naar de vorige les in de lijst'],
  ['o', 'open de les'],
  ['c', 'zeg dat je de les leest'],
  ['?', 'toon deze uitleg'],
] as const

/**
 * Single keys for who reads a lot. They do nothing while somebody types or holds a modifier, and can be switched off
 * (WCAG 2.1.4): speech input would press them by accident. Everything works with tab and enter too.
 */
export function DeskKeys() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setOn] = useState(true)

  useEffect(showOpenRow, [])
  useEffect(() => setOn(localStorage.getItem(storeKey) !== 'uit'), [])
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const done = event.key === '?' ? show(dialog.current) : deeds[event.key]?.()
      if (done) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])

  function change(on: boolean) {
    setOn(on)
    if (on) localStorage.removeItem(storeKey)
    else localStorage.setItem(storeKey, 'uit')
  }

  return (
    <div className={styles.keys}>
      <ScriptButton variant="quiet" small onClick={() => show(dialog.current)}>
        Sneltoetsen
      </ScriptButton>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="sneltoetsen">
        <h2 id="sneltoetsen">Sneltoetsen</h2>
        <dl>
          {keys.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <label className={styles.choice}>
          <input type="checkbox" checked={isOn} onChange={(event) => change(event.currentTarget.checked)} />
          <span>Sneltoetsen staan aan op dit apparaat</span>
        </label>
        <Button type="button" onClick={() => dialog.current?.close()}>
          Sluit
        </Button>
      </dialog>
    </div>
  )
}

function show(dialog: HTMLDialogElement | null): true {
  dialog?.showModal()
  return true
}

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>('[data-queue] a')].filter((link) => link.checkVisibility())

/** From the row that has the focus, or else from the lesson that lies open. */
function step(by: 1 | -1): boolean {
  const links = rows()
  const at = links.findIndex((link) => link === document.activeElement)
  const from = at >= 0 ? at : links.findIndex((link) => link.ariaCurrent === 'page')
  const next = links[from < 0 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, from + by))]
  next?.focus()
  return next !== undefined
}

/** In a list that scrolls by itself the lesson that lies open is in sight, with what stands before it. */
function showOpenRow() {
  const list = document.querySelector<HTMLElement>('[data-queue]')
  const row = list?.querySelector('[aria-current="page"]')?.closest<HTMLElement>('li')
  if (list && row) list.scrollTop = row.offsetTop - list.clientHeight / 3
}

function press(element: HTMLElement | undefined | null): boolean {
  element?.click()
  return Boolean(element)
}

const deeds: Readonly<Record<string, (() => boolean) | undefined>> = {
  j: () => step(1),
  k: () => step(-1),
  o: () => press(rows().find((link) => link === document.activeElement)),
  c: () => press(document.querySelector<HTMLElement>('[data-key="claim"]')),
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
}
