// Pages of people who are signed in, beside a bare server that asks the database the same and writes a string: in turn and
// in one run. These pages are made anew for each request; nothing of them is kept.
import http from 'node:http'
import { performance } from 'node:perf_hooks'
import postgres from 'postgres'
import { startNode, stopChild } from '#scripts/children.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { startHouse } from '../prove/two-instances/house.ts'
import { median, withSpread } from './support/figures.ts'
import { signedIn } from './support/signed-in.ts'

const [rounds, roundMs, clients] = [6, 1_500, 8]

/** The rate of the desk, a thread and one's own agenda. */
export async function measure(): Promise<Measurement[]> {
  const house = await startHouse((line) => console.log(`      ${line}`))
  try {
    const sql = postgres(house.databaseUrl, { max: 1, onnotice: () => {} })
    const [thread] = await sql<
      { id: string }[]
    >`select id from question_threads where kind = 'question' and merged_into_id is null order by asked_at limit 1`
    if (!thread) throw new Error('the demo has no question')
    const cookies = {
      curator: await signedIn(sql, 'curator'),
      team: await signedIn(sql, 'regional_team'),
      member: await signedIn(sql, 'member'),
    }
    await sql.end()
    const child = startNode(['bench/signed-in-pages/bare.ts', thread.id], { env: { ...house.environment }, output: 'inherit' })
    try {
      const bare = await new Promise<number>((resolve, reject) => {
        child.on('message', (message: { port?: number }) => message.port && resolve(message.port))
        child.on('exit', () => reject(new Error('the bare server stopped')))
      })
      const portal = Number(new URL(house.addresses[0] ?? '').port)
      const found: Measurement[] = []
      for (const { name, path, cookie } of [
        { name: 'the desk', path: '/redactie', cookie: cookies.curator },
        { name: 'a thread', path: `/vragen/${thread.id}`, cookie: cookies.team },
        { name: 'the own agenda', path: '/mijn/aanmeldingen', cookie: cookies.member },
      ])
        found.push(await compared(name, { path, cookie }, portal, bare))
      return found
    } finally {
      await stopChild(child)
    }
  } finally {
    await house.stop()
  }
}

type Asked = { path: string; cookie: string }

async function compared(name: string, asked: Asked, portal: number, bare: number): Promise<Measurement> {
  for (const port of [portal, bare]) {
    const { status, body } = await get(port, asked)
    if (status !== 200 || body.length < 200) throw new Error(`${asked.path}: ${status} ${body.slice(0, 200)}`)
  }
  const ratios: number[] = []
  for (let round = -1; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [portal, bare] : [bare, portal]
    const [one, other] = [await answersOf(first, asked), await answersOf(second, asked)]
    if (round >= 0) ratios.push(first === portal ? one / other : other / one)
  }
  return {
    name: `signed in, ${name}: requests per second against a bare server with the same questions`,
    value: median(ratios),
    unit: withSpread('times', ratios),
    goal: 0.1,
    better: 'higher',
  }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: clients })

function get(port: number, { path, cookie }: Asked): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, agent, headers: { cookie } }, (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
      })
      .on('error', reject)
  })
}

/** How many pages some people at once get in one round; anything but a page is a fault. */
async function answersOf(port: number, asked: Asked): Promise<number> {
  let answers = 0
  const end = performance.now() + roundMs
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const { status } = await get(port, asked)
        if (status !== 200) throw new Error(`${asked.path}: ${status}`)
        answers += 1
      }
    }),
  )
  return answers
}
