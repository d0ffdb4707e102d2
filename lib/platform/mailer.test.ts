import { createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readEnv } from './env.ts'
import { openMailer } from './mailer.ts'

/** A mail server as far as SMTP needs one: keeps what it receives, and refuses recipients that start with 'weg'. */
async function mailServer() {
  const messages: { to: string[]; data: string }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let rest = ''
    let data: string[] | undefined
    let to: string[] = []
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (data) {
        if (line !== '.') return void data.push(line)
        messages.push({ to, data: data.join('\n') })
        data = undefined
        to = []
        return say('250 kept')
      }
      if (/^(?:EHLO|HELO|MAIL|RSET)/i.test(line)) return say('250 ok')
      if (/^RCPT/i.test(line)) {
        if (line.includes('<weg')) return say('550 no such mailbox')
        to.push(line.slice(line.indexOf('<') + 1, line.indexOf('>')))
        return say('250 ok')
      }
      if (/^DATA/i.test(line)) {
        data = []
        return say('354 go on')
      }
      return say('221 bye')
    }
    say('220 ready')
    socket.on('data', (part: Buffer) => {
      const lines = (rest + part.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    messages,
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

async function smtp() {
  const server = await mailServer()
  const settings = readEnv({ ...process.env, DEMO: '0', SMTP_URL: server.url, MAIL_FROM: 'Proeftuin <post@voorbeeld.example>' })
  const mailer = await openMailer(settings)
  closers.push(
    () => mailer.close?.(),
    () => server.close(),
  )
  return { server, mailer }
}
const mail = {
  key: 'sign-in:1',
  to: 'lid@voorbeeld.example',
  subject: 'Je link om in te loggen',
  text: 'Tekst',
  html: '<p>Tekst</p>',
  attachments: [],
  unsubscribeUrl: null,
}

test('a mail by SMTP has both parts, one recipient, and a Message-ID that is the same each time', async () => {
  const { server, mailer } = await smtp()
  await mailer.send(mail)
  await mailer.send(mail)
  const [first, second] = server.messages
  expect(first?.to).toEqual(['lid@voorbeeld.example'])
  expect(first?.data).toContain('Auto-Submitted: auto-generated')
  expect(first?.data).toContain('text/plain')
  expect(first?.data).toContain('text/html')
  const id = (data: string | undefined) => data?.match(/^Message-ID: (\S+)/im)?.[1]
  expect(id(first?.data)).toMatch(/^<[\da-f]{32}@voorbeeld\.example>$/)
  expect(id(second?.data)).toBe(id(first?.data))
})

test('a mail of a series says how it ends with one press, in both headers of RFC 8058; another mail says nothing of it', async () => {
  const { server, mailer } = await smtp()
  const unsubscribeUrl = `https://leren.example/api/volgen/stop/${'0123456789abcdef'.repeat(6)}`
  await mailer.send({ ...mail, unsubscribeUrl })
  await mailer.send(mail)
  const [first, second] = server.messages.map(({ data }) => data.replace(/\r?\n[ \t]+/g, ' '))
  expect(first).toMatch(new RegExp(`^List-Unsubscribe: +<${unsubscribeUrl}>$`, 'm'))
  expect(first).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(second).not.toContain('List-Unsubscribe')
})

test('a mailbox that does not exist is given up; a server that is away is tried again', async () => {
  const { server, mailer } = await smtp()
  await expect(mailer.send({ ...mail, to: 'weg@voorbeeld.example' })).rejects.toMatchObject({ permanent: true })
  server.close()
  await expect(mailer.send(mail)).rejects.toMatchObject({ permanent: false })
})

test('a line break in a subject or an address cannot add a header or a recipient', async () => {
  const { server, mailer } = await smtp()
  await mailer.send({ ...mail, subject: 'Een\r\nBcc: ander@evil.example', to: 'lid@voorbeeld.example' })
  expect(server.messages[0]?.data).not.toMatch(/^Bcc:/im)
  expect(server.messages[0]?.to).toEqual(['lid@voorbeeld.example'])
  await mailer.send({ ...mail, to: 'lid@voorbeeld.example, ander@evil.example' }).catch(() => {})
  expect(server.messages.flatMap(({ to }) => to)).not.toContain('ander@evil.example')
})

const base64Of = (data: string | undefined, type: string) =>
  data
    ?.split(/^--.*$/m)
    .filter((part) => part.includes(type) && part.includes('Content-Transfer-Encoding: base64'))
    .map((part) => Buffer.from(part.split('\n\n').slice(1).join('').replace(/\s/g, ''), 'base64').toString())

test('an invitation by SMTP is an alternative of the text and a file; another attachment is a file', async () => {
  const { server, mailer } = await smtp()
  const text = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n'
  await mailer.send({
    ...mail,
    attachments: [
      { name: 'lijst.txt', mediaType: 'text/plain; charset=utf-8', text: 'één\r\ntwee' },
      { name: 'bijeenkomst.ics', mediaType: 'text/calendar; charset=utf-8; method=REQUEST', text },
    ],
  })
  const data = server.messages[0]?.data
  expect(data).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST$/im)
  expect(data).toContain(text.replaceAll('\r\n', '\n'))
  expect(data).toMatch(/filename=bijeenkomst\.ics/)
  expect(base64Of(data, 'application/ics')).toEqual([text])
  expect(base64Of(data, 'filename=lijst.txt')).toEqual(['één\r\ntwee'])
})

test('in demo mode no mail leaves, also when there is a key for a provider', async () => {
  const mailer = await openMailer(readEnv({ ...process.env, DEMO: '1', RESEND_API_KEY: 're_live' }))
  expect(mailer.local).toBe(true)
})
