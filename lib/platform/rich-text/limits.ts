/** What one rich text may hold at most. The editor keeps to them too, so that a refusal surprises nobody. */
export const richTextLimits = {
  /** Levels of nodes below the document: five lists inside each other still fit. */
  depth: 12,
  nodes: 4_000,
  /** Characters (UTF-16 units) over all text nodes together. */
  text: 60_000,
  /** Bytes of the JSON as sent. */
  bytes: 300_000,
  alt: 300,
  href: 2_000,
  tableRows: 100,
  tableColumns: 20,
  imageSide: 20_000,
} as const

export type RichTextRefusal = 'too_deep' | 'too_large' | 'not_allowed'

// A node at level 12 sits 24 objects and arrays deep; its mark with attributes three more.
const jsonDepth = richTextLimits.depth * 2 + 4
// No JSON of 300 kB holds more values than this, so a larger tree need not be walked to its end.
const jsonValues = richTextLimits.bytes / 2

type Step = { value: unknown; level: number; depth: number; isNode: boolean }

/**
 * Measures depth, number of nodes, text and bytes of an untrusted value, and says what is too much.
 * It walks with a list of its own instead of calling itself: thousands of nested quotes would
 * overflow the stack of zod and of JSON.stringify, and take the process with them.
 */
export function measureRefusal(input: unknown, textLimit: number): RichTextRefusal | undefined {
  const steps: Step[] = [{ value: input, level: 0, depth: 0, isNode: true }]
  let values = 0
  let nodes = 0
  let text = 0
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { value, level, depth, isNode } = step
    if (level > richTextLimits.depth || depth > jsonDepth) return 'too_deep'
    if (++values > jsonValues) return 'too_large'
    if (value === null || typeof value !== 'object') {
      if (!['string', 'number', 'boolean'].includes(typeof value) && value !== null) return 'not_allowed'
      continue
    }
    if (Array.isArray(value)) {
      if (value.length > jsonValues) return 'too_large'
      for (const item of value) steps.push({ value: item, level, depth: depth + 1, isNode })
      continue
    }
    if (isNode && ++nodes > richTextLimits.nodes) return 'too_large'
    for (const [key, inner] of Object.entries(value)) {
      if (isNode && key === 'text' && typeof inner === 'string') text += inner.length
      const isContent = isNode && key === 'content'
      steps.push({ value: inner, level: isContent ? level + 1 : level, depth: depth + 1, isNode: isContent })
    }
    if (text > textLimit) return 'too_large'
  }
  const bytes = new TextEncoder().encode(JSON.stringify(input)).length
  return bytes > richTextLimits.bytes ? 'too_large' : undefined
}
