// Runs in a thread of its own, started by document-text.ts: a document that makes a library work for ever is ended from
// outside, together with what it holds in memory.
import { parentPort, workerData } from 'node:worker_threads'
import { unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'

const most = { pages: 200, characters: 300_000, unpacked: 20_000_000 }

type Task = { bytes: Uint8Array; mediaType: string }

/** The text, or null when it cannot be read whole. */
async function read({ bytes, mediaType }: Task): Promise<string | null> {
  if (mediaType === 'application/pdf') return whole(await pdfText(bytes))
  if (mediaType.startsWith('text/plain')) return whole(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (mediaType.endsWith('wordprocessingml.document'))
    return whole(packedText(bytes, /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/))
  if (mediaType.endsWith('opendocument.text')) return whole(packedText(bytes, /^(?:content|styles|meta)\.xml$/))
  return null
}

/** Half a document says nothing about the other half; one without a word is a picture of a text. */
const whole = (text: string | null): string | null => (text === null || text.trim() === '' || text.length > most.characters ? null : text)

async function pdfText(bytes: Uint8Array): Promise<string | null> {
  const pdf = await getDocumentProxy(bytes)
  if (pdf.numPages > most.pages) return null
  const { text } = await extractText(pdf)
  // One page without words is a scan: somebody has to look at it.
  return text.some((page) => page.trim() === '') ? null : text.join('\n')
}

function packedText(bytes: Uint8Array, wanted: RegExp): string | null {
  let total = 0
  let tooLarge = false
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted.test(name)) return false
      total += originalSize
      tooLarge ||= total > most.unpacked
      return !tooLarge
    },
  })
  if (tooLarge) return null
  const texts = Object.values(parts).map((part) => xmlText(new TextDecoder().decode(part)))
  return texts.length === 0 ? null : texts.join('\n')
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The words between the tags: a line for each paragraph, a space for each tab and cell. */
function xmlText(xml: string): string {
  return xml
    .replaceAll(/<(?:w:p|text:p|text:h|w:br|text:line-break)[ />]/g, '\n$&')
    .replaceAll(/<(?:w:tab|text:tab|text:s)[ />]/g, ' $&')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (_, hex: string, digits: string, name: string) =>
      name ? (entities[name.toLowerCase()] ?? ' ') : sign(hex ? Number.parseInt(hex, 16) : Number(digits)),
    )
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\n[\s]*/g, '\n')
}

const sign = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ')

// Last, because what it calls stands above.
parentPort?.postMessage(await read(workerData as Task).catch(() => null))
