import sharp from 'sharp'

export const uploadLimits = {
  imageBytes: 10_000_000,
  documentBytes: 10_000_000,
  pixels: 40_000_000,
  widest: 1_600,
  highest: 6_400,
  name: 120,
} as const

export type Upload =
  | { kind: 'image'; mediaType: 'image/webp'; name: string; bytes: Uint8Array; width: number; height: number }
  | { kind: 'document'; mediaType: string; name: string; bytes: Uint8Array }
export type UploadRefusal = 'empty' | 'too_large' | 'not_an_image' | 'too_many_pixels' | 'unknown_type'

export const uploadRefusals: Record<UploadRefusal, string> = {
  empty: 'Dit bestand is leeg. Kies een ander bestand.',
  too_large: 'Dit bestand is te groot. Maak het kleiner dan 10 MB.',
  not_an_image: 'Deze afbeelding kunnen we niet lezen. Sla hem op als jpg of png en probeer het opnieuw.',
  too_many_pixels: 'Deze afbeelding is te groot. Maak hem kleiner en probeer het opnieuw.',
  unknown_type: 'Dit soort bestand kan niet. Kies een afbeelding (jpg, png, webp), pdf, Word (docx), OpenDocument (odt) of tekst (txt).',
}

/** A name for people: no path, no control characters, no quotes, not too long. */
export function cleanName(name: string): string {
  const clean = (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}"<>|:*?;]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^\.+/, '')
    .trim()
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 ? clean.slice(dot).slice(0, 8) : ''
  const stem = dot > 0 ? clean.slice(0, dot) : clean
  // Half an emoji is no character: what the cut splits goes.
  const short = stem
    .slice(0, uploadLimits.name - extension.length)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
  return `${short || 'bestand'}${extension}`
}

const startsWith = (bytes: Uint8Array, text: string) => Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text

const imageTypes = [
  (b: Uint8Array) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff,
  (b: Uint8Array) => startsWith(b, '\x89PNG\r\n\x1a\n'),
  (b: Uint8Array) => startsWith(b, 'RIFF') && Buffer.from(b.subarray(8, 12)).toString('latin1') === 'WEBP',
]

// What the bytes are counts, not what the name or the browser says.
function documentType(bytes: Uint8Array, name: string): string | undefined {
  if (startsWith(bytes, '%PDF-')) return 'application/pdf'
  if (startsWith(bytes, 'PK\x03\x04')) {
    const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
    if (start.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return 'application/vnd.oasis.opendocument.text'
    const listing = Buffer.from(bytes).toString('latin1')
    if (listing.includes('word/document.xml') && listing.includes('[Content_Types].xml') && !listing.includes('vbaProject.bin')) {
      return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    }
    return undefined
  }
  if (/\.(txt|md)$/i.test(name) && isText(bytes)) return 'text/plain; charset=utf-8'
  return undefined
}

function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // Beyond tabs and line ends, a text has no control characters; in UTF-8 such a byte is always one.
    return !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32))
  } catch {
    return false
  }
}

/**
 * Reads an uploaded file: an image is made anew as WebP, turned upright, at most 1600 px wide, without metadata (place,
 * camera, maker); a document keeps its bytes when they are of a known type. SVG and everything else is refused.
 */
export async function readUpload(
  bytes: Uint8Array,
  rawName: string,
): Promise<{ ok: true; value: Upload } | { ok: false; reason: UploadRefusal }> {
  const name = cleanName(rawName)
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > uploadLimits.documentBytes) return { ok: false, reason: 'too_large' }
  if (imageTypes.some((fits) => fits(bytes))) return readImage(bytes, name)
  const mediaType = documentType(bytes, name)
  return mediaType ? { ok: true, value: { kind: 'document', mediaType, name, bytes } } : { ok: false, reason: 'unknown_type' }
}

async function readImage(bytes: Uint8Array, name: string): Promise<{ ok: true; value: Upload } | { ok: false; reason: UploadRefusal }> {
  try {
    const image = sharp(bytes, { limitInputPixels: uploadLimits.pixels, failOn: 'error' })
    const { data, info } = await image
      .rotate()
      .resize({ width: uploadLimits.widest, height: uploadLimits.highest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    const webpName = cleanName(`${name.replace(/\.[^.]*$/, '')}.webp`)
    return {
      ok: true,
      value: { kind: 'image', mediaType: 'image/webp', name: webpName, bytes: data, width: info.width, height: info.height },
    }
  } catch (error) {
    const tooMany = error instanceof Error && /pixel limit/i.test(error.message)
    return { ok: false, reason: tooMany ? 'too_many_pixels' : 'not_an_image' }
  }
}
