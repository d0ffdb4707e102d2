// The nights in which the clock is changed, with the server in UTC and in Tokyo: what people read has to be the same.
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectFolder, runNode } from '#scripts/children.ts'
import type { Proof } from '#scripts/prove.ts'
import { follow, type Hours, type Told } from './time/gathering.ts'
import { startPortal } from './one-portal/portal.ts'

const zones = ['UTC', 'Asia/Tokyo']

/** Through the hour that is skipped in March, and the one that comes twice in October; then moved to the morning. */
const nights: { hours: Hours; later: Hours; expected: Omit<Told, 'mails'> & { moments: readonly string[] } }[] = [
  {
    hours: { date: '2027-03-28', startTime: '01:30', endTime: '03:30' },
    later: { date: '2027-03-28', startTime: '10:00', endTime: '12:00' },
    expected: {
      page: 'zondag 28 maart 2027, van 1.30 tot 3.30 uur',
      moments: ['DTSTART:20270328T003000Z DTEND:20270328T013000Z', 'DTSTART:20270328T080000Z DTEND:20270328T100000Z'],
      calendars: [],
      uids: 1,
    },
  },
  {
    hours: { date: '2027-10-31', startTime: '01:30', endTime: '03:30' },
    later: { date: '2027-10-31', startTime: '10:00', endTime: '12:00' },
    expected: {
      page: 'zondag 31 oktober 2027, van 1.30 tot 3.30 uur',
      moments: ['DTSTART:20271030T233000Z DTEND:20271031T023000Z', 'DTSTART:20271031T090000Z DTEND:20271031T110000Z'],
      calendars: [],
      uids: 1,
    },
  },
]

/** Tests that read or write moments: everything with a clock, a calendar, a reminder, a digest or a placing at a time. */
const tests = [
  ...['time', 'wall-time', 'wall-clock', 'days', 'calendar', 'working-days'].map((name) => `lib/platform/${name}.test.ts`),
  ...['emails', 'queries-calendar', 'commands-reminders', 'schema', 'queries'].map((name) => `lib/gatherings/${name}.test.ts`),
  ...['commands-follows', 'commands-digests'].map((name) => `lib/people/${name}.test.ts`),
  ...['commands-placing', 'commands-dates', 'commands-review-desk'].map((name) => `lib/lessons/${name}.test.ts`),
]

async function inZone<T>(zone: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TZ
  process.env.TZ = zone
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}

/** What is wrong with what was told of one night. */
function faultsOf({ expected }: (typeof nights)[number], told: Told): string[] {
  const { page, moments, uids } = expected
  const [first = '', moved = ''] = moments
  const faults: string[] = []
  const want = (what: string, held: boolean) => held || faults.push(what)
  want(`page: ${told.page}`, told.page === page)
  want(`${told.uids} ids of one event`, told.uids === uids)
  const [signedUp = '', changed = '', off = ''] = told.mails
  want(
    `mail of signing up: ${signedUp}`,
    signedUp.includes(page) && signedUp.includes('METHOD:REQUEST SEQUENCE:0') && signedUp.includes(first),
  )
  want(
    `mail of the change: ${changed}`,
    changed.includes('van 10.00 tot 12.00 uur') && changed.includes('SEQUENCE:1') && changed.includes(moved),
  )
  want(`mail of calling off: ${off}`, off.includes('METHOD:CANCEL SEQUENCE:2') && off.includes('STATUS:CANCELLED'))
  want(
    `calendar of the agenda: ${told.calendars.join(' / ')}`,
    told.calendars[0]?.includes(first) === true && told.calendars[1]?.includes(moved) === true,
  )
  return faults
}

/** Promises about time, in each zone and between them. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const proofs: Proof[] = []
  const seen: string[] = []
  for (const zone of zones) {
    const faults = await inZone(zone, async () => {
      const portal = await startPortal(say)
      try {
        const told: Told[] = []
        for (const { hours, later } of nights) told.push(await follow(portal, hours, later))
        seen.push(JSON.stringify(told))
        return nights.flatMap((night, index) => (told[index] ? faultsOf(night, told[index]) : ['nothing was told']))
      } finally {
        await portal.stop()
      }
    })
    for (const fault of faults) say(`${zone}: ${fault}`)
    proofs.push({
      promise: `28 maart en 31 oktober 2027 met de server in ${zone}: pagina, mail en kalender zeggen dezelfde tijd, UID vast, SEQUENCE stijgt, CANCEL`,
      figure: `${nights.length} bijeenkomsten, ${faults.length} fouten`,
      held: faults.length === 0,
    })
    const args = [
      path.join(projectFolder, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--testTimeout=180000',
      '--hookTimeout=180000',
      ...tests,
    ]
    const { code, said } = await runNode(args, { env: { TZ: zone } })
    const count = /Tests\s+(.*)/.exec(stripVTControlCharacters(said))?.[1] ?? 'geen uitslag'
    if (code !== 0) say(said.slice(-3_000))
    proofs.push({
      promise: `herinneringen, overzichten en plaatsen op een tijdstip met de server in ${zone}`,
      figure: count,
      held: code === 0,
    })
  }
  proofs.push({
    promise: 'wat er staat hangt niet af van waar de server staat',
    figure: `${new Set(seen).size} uitkomst`,
    held: new Set(seen).size === 1,
  })
  return proofs
}
