/** A rich text as it is stored: the JSON of the editor, narrowed to what this site shows. */
export type RichTextDocument = { type: 'doc'; content: RichTextBlock[] }

export type RichTextMark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } }
export type RichTextText = { type: 'text'; text: string; marks?: RichTextMark[] }
export type RichTextBreak = { type: 'hardBreak'; marks?: RichTextMark[] }
export type RichTextInline = RichTextText | RichTextBreak

export type RichTextParagraph = { type: 'paragraph'; content?: RichTextInline[] }
/** The page owns h1 and h2, so a text starts at level 3. */
export type RichTextHeading = { type: 'heading'; attrs: { level: 3 | 4 }; content?: RichTextInline[] }
export type RichTextImage = {
  type: 'image'
  /** `file` is the id of an uploaded file; who may use that file is for the domain to decide. */
  attrs: { file: string; alt: string; width: number; height: number }
}
export type RichTextListItem = { type: 'listItem'; content: RichTextFlow[] }
export type RichTextList = { type: 'bulletList' | 'orderedList'; content: RichTextListItem[] }
/** What may stand in a list item and in a table cell: no heading, quote or table, which would blur the outline. */
export type RichTextFlow = RichTextParagraph | RichTextList | RichTextImage
export type RichTextQuote = { type: 'blockquote'; content: (RichTextParagraph | RichTextList)[] }
export type RichTextCell = {
  type: 'tableHeader' | 'tableCell'
  attrs: { colspan: number; rowspan: number }
  content: RichTextFlow[]
}
export type RichTextRow = { type: 'tableRow'; content?: RichTextCell[] }
export type RichTextTable = { type: 'table'; content: RichTextRow[] }
export type RichTextBlock = RichTextFlow | RichTextHeading | RichTextQuote | RichTextTable
