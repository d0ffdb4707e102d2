'use client'

import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/core'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import type { Tool, ToolGroup } from '#components/rich-text/editor-tools.ts'
import styles from '#components/rich-text/rich-text-editor.module.css'

type EditorToolbarProps = {
  editor: Editor
  label: string
  controls: string
  /** Asked at every change, because what a button does depends on the place of the cursor. */
  groups: (editor: Editor) => ToolGroup[]
  toolbar?: RefObject<HTMLDivElement | null>
  className: string | undefined
}

/**
 * The buttons of the editor: one stop for Tab, arrow keys from button to button, Escape back to the text.
 * Pattern: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function EditorToolbar({ editor, label, controls, groups, toolbar, className }: EditorToolbarProps) {
  // Redraws only when a button changes, not at every letter.
  const shown = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      groups(current).map((group) => ({
        id: group.id,
        label: group.label,
        tools: group.tools.map(({ id, label: words, pressed, disabled }) => ({ id, label: words, pressed, disabled })),
      })),
  })
  const [chosen, setChosen] = useState('')
  const ids = shown.flatMap((group) => group.tools.map((tool) => tool.id))
  const stop = ids.includes(chosen) ? chosen : ids[0]

  if (shown.length === 0) return null

  function press(id: string) {
    const tool = groups(editor)
      .flatMap((group) => group.tools)
      .find((candidate) => candidate.id === id)
    if (tool && !tool.disabled) tool.run()
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Escape') {
      event.preventDefault()
      editor.commands.focus()
      return
    }
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = nextIndex(event.key, at, buttons.length)
    if (next === undefined) return
    event.preventDefault()
    buttons[next]?.focus()
  }

  return (
    <div
      ref={toolbar}
      className={className}
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      onKeyDown={onKeyDown}
      // The chosen words must stay chosen when a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
    >
      {shown.map((group) => (
        <div key={group.id} className={styles.group} role="group" aria-label={group.label}>
          {group.tools.map((tool) => (
            <ToolButton
              key={tool.id}
              tool={tool}
              isStop={tool.id === stop}
              onFocus={() => setChosen(tool.id)}
              onPress={() => press(tool.id)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type ToolButtonProps = {
  tool: Pick<Tool, 'id' | 'label' | 'pressed' | 'disabled'>
  isStop: boolean
  onFocus: () => void
  onPress: () => void
}

function ToolButton({ tool, isStop, onFocus, onPress }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      data-tool={tool.id}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={tool.pressed}
      // Not `disabled`: a button that cannot be reached cannot be found out about, and loses the focus.
      aria-disabled={tool.disabled || undefined}
      onFocus={onFocus}
      onClick={onPress}
    >
      {tool.label}
    </button>
  )
}

function nextIndex(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
