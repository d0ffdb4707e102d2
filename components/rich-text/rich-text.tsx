import { Fragment, type ReactNode } from 'react'
import type {
  RichTextBlock,
  RichTextCell,
  RichTextDocument,
  RichTextFlow,
  RichTextInline,
  RichTextParagraph,
  RichTextQuote,
  RichTextRow,
  RichTextTable,
} from '#lib/platform/rich-text/nodes.ts'
import { inlineText, linkRuns } from '#lib/platform/rich-text/walk.ts'
import styles from '#components/rich-text/rich-text.module.css'

type Show = {
  /** The address of an uploaded image. */
  fileUrl: (file: string) => string
  /** Whether the words that stand for an image are shown beneath it, for who judges the text. */
  withDescriptions?: boolean
}

/** A text as parseRichText gave it. It is turned into elements one by one; no HTML is taken over. */
type RichTextProps = Show & { document: RichTextDocument }

/** Shows a rich text. Runs on the server only and sends no script. */
export function RichText({ document, ...show }: RichTextProps) {
  return <div className={styles.text}>{blocks(document.content, show)}</div>
}

// A stored text is fixed while it is shown, so the place in the list is a good key.
function blocks(content: RichTextBlock[], show: Show): ReactNode[] {
  return content.map((block, index) => <Block key={index} block={block} show={show} />)
}

function Block({ block, show }: { block: RichTextBlock; show: Show }) {
  switch (block.type) {
    case 'heading': {
      const Heading = block.attrs.level === 3 ? 'h3' : 'h4'
      return block.content ? <Heading>{inline(block.content)}</Heading> : null
    }
    case 'blockquote':
      return <Quote quote={block} show={show} />
    case 'table':
      return <Table table={block} show={show} />
    case 'bulletList':
    case 'orderedList': {
      const List = block.type === 'bulletList' ? 'ul' : 'ol'
      return (
        <List>
          {block.content.map((item, index) => (
            <li key={index}>{flow(item.content, show)}</li>
          ))}
        </List>
      )
    }
    case 'image': {
      const { file, alt, width, height } = block.attrs
      const size = { width, height, loading: 'lazy', decoding: 'async' } as const
      if (!show.withDescriptions) return <img src={show.fileUrl(file)} alt={alt} {...size} />
      return (
        <figure className={styles.described}>
          <img src={show.fileUrl(file)} alt="" {...size} />
          <figcaption>Afbeelding: {alt}</figcaption>
        </figure>
      )
    }
    case 'paragraph':
      // An empty paragraph says nothing, and is announced by some screen readers.
      return block.content ? <p>{inline(block.content)}</p> : null
  }
}

/** A list item or cell of one paragraph needs no <p> around its words. */
function flow(content: RichTextFlow[], show: Show): ReactNode {
  const [first, ...rest] = content
  if (first?.type !== 'paragraph') return blocks(content, show)
  if (rest.every((block) => block.type === 'bulletList' || block.type === 'orderedList')) {
    return (
      <>
        {inline(first.content ?? [])}
        {blocks(rest, show)}
      </>
    )
  }
  return blocks(content, show)
}

const longestSource = 120

/** The last, short paragraph of a quote says who said it. */
function Quote({ quote, show }: { quote: RichTextQuote; show: Show }) {
  const written = quote.content.filter((block) => block.type !== 'paragraph' || block.content)
  const last = written.at(-1)
  const source = written.length > 1 && last && isSource(last) ? last : undefined
  const words = source ? written.slice(0, -1) : written
  if (words.length === 0) return null
  return (
    <figure className={styles.quote}>
      <blockquote>{blocks(words, show)}</blockquote>
      {source && <figcaption>{inline(source.content ?? [])}</figcaption>}
    </figure>
  )
}

function isSource(block: RichTextQuote['content'][number]): block is RichTextParagraph {
  return block.type === 'paragraph' && inlineText(block.content ?? []).length <= longestSource
}

function Table({ table, show }: { table: RichTextTable; show: Show }) {
  const [first, ...rest] = table.content
  const hasHead = first?.content?.every((cell) => cell.type === 'tableHeader' && cell.attrs.rowspan === 1) ?? false
  const body = hasHead ? rest : table.content
  return (
    // A wide table scrolls by itself, so that the page does not; the keyboard must be able to scroll it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table} role="group" aria-label={tableLabel(table)} tabIndex={0}>
      <table>
        {hasHead && first && (
          <thead>
            <Row row={first} scope="col" show={show} />
          </thead>
        )}
        {body.length > 0 && (
          <tbody>
            {body.map((row, index) => (
              <Row key={index} row={row} scope={!hasHead && index === 0 ? 'col' : 'row'} show={show} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  )
}

function tableLabel(table: RichTextTable): string {
  const headings = (table.content[0]?.content ?? [])
    .filter((cell) => cell.type === 'tableHeader')
    .map(cellText)
    .filter((words) => words !== '')
  return headings.length > 0 ? `Tabel: ${headings.join(', ')}` : 'Tabel'
}

function cellText(cell: RichTextCell): string {
  const words = cell.content.map((block) => (block.type === 'paragraph' ? inlineText(block.content ?? []) : ''))
  return words.join(' ').trim()
}

function Row({ row, scope, show }: { row: RichTextRow; scope: 'col' | 'row'; show: Show }) {
  return (
    <tr>
      {(row.content ?? []).map((cell, index) => (
        // Only a heading that begins a row is a heading of that row.
        <Cell key={index} cell={cell} scope={scope === 'row' && index > 0 ? 'col' : scope} show={show} />
      ))}
    </tr>
  )
}

function Cell({ cell, scope, show }: { cell: RichTextCell; scope: 'col' | 'row'; show: Show }) {
  const { colspan, rowspan } = cell.attrs
  const spans = {
    ...(colspan > 1 ? { colSpan: colspan } : {}),
    ...(rowspan > 1 ? { rowSpan: rowspan } : {}),
  }
  const words = flow(cell.content, show)
  // A heading without words, as in the upper left corner, heads nothing.
  if (cell.type === 'tableCell' || cellText(cell) === '') return <td {...spans}>{words}</td>
  return (
    <th scope={scope} {...spans}>
      {words}
    </th>
  )
}

function inline(content: RichTextInline[]): ReactNode[] {
  return linkRuns(content).map(({ href, nodes }, index) => {
    const words = nodes.map(inlineNode)
    if (href === null) return <Fragment key={index}>{words}</Fragment>
    const leaves = /^https?:/.test(href)
    return (
      <a key={index} href={href} {...(leaves ? { rel: 'noopener' } : {})}>
        {words}
      </a>
    )
  })
}

function inlineNode(node: RichTextInline, index: number): ReactNode {
  if (node.type === 'hardBreak') return <br key={index} />
  let words: ReactNode = node.text
  if (node.marks?.some((mark) => mark.type === 'italic')) words = <em>{words}</em>
  if (node.marks?.some((mark) => mark.type === 'bold')) words = <strong>{words}</strong>
  return <Fragment key={index}>{words}</Fragment>
}
