import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cleanName, readUpload, uploadLimits } from './uploads.ts'

const text = (value: string) => new TextEncoder().encode(value)
const photo = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: '#0b5563' } })
/** A file in a zip archive, stored without compression: as much of one as the check looks at. */
const zipOf = (...entries: string[]) => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from(entries.join('\n'))])

/** A PNG that says it has these sides, with hardly any bytes. */
function pngOfSize(width: number, height: number): Buffer {
  const table = Array.from({ length: 256 }, (_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
    return value >>> 0
  })
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    let crc = 0xffffffff
    for (const byte of body) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from([0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1])),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('An uploaded image', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('of type %s is made anew as WebP', async (type) => {
    const upload = await readUpload(await photo().toFormat(type).toBuffer(), `foto.${type}`)
    expect(upload).toMatchObject({ ok: true, value: { kind: 'image', mediaType: 'image/webp', name: 'foto.webp', width: 40, height: 30 } })
    if (upload.ok) expect((await sharp(upload.value.bytes).metadata()).format).toBe('webp')
  })
  test('has lost the place where it was taken, the camera and the maker', async () => {
    const secret = {
      IFD0: { Make: 'Geheimcamera', Artist: 'Maker van de foto' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 53/1 0/1' },
    }
    const original = await photo()
      .withExif(secret)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Geheimplaats</place></x:xmpmeta>')
      .jpeg()
      .toBuffer()
    expect(original.toString('latin1')).toContain('Geheimcamera')
    const upload = await readUpload(original, 'foto.jpg')
    if (!upload.ok) throw new Error(upload.reason)
    const { exif, xmp, iptc, icc } = await sharp(upload.value.bytes).metadata()
    expect({ exif, xmp, iptc, icc }).toEqual({})
    expect(Buffer.from(upload.value.bytes).toString('latin1')).not.toMatch(/Geheim|Maker van/)
  })
  test('that the camera held sideways stands upright', async () => {
    const upload = await readUpload(await photo(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer(), 'foto.jpg')
    expect(upload).toMatchObject({ ok: true, value: { width: 30, height: 40 } })
  })
  test('is at most 1600 pixels wide and never made larger', async () => {
    expect(await readUpload(await photo(2_400, 60).png().toBuffer(), 'breed.png')).toMatchObject({
      value: { width: uploadLimits.widest, height: 40 },
    })
    expect(await readUpload(await photo(20, 10).png().toBuffer(), 'smal.png')).toMatchObject({ value: { width: 20 } })
  })
  test('of few bytes and very many pixels is refused before it is unpacked', async () => {
    const bomb = pngOfSize(60_000, 60_000)
    expect(bomb.length).toBeLessThan(200)
    expect(await readUpload(bomb, 'bom.png')).toEqual({ ok: false, reason: 'too_many_pixels' })
  })
  test('that is cut off or only looks like one at its start is refused', async () => {
    const whole = await photo(400, 300).jpeg().toBuffer()
    for (const bytes of [
      whole.subarray(0, 300),
      Buffer.concat([whole.subarray(0, 3), text('<script>alert(1)</script>')]),
      text('RIFF1234WEBPniets'),
    ]) {
      expect(await readUpload(bytes, 'foto.jpg')).toEqual({ ok: false, reason: 'not_an_image' })
    }
  })
  test('that is very tall is made to fit, or refused with the sentence about its size', async () => {
    const upload = await readUpload(await photo(10, 17_000).png().toBuffer(), 'lang.png')
    expect(upload.ok || upload.reason).not.toBe('not_an_image')
  })
  test.each(['plaatje.svg', 'plaatje.png', 'plaatje.pdf'])('in SVG is refused, also under the name %s', async (name) => {
    for (const svg of ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<?xml version="1.0"?><svg/>']) {
      expect(await readUpload(text(svg), name)).toEqual({ ok: false, reason: 'unknown_type' })
    }
  })
})

describe('An uploaded document', () => {
  test.each([
    ['pdf', text('%PDF-1.7\n…'), 'verslag.pdf', 'application/pdf'],
    [
      'Word',
      zipOf('[Content_Types].xml', 'word/document.xml'),
      'verslag.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['OpenDocument', zipOf('mimetypeapplication/vnd.oasis.opendocument.text'), 'verslag.odt', 'application/vnd.oasis.opendocument.text'],
    ['text', text('Gewoon tekst, met é en 😀.'), 'verslag.txt', 'text/plain; charset=utf-8'],
  ])('of type %s keeps its bytes', async (_name, bytes, name, mediaType) => {
    expect(await readUpload(bytes, name)).toMatchObject({ ok: true, value: { kind: 'document', mediaType, name, bytes } })
  })
  test('with HTML is only ever text', async () => {
    const html = text('<!doctype html><script>alert(1)</script>')
    expect(await readUpload(html, 'pagina.txt')).toMatchObject({ value: { mediaType: 'text/plain; charset=utf-8' } })
    expect(await readUpload(html, 'pagina.html')).toEqual({ ok: false, reason: 'unknown_type' })
  })
  test.each([
    ['a program with another name', Buffer.concat([text('MZ\x90'), Buffer.alloc(60)]), 'verslag.pdf'],
    ['a program as text', Buffer.concat([text('MZ'), Buffer.from([0, 1, 2])]), 'verslag.txt'],
    ['a Linux program', Buffer.from('\x7fELF\x02\x01\x01\x00', 'latin1'), 'verslag.txt'],
    ['a shell script', text('#!/bin/sh\nrm -rf /'), 'verslag.sh'],
    ['an archive', zipOf('geheim.exe'), 'verslag.docx'],
    ['a Word file with macros', zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'verslag.docx'],
    ['a spreadsheet', zipOf('[Content_Types].xml', 'xl/workbook.xml'), 'lijst.docx'],
    ['text in no known alphabet', Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'verslag.txt'],
    ['a page for a browser', text('<html></html>'), 'verslag.xhtml'],
    ['a moving image', text('GIF89a'), 'plaatje.gif'],
  ])('%s is refused', async (_name, bytes, name) => {
    expect(await readUpload(bytes, name)).toEqual({ ok: false, reason: 'unknown_type' })
  })
  test('that is empty or larger than 10 MB is refused', async () => {
    expect(await readUpload(new Uint8Array(), 'leeg.pdf')).toEqual({ ok: false, reason: 'empty' })
    expect(await readUpload(Buffer.concat([text('%PDF-'), Buffer.alloc(uploadLimits.documentBytes)]), 'groot.pdf')).toEqual({
      ok: false,
      reason: 'too_large',
    })
  })
})

describe('The name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ik\\verslag.pdf', 'verslag.pdf'],
    ['verslag"; filename=x.exe', 'verslag filename=x.exe'],
    ['regel\r\nSet-Cookie: a.pdf', 'regelSet-Cookie a.pdf'],
    ['omge\u202Efdp.exe', 'omgefdp.exe'],
    ['  veel   ruimte .txt', 'veel ruimte.txt'],
    ['cafe\u0301.pdf', 'café.pdf'],
    ['.verborgen', 'verborgen'],
    ['', 'bestand'],
    ['...', 'bestand'],
    ['..', 'bestand'],
    ['/', 'bestand'],
    ['\u0000\u0001', 'bestand'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanName(raw)).toBe(clean)
  })
  test('is never longer than allowed and keeps its extension', () => {
    const name = cleanName(`${'lang '.repeat(80)}.docx`)
    expect(name.length).toBeLessThanOrEqual(uploadLimits.name)
    expect(name).toMatch(/\.docx$/)
    expect(cleanName(`a.${'x'.repeat(500)}`).length).toBeLessThanOrEqual(uploadLimits.name)
  })
  test('of an image stays within the limit too', async () => {
    const upload = await readUpload(await photo().png().toBuffer(), `${'x'.repeat(300)}.png`)
    expect(upload.ok && upload.value.name.length).toBeLessThanOrEqual(uploadLimits.name)
  })
  test('is not cut in the middle of an emoji', () => {
    for (const length of [112, 113, 114, 115, 116]) expect(cleanName(`${'x'.repeat(length)}😀😀😀.pdf`).isWellFormed()).toBe(true)
  })
})
