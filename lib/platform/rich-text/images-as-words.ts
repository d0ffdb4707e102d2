import type { RichTextDocument } from '#lib/platform/rich-text/nodes.ts'

/** The text with every image as its description, for who may read it without its files. */
export function imagesAsWords(document: RichTextDocument): RichTextDocument {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    isImage(value) ? described(value.attrs.alt) : value,
  ) as RichTextDocument
}

type Image = { type: 'image'; attrs: { alt: string } }

const isImage = (value: unknown): value is Image => typeof value === 'object' && value !== null && 'type' in value && value.type === 'image'

const described = (alt: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: alt.trim() === '' ? 'Afbeelding zonder beschrijving.' : `Afbeelding: ${alt}` }],
})
