import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { withdrawLesson } from '#lib/lessons/commands-withdrawing.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { deliverWebhooks } from '#lib/platform/webhooks/deliveries.ts'
import { postMessage, type Post } from '#lib/platform/webhooks/post.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person, publishedLesson } from '#lib/testing/factories.ts'
import { addWebhook, retireWebhook } from './commands-webhooks.ts'
import { keptWebhooks } from './queries-webhooks.ts'
import { addWebhookInput } from './schema-webhooks.ts'

testDatabase()

type Received = { body: string; headers: http.IncomingHttpHeaders }
const received: Received[] = []
let status = 200
const server = http.createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    received.push({ body, headers: request.headers })
    response.writeHead(status, { Location: '/elders' }).end()
  })
})
let administrator: Actor
let reader: Actor
let author: Actor
let port = 0
beforeAll(async () => {
  await furnish()
  administrator = await person({ roles: ['administrator'], sites: [] })
  reader = await curator()
  author = await person()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
// The server of this test has no certificate and stands on this machine.
const here: Post = (address, message) => postMessage(address.replace('https:', 'http:'), message, { allowInside: true })
const deliver = (now = new Date(), post = here) => db.transaction((tx) => deliverWebhooks(tx, now, post))
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const typesOf = () => received.splice(0).map(({ body }) => (JSON.parse(body) as { type: string }).type)

describe('Another system', () => {
  test('hears signed what is placed and withdrawn, once, and with no words of what is gone', async () => {
    const { secret } = await must(transact((tx) => addWebhook(tx, administrator, { address: `https://127.0.0.1:${port}/hoor` })))
    const { lessonId, slug } = await publishedLesson(author, reader)
    expect(await deliver()).toBe(1)
    expect(await deliver()).toBe(0)
    const [message] = received.splice(0)
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ type: 'lesson.placed', data: { id: lessonId, address: `/lessen/${slug}` } })
    const signed = `${String(message?.headers['webhook-id'])}.${String(message?.headers['webhook-timestamp'])}.${message?.body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    expect(message?.headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)

    await transact((tx) => withdrawLesson(tx, reader, { lessonId, reason: 'recognisable', message: 'Te herkennen.' }))
    await deliver()
    const [gone] = received.splice(0)
    expect(JSON.parse(gone?.body ?? '')).toMatchObject({ type: 'lesson.withdrawn', data: { id: lessonId } })
    expect(gone?.body).not.toContain(slug)
  })

  test('that is away hears it later; what was withdrawn meanwhile is not told any more', async () => {
    status = 503
    const { lessonId } = await publishedLesson(author, reader, { content: { title: 'Straks weg' } })
    await deliver()
    expect(await deliver()).toBe(0)
    await transact((tx) => withdrawLesson(tx, reader, { lessonId, reason: 'wrong', message: 'Klopt niet.' }))
    status = 200
    received.length = 0
    await deliver(later(2))
    expect(typesOf()).toEqual(['lesson.withdrawn'])
  })

  test('that never answers is left alone in the end, and a redirect is no answer', async () => {
    status = 302
    await publishedLesson(author, reader, { content: { title: 'Niemand thuis' } })
    for (let attempt = 0; attempt < 12; attempt++) await deliver(later(attempt * 2_000))
    expect(typesOf()).toHaveLength(7)
    expect(await keptWebhooks(administrator)).toMatchObject([{ lastAnswer: '302', waiting: 0 }])
    status = 200
  })

  test('on this machine or the network around it is never asked', async () => {
    await publishedLesson(author, reader, { content: { title: 'Binnen' } })
    await deliver(later(1), (address, message) => postMessage(address.replace('https:', 'http:'), message))
    expect(received).toEqual([])
    expect((await keptWebhooks(administrator))[0]?.lastAnswer).toBe('inside')
  })

  test('hears nothing any more once it is taken off, also not what waited', async () => {
    const [row] = await keptWebhooks(administrator)
    expect(await transact((tx) => retireWebhook(tx, reader, { webhookId: row?.id ?? '' }))).toEqual({ ok: false, reason: 'not_allowed' })
    await must(transact((tx) => retireWebhook(tx, administrator, { webhookId: row?.id ?? '' })))
    await publishedLesson(author, reader, { content: { title: 'Niet voor jou' } })
    expect(await deliver(later(9_000))).toBe(0)
    expect(await transact((tx) => retireWebhook(tx, administrator, { webhookId: row?.id ?? '' }))).toEqual({
      ok: false,
      reason: 'unknown_webhook',
    })
  })

  test('is the choice of an administrator, who sees no secret again', async () => {
    expect(await transact((tx) => addWebhook(tx, reader, { address: 'https://elders.example/' }))).toEqual({
      ok: false,
      reason: 'not_allowed',
    })
    expect(await keptWebhooks(reader)).toEqual([])
    const { secret } = await must(transact((tx) => addWebhook(tx, administrator, { address: 'https://elders.example/' })))
    const stored = JSON.stringify(await db.execute(sql`select * from webhooks`))
    expect(stored).not.toContain(secret.replace('whsec_', ''))
    for (const address of ['http://elders.example', 'https://jan:geheim@elders.example', 'ftp://x', 'elders', ''])
      expect(addWebhookInput.safeParse({ address }).success, address).toBe(false)
  })
})
