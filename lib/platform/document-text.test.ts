import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { documentText } from './document-text.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const odt = 'application/vnd.oasis.opendocument.text'

/** The smallest PDF that shows a line. */
function pdf(line: string): Uint8Array {
  const stream = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj${object}endobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return strToU8(`${text}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`)
}

it('reads the words of a pdf', async () => {
  expect(await documentText(pdf('Verslag van mevrouw Jansen'), 'application/pdf')).toContain('mevrouw Jansen')
})

it('reads the words of a Word document, also when a name stands in two pieces', async () => {
  const xml =
    '<w:document><w:p><w:r><w:t>Moeder Fat</w:t></w:r><w:r><w:t>ima &amp; zoon</w:t></w:r></w:p><w:p><w:t>Tweede</w:t></w:p></w:document>'
  const text = await documentText(zipSync({ 'word/document.xml': strToU8(xml), 'word/media/a.png': strToU8('x') }), docx)
  expect(text?.trim()).toBe('Moeder Fatima & zoon\nTweede')
})

it('reads the words of an OpenDocument text and of plain text', async () => {
  const xml = '<office:text><text:p>Mevrouw <text:span>Jansen</text:span></text:p></office:text>'
  expect(await documentText(zipSync({ 'content.xml': strToU8(xml) }), odt)).toContain('Mevrouw Jansen')
  expect(await documentText(strToU8('Dag é'), 'text/plain; charset=utf-8')).toBe('Dag é')
})

it.each([
  ['a damaged pdf', strToU8('%PDF-1.4 kapot'), 'application/pdf'],
  ['a pdf without words', pdf(''), 'application/pdf'],
  ['a damaged package', strToU8('PK\u0003\u0004 kapot'), docx],
  ['a package without a text', zipSync({ 'ander.xml': strToU8('<a/>') }), docx],
  ['a package that unpacks to far more than it is', zipSync({ 'word/document.xml': new Uint8Array(30_000_000) }), docx],
  ['another kind of file', strToU8('x'), 'image/webp'],
])('says honestly that it could not read %s', async (_, bytes, mediaType) => {
  expect(await documentText(bytes, mediaType)).toBeNull()
})
