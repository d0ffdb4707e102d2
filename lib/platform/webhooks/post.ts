import { createHmac } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { InsideAddress, outsideAddressOf } from '../outside-address.ts'

export type Message = { id: string; body: string; secret: string; at: Date }
export type Post = (address: string, message: Message) => Promise<{ ok: boolean; answer: string }>

const longest = 5_000

/** The signature that the receiver makes again with the secret, over number, moment and body (standardwebhooks.com). */
const signatureOf = ({ id, body, secret, at }: Message): string => {
  const moment = Math.floor(at.getTime() / 1_000)
  return `v1,${createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${moment}.${body}`).digest('base64')}`
}

/**
 * Sends a message once. Never to this machine or the network around it, and it follows no redirect: who receives is who
 * was written down. Gives whether it was taken, and the answer in a word.
 */
export async function postMessage(address: string, message: Message, options: { allowInside?: boolean; milliseconds?: number } = {}) {
  try {
    const url = new URL(address)
    const { address: host, family } = await outsideAddressOf(url.hostname, options)
    const { request } = url.protocol === 'https:' ? https : http
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(
        url,
        {
          method: 'POST',
          agent: false,
          signal: AbortSignal.timeout(options.milliseconds ?? longest),
          headers: {
            'Content-Type': 'application/json; charset=utf-8',
            'Content-Length': Buffer.byteLength(message.body),
            'User-Agent': 'Proeftuin',
            'Webhook-Id': message.id,
            'Webhook-Timestamp': String(Math.floor(message.at.getTime() / 1_000)),
            'Webhook-Signature': signatureOf(message),
          },
          // The address that was looked at, and not what the name leads to a moment later.
          lookup: (_hostname, { all }, callback) => (all ? callback(null, [{ address: host, family }]) : callback(null, host, family)),
        },
        (answer) => {
          resolve(answer.statusCode ?? 0)
          answer.destroy()
        },
      )
      sent.on('error', reject)
      sent.end(message.body)
    })
    return { ok: status >= 200 && status < 300, answer: String(status) }
  } catch (error) {
    if (error instanceof InsideAddress) return { ok: false, answer: 'inside' }
    return { ok: false, answer: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' }
  }
}
