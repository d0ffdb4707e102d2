import { describe, expect, test } from 'vitest'
import { renderMail } from './mail-layout.ts'

const message = {
  subject: 'Je les is geplaatst',
  paragraphs: ['Iedereen kan hem lezen.'],
  button: { label: 'Bekijk de les', url: 'https://voorbeeld.nl/lessen/a?b=1&c=2' },
  code: '123 456',
  footnotes: ['Daarom krijg je deze mail.'],
}

describe('A mail', () => {
  test('says the same in text and in HTML', () => {
    const { text, html } = renderMail(message)
    for (const part of ['Iedereen kan hem lezen.', 'Bekijk de les', '123 456', 'Daarom krijg je deze mail.']) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
    expect(text).toContain(message.button.url)
  })
  test('lists things under a heading, with their address in the text too', () => {
    const items = [{ words: 'Een <b>les</b>\r\nBcc: x', url: 'https://voorbeeld.nl/lessen/een?a=1&b=2', note: 'vandaag' }]
    const { text, html } = renderMail({ ...message, sections: [{ title: 'Nieuw', items }] })
    expect(text).toContain('NIEUW\n\n- Een <b>les</b> Bcc: x (vandaag)\n  https://voorbeeld.nl/lessen/een?a=1&b=2')
    expect(html).toContain('<h2')
    expect(html).not.toContain('<b>')
    expect(html).toContain('href="https://voorbeeld.nl/lessen/een?a=1&#38;b=2"')
  })
  test('has a subject of one line, whatever it was made of', () => {
    const { subject, html } = renderMail({ ...message, subject: 'Hallo\r\nBcc: iedereen@voorbeeld.nl\u2028X\u0085' })
    expect(subject).toBe('Hallo Bcc: iedereen@voorbeeld.nl X')
    expect(html).toContain(`<title>${subject}</title>`)
  })
  test('shows words as words, never as HTML', () => {
    const hostile = '<img src=x onerror=alert(1)>"\'&'
    const { html, text } = renderMail({
      subject: hostile,
      paragraphs: [hostile],
      button: { label: hostile, url: `https://voorbeeld.nl/"><script>` },
      code: hostile,
      footnotes: [hostile],
    })
    expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/)
    expect(text).toContain(hostile)
  })
  test('is in Dutch and loads nothing from elsewhere', () => {
    const { html } = renderMail(message)
    expect(html).toContain('<html lang="nl">')
    expect(html).not.toMatch(/<img|<link|src=|url\(|@import/)
  })
  test('does without button, code and footnotes', () => {
    const { html, text } = renderMail({ subject: 'Kort', paragraphs: ['Alleen dit.'] })
    expect(`${html}${text}`).not.toMatch(/undefined|Werkt de knop/)
  })
})
