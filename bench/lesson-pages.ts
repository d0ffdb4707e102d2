// Lesson pages as people read them: a few very often, most of them seldom. What an instance keeps is bounded, so part of them is
// made anew. Beside a bare server with the same bytes, and with the same questions to the database.
import { stopChild } from '#scripts/children.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { startHouse } from '../prove/two-instances/house.ts'
import { beside, startBare } from './public-pages/beside.ts'
import { load, memoryOf } from './public-pages/load.ts'
import { fill } from './scale/fill.ts'
import { drawnLesson, lessonOfRank } from './support/readers.ts'

const lessons = 20_000
/** As many as are kept easily: what is measured of them is the keeping. */
const popular = 300
const token = 'only-for-measuring-only-for-measuring'

/** What a kept page and a page that is not kept reach, how many readers find theirs kept, and what that takes in memory. */
export async function measure(): Promise<Measurement[]> {
  const say = (line: string) => console.log(`      ${line}`)
  const house = await startHouse(say, { environment: { METRICS_TOKEN: token } })
  try {
    await fill(house.databaseUrl, lessons)
    const [origin = ''] = house.addresses
    const port = Number(new URL(origin).port)
    const pid = house.pids()[0] ?? 0
    const headers = { 'accept-encoding': 'gzip' }
    const bare = await startBare(
      house,
      Array.from({ length: popular }, (_, rank) => lessonOfRank(rank + 1, lessons)),
    )
    // Both are asked for the same page at the same turn.
    const ranks = Array.from({ length: 10_007 }, () => Math.floor(popular ** Math.random()))
    const rankOf = (turn: number) => ranks[turn % ranks.length] ?? 1
    const seldom = (turn: number) => lessonOfRank(lessons - (turn % (lessons - popular)), lessons)
    const ratios = await beside(
      [
        {
          name: `a lesson that is kept, of ${popular}, gzip`,
          goal: 0.85,
          processorGoal: null,
          portal: { port, path: (turn) => lessonOfRank(rankOf(turn), lessons), headers },
          bare: { port: bare.port, path: (turn) => `/${rankOf(turn) - 1}`, headers },
        },
        {
          name: 'a lesson that is not kept, with the same questions to the database',
          goal: 0.15,
          processorGoal: null,
          portal: { port, path: seldom },
          bare: { port: bare.port, path: (turn) => seldom(turn).replace('/lessen/', '/lesson/') },
        },
      ],
      pid,
      bare.pid,
    )
    await stopChild(bare.child)

    const figure = async (name: string) => {
      const text = await (await fetch(`${origin}/api/metrics`, { headers: { authorization: `Bearer ${token}` } })).text()
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      )
    }
    const read = () => load({ port, path: () => drawnLesson(lessons), headers }, 5_000)
    // Until there is no more room: from then on what is seldom read makes way.
    for (let held = -1, now = 0; now > held * 1.02; now = await figure('portal_kept_bytes')) {
      held = now
      await read()
    }
    const before = await figure('portal_answers_total{kind="kept",status="any"}')
    const answers = (await read()) + (await read()) + (await read())
    const kept = (await figure('portal_answers_total{kind="kept",status="any"}')) - before
    const memory = memoryOf(pid)
    const on = `lessons read by Zipf over ${lessons}`
    return [
      ...ratios,
      { name: `${on}: readers who find theirs kept`, value: (100 * kept) / answers, unit: `% of ${answers}`, goal: null, better: 'higher' },
      { name: `${on}: pages that are kept`, value: await figure('portal_kept_addresses'), unit: 'pages', goal: null, better: 'higher' },
      ...(memory ? [{ name: `${on}: memory of the instance`, value: memory, unit: 'MB', goal: null, better: 'lower' as const }] : []),
    ]
  } finally {
    await house.stop()
  }
}
