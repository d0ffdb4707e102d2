// As little as can answer with the same rows: node:http, the questions to the database that the page asks, and a string.
// Started by signed-in-pages.ts with the people and the thread to ask for.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { db } from '#db/client.ts'
import { calendarAddress } from '#lib/gatherings/queries-calendar.ts'
import { ownSignUps } from '#lib/gatherings/queries-sign-ups.ts'
import { deskTrays } from '#lib/lessons/queries-dates.ts'
import { unconfirmedWithdrawals } from '#lib/lessons/queries-placing.ts'
import { reviewCounts, reviewQueue } from '#lib/lessons/queries-review.ts'
import { visitOfSession } from '#lib/platform/session/store.ts'
import { threadFor } from '#lib/questions/queries.ts'
import { threadChoices } from '#lib/questions/queries-choices.ts'

const [threadId = ''] = process.argv.slice(2)

const pages: Record<string, (token: string) => Promise<unknown[]>> = {
  '/redactie': async (token) => {
    const actor = await actorOf(token)
    return Promise.all([reviewQueue(actor, 'te-lezen'), reviewCounts(actor), unconfirmedWithdrawals(actor), deskTrays(actor)])
  },
  [`/vragen/${threadId}`]: async (token) => {
    const actor = await actorOf(token)
    const thread = await threadFor(actor, threadId)
    return thread ? [thread, await threadChoices(actor, thread)] : []
  },
  '/mijn/aanmeldingen': async (token) => {
    const actor = await actorOf(token)
    return Promise.all([ownSignUps(actor, new Date()), calendarAddress(actor)])
  },
}

async function actorOf(token: string) {
  const visit = await visitOfSession(db, token)
  if (!visit) throw new Error('nobody is signed in')
  return visit.actor
}

const server = http.createServer((request, response) => {
  const token = request.headers.cookie?.split('=')[1] ?? ''
  const page = pages[request.url ?? '']
  void (page?.(token) ?? Promise.resolve([])).then((rows) => {
    const body = Buffer.from(`<!doctype html><main>${JSON.stringify(rows)}</main>`)
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length }).end(body)
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
