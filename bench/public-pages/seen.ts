// What a reader on a slow phone sees of a page, and of the same bytes from as little as a web server can be.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { chromium, type Browser } from '@playwright/test'
import { findBrowser } from '#scripts/browser.ts'
import { median } from '../support/figures.ts'

const rounds = 5
/** On a line of 1.6 Mbit a second with 150 ms to the other side, four times as slow as this machine. */
const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const slowness = 4

/** Answers from memory what the portal answered once. */
async function plainServer(origin: string): Promise<http.Server> {
  const kept = new Map<string, Promise<[http.IncomingMessage, Buffer]>>()
  const ask = (path: string, headers: http.OutgoingHttpHeaders) =>
    new Promise<[http.IncomingMessage, Buffer]>((resolve, reject) => {
      http
        .get(origin + path, { headers }, (answer) => void buffer(answer).then((body) => resolve([answer, body]), reject))
        .on('error', reject)
    })
  const server = http.createServer(({ url = '/', headers }, response) => {
    const answer = kept.get(url) ?? ask(url, { 'accept-encoding': headers['accept-encoding'] })
    kept.set(url, answer)
    void answer.then(([{ statusCode = 502, headers: said }, body]) => response.writeHead(statusCode, said).end(body))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** Opens a page as somebody who was never there: when the largest part stood there, how far things moved, how long nothing could be pressed. */
async function look(browser: Browser, address: string): Promise<{ largest: number; moved: number; blocked: number }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  const tools = await page.context().newCDPSession(page)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', line)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  await page.goto(address, { waitUntil: 'load' })
  // Fonts come after the first words, and may move them.
  await page.waitForTimeout(1_500)
  const found = await page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<(PerformanceEntry & { value: number })[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries() as never)).observe({ type, buffered: true })
        setTimeout(() => resolve([]), 200)
      })
    const [largest, shifts, long] = await Promise.all([entries('largest-contentful-paint'), entries('layout-shift'), entries('longtask')])
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    return {
      largest: largest.at(-1)?.startTime ?? Infinity,
      moved: shifts.reduce((sum, { value }) => sum + value, 0),
      // What is done before there is anything to press blocks nobody.
      blocked: long.reduce((sum, { startTime, duration }) => sum + (startTime < first ? 0 : duration - 50), 0),
    }
  })
  await page.close()
  return found
}

/** In turn from the portal and from a plain server; `moved` is the worst, to three decimals as browsers tell it. */
export async function seen(origin: string, path: string) {
  const { program, env } = await findBrowser(() => {})
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: program, env: { ...process.env, ...env }, args })
  const plain = await plainServer(origin)
  const both: Awaited<ReturnType<typeof look>>[][] = []
  for (let round = -1; round < rounds; round++) {
    const pair = [
      await look(browser, origin + path),
      await look(browser, `http://127.0.0.1:${(plain.address() as AddressInfo).port}${path}`),
    ]
    if (round >= 0) both.push(pair)
  }
  plain.close()
  await browser.close()
  const of = (side: 0 | 1, what: 'largest' | 'moved' | 'blocked') => both.map((pair) => pair[side]?.[what] ?? 0)
  return {
    largest: median(of(0, 'largest')),
    besidePlain: median(both.map(([ours, theirs]) => (ours?.largest ?? 0) / (theirs?.largest ?? 1))),
    moved: Math.round(Math.max(...of(0, 'moved')) * 1_000) / 1_000,
    blocked: median(of(0, 'blocked')),
    blockedPlain: median(of(1, 'blocked')),
  }
}
