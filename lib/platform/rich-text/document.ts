import { z } from 'zod'
import { cleanHref } from '#lib/platform/rich-text/address.ts'
import { canonicalDocument, cleanText } from '#lib/platform/rich-text/canonical.ts'
import type { RichTextDocument, RichTextFlow, RichTextListItem, RichTextMark } from '#lib/platform/rich-text/nodes.ts'
import { measureRefusal, richTextLimits, type RichTextRefusal } from '#lib/platform/rich-text/limits.ts'
import { isRectangle } from '#lib/platform/rich-text/table-shape.ts'

export type { RichTextDocument } from '#lib/platform/rich-text/nodes.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const oneTo = (most: number) => z.int().min(1).max(most)

const markSchema: z.ZodType<RichTextMark> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({ href: z.string().refine((href) => cleanHref(href) !== null) }),
  }),
])
const marks = z
  .array(markSchema)
  .max(3)
  .refine((list) => new Set(list.map((mark) => mark.type)).size === list.length)
  .optional()

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string(), marks }),
  z.strictObject({ type: z.literal('hardBreak'), marks }),
])

const paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(inline).optional() })
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.literal([3, 4]) }),
  content: z.array(inline).optional(),
})
const image = z.strictObject({
  type: z.literal('image'),
  attrs: z.strictObject({
    file: z.string().regex(uuid),
    alt: z.string().refine((alt) => {
      const clean = cleanText(alt).trim()
      return clean.length > 0 && clean.length <= richTextLimits.alt
    }),
    width: oneTo(richTextLimits.imageSide),
    height: oneTo(richTextLimits.imageSide),
  }),
})
const listItem: z.ZodType<RichTextListItem> = z.strictObject({
  type: z.literal('listItem'),
  content: z.lazy(() => z.array(flow).refine((content) => content[0]?.type === 'paragraph')),
})
const bulletList = z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) })
const orderedList = z.strictObject({ type: z.literal('orderedList'), content: z.array(listItem).min(1) })
const flow: z.ZodType<RichTextFlow> = z.discriminatedUnion('type', [paragraph, image, bulletList, orderedList])
const blockquote = z.strictObject({
  type: z.literal('blockquote'),
  content: z.array(z.discriminatedUnion('type', [paragraph, bulletList, orderedList])).min(1),
})
const cell = z.strictObject({
  type: z.literal(['tableHeader', 'tableCell']),
  attrs: z.strictObject({
    colspan: oneTo(richTextLimits.tableColumns),
    rowspan: oneTo(richTextLimits.tableRows),
  }),
  content: z.array(flow).min(1),
})
const row = z.strictObject({ type: z.literal('tableRow'), content: z.array(cell).optional() })
const table = z
  .strictObject({ type: z.literal('table'), content: z.array(row).min(1).max(richTextLimits.tableRows) })
  .refine((value) => isRectangle(value.content))

const documentSchema: z.ZodType<RichTextDocument> = z.strictObject({
  type: z.literal('doc'),
  content: z.array(z.discriminatedUnion('type', [paragraph, heading, image, bulletList, orderedList, blockquote, table])).min(1),
})

export type ParsedRichText = { ok: true; value: RichTextDocument } | { ok: false; reason: RichTextRefusal }

/**
 * Reads an untrusted value as rich text and gives its canonical form, or says why not.
 * `textLimit` is the number of characters this field may hold.
 */
export function parseRichText(input: unknown, textLimit: number = richTextLimits.text): ParsedRichText {
  // Measured first: only a small, shallow value may reach code that calls itself.
  const refusal = measureRefusal(input, textLimit)
  if (refusal) return { ok: false, reason: refusal }
  const parsed = documentSchema.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'not_allowed' }
  const value = canonicalDocument(parsed.data)
  // Composing characters can lengthen a text; what is stored must pass when it is read again.
  const after = measureRefusal(value, textLimit)
  return after ? { ok: false, reason: after } : { ok: true, value }
}

/** The same for a form field, which holds the JSON as text. */
export function parseRichTextJson(json: string, textLimit: number = richTextLimits.text): ParsedRichText {
  if (json.length > richTextLimits.bytes) return { ok: false, reason: 'too_large' }
  let input: unknown
  try {
    input = JSON.parse(json)
  } catch {
    return { ok: false, reason: 'not_allowed' }
  }
  return parseRichText(input, textLimit)
}
