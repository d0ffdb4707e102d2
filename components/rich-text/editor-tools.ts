import type { Editor } from '@tiptap/core'
import { findParentNode } from '@tiptap/core'

export type Tool = {
  id: string
  label: string
  /** For a button that is on or off. */
  pressed?: boolean
  disabled?: boolean
  run: () => void
}

export type ToolGroup = { id: string; label: string; tools: Tool[] }

type Choices = { onLink: () => void; onImage: (() => void) | undefined }

/** The buttons that are always there, as they are for the place of the cursor. */
export function textGroups(editor: Editor, choices: Choices): ToolGroup[] {
  return [textTools(editor), blockTools(editor), insertTools(editor, choices), historyTools(editor)]
}

/** The buttons for the list or table in which the cursor stands. */
export function placeGroups(editor: Editor): ToolGroup[] {
  const groups: ToolGroup[] = []
  if (editor.isActive('listItem')) groups.push(listTools(editor))
  if (editor.isActive('table')) groups.push(tableTools(editor))
  return groups
}

function textTools(editor: Editor): ToolGroup {
  const mark = (name: string, label: string): Tool => ({
    id: name,
    label,
    pressed: editor.isActive(name),
    disabled: !editor.can().toggleMark(name),
    run: () => editor.chain().focus().toggleMark(name).run(),
  })
  return { id: 'text', label: 'Letters', tools: [mark('bold', 'Vet'), mark('italic', 'Cursief')] }
}

function blockTools(editor: Editor): ToolGroup {
  const heading = (level: 3 | 4, label: string): Tool => ({
    id: `heading-${level}`,
    label,
    pressed: editor.isActive('heading', { level }),
    disabled: !editor.can().toggleHeading({ level }),
    run: () => editor.chain().focus().toggleHeading({ level }).run(),
  })
  const isHeading = editor.isActive('heading')
  return {
    id: 'block',
    label: 'Alinea',
    tools: [
      heading(3, 'Tussenkop'),
      heading(4, 'Kleine kop'),
      {
        id: 'bullets',
        label: 'Lijst',
        pressed: editor.isActive('bulletList'),
        disabled: !editor.can().toggleBulletList(),
        run: () => editor.chain().focus().toggleBulletList().run(),
      },
      {
        id: 'numbers',
        label: 'Genummerd',
        pressed: editor.isActive('orderedList'),
        disabled: !editor.can().toggleOrderedList(),
        run: () => editor.chain().focus().toggleOrderedList().run(),
      },
      {
        id: 'quote',
        label: 'Citaat',
        pressed: editor.isActive('blockquote'),
        disabled: !isHeading && !editor.can().toggleBlockquote(),
        // A quote holds no headings, so a heading first becomes a paragraph.
        run: () => {
          if (isHeading) editor.commands.setParagraph()
          editor.chain().focus().toggleBlockquote().run()
        },
      },
    ],
  }
}

function insertTools(editor: Editor, { onLink, onImage }: Choices): ToolGroup {
  const isImage = editor.isActive('image')
  const tools: Tool[] = [
    { id: 'link', label: 'Link', pressed: editor.isActive('link'), disabled: isImage, run: onLink },
    { id: 'table', label: 'Tabel', disabled: editor.isActive('table'), run: () => insertTable(editor) },
  ]
  if (onImage) tools.push({ id: 'image', label: 'Afbeelding', pressed: isImage, run: onImage })
  return { id: 'insert', label: 'Toevoegen', tools }
}

function historyTools(editor: Editor): ToolGroup {
  return {
    id: 'history',
    label: 'Herstellen',
    tools: [
      {
        id: 'undo',
        label: 'Ongedaan maken',
        disabled: !editor.can().undo(),
        run: () => editor.commands.undo(),
      },
      {
        id: 'redo',
        label: 'Opnieuw',
        disabled: !editor.can().redo(),
        run: () => editor.commands.redo(),
      },
    ],
  }
}

function listTools(editor: Editor): ToolGroup {
  return {
    id: 'list',
    label: 'Lijst',
    tools: [
      {
        id: 'sink',
        label: 'Inspringen',
        disabled: !editor.can().sinkListItem('listItem'),
        run: () => editor.commands.sinkListItem('listItem'),
      },
      {
        id: 'lift',
        label: 'Terugspringen',
        disabled: !editor.can().liftListItem('listItem'),
        run: () => editor.commands.liftListItem('listItem'),
      },
    ],
  }
}

function tableTools(editor: Editor): ToolGroup {
  return {
    id: 'table',
    label: 'Tabel',
    tools: [
      { id: 'row-add', label: 'Rij erbij', run: () => editor.chain().focus().addRowAfter().run() },
      { id: 'column-add', label: 'Kolom erbij', run: () => editor.chain().focus().addColumnAfter().run() },
      { id: 'row-remove', label: 'Rij weg', run: () => editor.chain().focus().deleteRow().run() },
      { id: 'column-remove', label: 'Kolom weg', run: () => editor.chain().focus().deleteColumn().run() },
      {
        id: 'header-row',
        label: 'Bovenste rij is kop',
        pressed: hasHeaderRow(editor),
        run: () => editor.chain().focus().toggleHeaderRow().run(),
      },
      { id: 'table-remove', label: 'Tabel weg', run: () => editor.chain().focus().deleteTable().run() },
    ],
  }
}

function hasHeaderRow(editor: Editor): boolean {
  const table = findParentNode((node) => node.type.name === 'table')(editor.state.selection)
  const row = table?.node.firstChild
  return row?.content.content.every((cell) => cell.type.name === 'tableHeader') ?? false
}

function insertTable(editor: Editor) {
  const { $from } = editor.state.selection
  if ($from.depth <= 1) {
    editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
    return
  }
  // In a list or quote a table cannot stand, so it comes after it.
  const after = $from.after(1)
  editor
    .chain()
    .focus()
    .insertContentAt(after, { type: 'paragraph' })
    .setTextSelection(after + 1)
    .insertTable({ rows: 3, cols: 3, withHeaderRow: true })
    .run()
}
