// A mail provider that does as Resend does: it delivers each idempotency key once, and says the same again to who asks
// twice. And a receiver of SMTP, that knows no keys.
import { randomInt } from 'node:crypto'
import http from 'node:http'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type MailProvider = {
  url: string
  /** How often each key arrived; it is delivered at the first. */
  readonly keys: ReadonlyMap<string, number>
  /** Called with how many were delivered. */
  onDelivered: (count: number) => void
  down: boolean
  close(): void
}

/** Opens the provider. Its answers take up to so many milliseconds, so that who is killed leaves some without. */
export async function openProvider(slowest: number): Promise<MailProvider> {
  const keys = new Map<string, number>()
  const server = http.createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    request.resume().on('end', () => {
      if (provider.down) {
        answer(503, { statusCode: 503, name: 'internal_server_error', message: 'down' })
        return
      }
      const key = String(request.headers['idempotency-key'] ?? `without-${keys.size}`)
      keys.set(key, (keys.get(key) ?? 0) + 1)
      provider.onDelivered(keys.size)
      void sleep(randomInt(slowest + 1)).then(() => answer(200, { id: key }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const provider: MailProvider = {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    keys,
    onDelivered: () => {},
    down: false,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return provider
}

export type SmtpReceiver = { url: string; readonly messageIds: string[]; onDelivered: (count: number) => void; close(): void }

/** As little of SMTP as a mail needs: it takes everything, and answers the end of a mail a little later. */
export async function openReceiver(slowest: number): Promise<SmtpReceiver> {
  const messageIds: string[] = []
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket.setEncoding('utf8').on('error', () => {}))
    socket.write('220 proof\r\n')
    let heard = ''
    let mail: string | undefined
    socket.on('data', (text) => {
      heard += String(text)
      for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
        const line = heard.slice(0, end)
        heard = heard.slice(end + 2)
        if (mail === undefined) {
          if (/^data$/i.test(line)) mail = ''
          socket.write(/^ehlo/i.test(line) ? '250 proof\r\n' : mail === '' ? '354 go on\r\n' : '250 ok\r\n')
        } else if (line !== '.') mail += `${line}\n`
        else {
          messageIds.push(/^message-id:\s*(\S+)/im.exec(mail)?.[1] ?? 'none')
          receiver.onDelivered(messageIds.length)
          mail = undefined
          void sleep(randomInt(slowest + 1)).then(() => socket.writable && socket.write('250 taken\r\n'))
        }
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: SmtpReceiver = {
    url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    messageIds,
    onDelivered: () => {},
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  return receiver
}
