/** A list of public things under a heading: what everybody can read on the site anyway. */
export type MailSection = { title: string; items: readonly { words: string; url: string; note?: string }[] }

/** A mail as its writer thinks of it: what happened, and one button. Never the content of a lesson or a question. */
export type Message = {
  subject: string
  /** The most important line first. */
  paragraphs: string[]
  sections?: readonly MailSection[]
  button?: { label: string; url: string }
  /** A code to type, shown large. */
  code?: string
  /** Below the button: why this mail came, what to do when it was not expected. */
  footnotes?: string[]
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

const sectionAsText = ({ title, items }: MailSection) =>
  [oneLine(title).toUpperCase(), ...items.map(({ words, url, note }) => `- ${oneLine(words)}${note ? ` (${note})` : ''}\n  ${url}`)].join(
    '\n\n',
  )

const sectionAsHtml = ({ title, items }: MailSection) => {
  const rows = items.map(
    ({ words, url, note }) =>
      `<li style="margin:0 0 12px;font-size:18px;line-height:1.5"><a class="link" href="${escape(url)}" style="color:#0b5563">${escape(oneLine(words))}</a>${note ? `<br><span class="quiet" style="font-size:16px;color:#33514d">${escape(note)}</span>` : ''}</li>`,
  )
  return `<h2 style="margin:24px 0 12px;font-size:20px;line-height:1.3">${escape(title)}</h2>\n<ul style="margin:0 0 16px;padding:0 0 0 22px">${rows.join('\n')}</ul>`
}

/** Text and HTML of a mail: one column, live text, readable in the dark. The text part says the same. */
export function renderMail(message: Message): { subject: string; text: string; html: string } {
  const subject = oneLine(message.subject)
  const footnotes = message.footnotes ?? []
  const sections = message.sections ?? []
  const text = [
    ...message.paragraphs,
    ...sections.map(sectionAsText),
    ...(message.code ? [message.code] : []),
    ...(message.button ? [`${message.button.label}:\n${message.button.url}`] : []),
    '--',
    ...footnotes,
    'Proeftuin, leren over kind- en gezinsbescherming',
  ].join('\n\n')
  const paragraph = (line: string, style = '') => `<p style="margin:0 0 16px;font-size:18px;line-height:1.6;${style}">${escape(line)}</p>`
  const html = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escape(subject)}</title>
<style>@media (prefers-color-scheme:dark){.page,.sheet{background:#0d1f1e!important;color:#f1f5f2!important}.quiet{color:#c8d5d0!important}.link{color:#f5c93b!important}.button{background:#f5c93b!important;color:#10302e!important}}</style></head>
<body class="page" style="margin:0;background:#ffffff;color:#10302e;font-family:Verdana,Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center"><table class="sheet" role="presentation" width="600" cellpadding="0" cellspacing="0" style="max-width:600px;width:100%;background:#ffffff;color:#10302e">
<tr><td style="padding:24px;border-bottom:2px solid #10302e;font:700 22px Georgia,serif">Proeftuin</td></tr>
<tr><td style="padding:24px">${[...message.paragraphs.map((line) => paragraph(line)), ...sections.map(sectionAsHtml)].join('\n')}
${message.code ? paragraph(message.code, 'font-size:32px;font-weight:700;letter-spacing:4px;') : ''}
${message.button ? `<p style="margin:24px 0"><a class="button" href="${escape(message.button.url)}" style="display:inline-block;padding:14px 22px;background:#0b5563;color:#ffffff;font-size:18px;font-weight:700;text-decoration:none;border-radius:4px">${escape(message.button.label)}</a></p><p class="quiet" style="margin:0 0 16px;font-size:16px;line-height:1.5;color:#33514d;word-break:break-word;overflow-wrap:anywhere">Werkt de knop niet? Kopieer dan dit adres:<br>${escape(message.button.url)}</p>` : ''}</td></tr>
<tr><td class="quiet" style="padding:16px 24px 32px;border-top:1px solid #c8d5d0;font-size:16px;line-height:1.5;color:#33514d">${[...footnotes, 'Proeftuin, leren over kind- en gezinsbescherming'].map(escape).join('<br><br>')}</td></tr>
</table></td></tr></table></body></html>`
  return { subject, text, html }
}
