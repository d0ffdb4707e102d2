// Two whole instances with one bucket: what is uploaded through one is read through the other, and what is taken away on one
// is gone on both, also for who holds an address, the mark of its bytes or an older version.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { closePool } from '#db/client.ts'
import { removeLessonFile } from '#lib/lessons/commands-files.ts'
import { publishLesson } from '#lib/lessons/commands-review.ts'
import { startLesson } from '#lib/lessons/commands.ts'
import { everythingChecked } from '#lib/lessons/values-checklist.ts'
import type { BucketSettings } from '#lib/platform/storage/bucket-requests.ts'
import { bucketStore } from '#lib/platform/storage/bucket.ts'
import { transact } from '#lib/platform/transact.ts'
import { completeContent, curator, must, person, saveContent, submitAgain } from '#lib/testing/factories.ts'
import type { Proof } from '#scripts/prove.ts'
import { cookieFor } from '../faults/writers.ts'
import { act } from '../one-portal/act.ts'
import { startHouse } from '../two-instances/house.ts'

const longest = 2_000

type Seen = { status: number; sha256: string; etag: string }

async function seen(address: string, headers: Record<string, string> = {}): Promise<Seen> {
  const answer = await fetch(address, { headers, redirect: 'manual' })
  const sha256 = createHash('sha256')
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest('hex')
  return { status: answer.status, sha256, etag: answer.headers.get('etag') ?? '' }
}

/** The promises, with the bucket of a server program. */
export async function acrossInstances(bucket: BucketSettings, say: (line: string) => void): Promise<Proof[]> {
  const house = await startHouse(say, {
    environment: {
      S3_ENDPOINT: bucket.endpoint,
      S3_REGION: bucket.region,
      S3_BUCKET: bucket.bucket,
      S3_ACCESS_KEY_ID: bucket.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
      S3_PATH_STYLE: bucket.pathStyle ? '1' : '0',
    },
  })
  try {
    const [one = '', two = ''] = house.addresses
    const everywhere = (path: string, headers?: Record<string, string>) =>
      Promise.all([one, two].map((address) => seen(address + path, headers)))
    const [author, first, second] = [await person(), await curator(), await curator()]
    const cookie = await cookieFor(author.id)
    const { lessonId } = await must(transact((tx) => startLesson(tx, author, { home: 'site:friesland' })))
    const upload = async (through: string, file: File): Promise<string> => {
      const form = new FormData()
      form.set('file', file)
      const headers = { origin: house.origin, cookie }
      const answer = await fetch(`${through}/api/bestanden?les=${lessonId}`, { method: 'POST', body: form, headers })
      const said = (await answer.json()) as { id?: string; message?: string }
      if (!said.id) throw new Error(`no upload: ${answer.status} ${said.message}`)
      return said.id
    }
    // Nothing that the privacy scan would ask about.
    const words = 'Een draaiboek. '.repeat(2_000)
    const older = await upload(one, new File([words], 'draaiboek.txt', { type: 'text/plain' }))
    const newer = await upload(two, new File(['Een lijst. '.repeat(3_000)], 'lijst.txt', { type: 'text/plain' }))
    const [files, outsiders] = [await everywhere(`/bestanden/${older}`, { cookie }), await everywhere(`/bestanden/${older}`)]
    const lists = await everywhere(`/bestanden/${newer}`, { cookie })
    const whole = createHash('sha256').update(words).digest('hex')
    const held: string[] = []
    for await (const { key } of bucketStore(bucket).list()) held.push(key)
    const proofs: Proof[] = [
      {
        promise: 'twee instanties, één bucket: wat door de ene komt, leest de andere gelijk; een ander leest het niet',
        figure: `${[...files, ...lists].map(({ status }) => status).join(', ')}; een ander ${outsiders.map(({ status }) => status).join(', ')}; ${held.length} in de bucket`,
        held:
          [...files, ...lists].every(({ status }) => status === 200) &&
          files.every(({ sha256 }) => sha256 === whole) &&
          lists[0]?.sha256 === lists[1]?.sha256 &&
          outsiders.every(({ status }) => status === 404) &&
          [older, newer].every((key) => held.includes(key)),
      },
    ]

    const publish = async (version: number, by: typeof first, changeNote?: string) => {
      const revisionId = await submitAgain(author, lessonId, version)
      return must(transact((tx) => publishLesson(tx, by, { lessonId, revisionId, message: '', changeNote, ...everythingChecked })))
    }
    const version = await saveContent(author, lessonId, 1, completeContent())
    await publish(version, first)
    const open = [...(await everywhere(`/bestanden/${older}`)), ...(await everywhere(`/bestanden/${newer}`))]
    const mark = { 'if-none-match': open[0]?.etag ?? '' }
    const unchanged = await everywhere(`/bestanden/${older}`, mark)
    // A new version without the first file: it belongs to an older version from then on.
    await must(transact((tx) => removeLessonFile(tx, author, older)))
    const again = await saveContent(
      author,
      lessonId,
      version,
      completeContent({ title: 'Vraag eerst wie er mee aan tafel zit, en luister' }),
    )
    // Under the address of its new title: the old one leads there.
    const { slug } = await publish(again, second, 'Het draaiboek is vervallen.')
    const replaced = [...(await everywhere(`/bestanden/${older}`)), ...(await everywhere(`/bestanden/${older}`, mark))]
    const still = await everywhere(`/bestanden/${newer}`)
    const list = (all: readonly Seen[]) => all.map(({ status }) => status).join(', ')
    proofs.push({
      promise: 'wat in een nieuwe versie niet meer staat, is op beide weg, ook voor wie het al had',
      figure: `eerst ${list(open)} en ${list(unchanged)}; daarna ${list(replaced)}; wat bleef ${list(still)}`,
      held:
        open.every(({ status }) => status === 200) &&
        unchanged.every(({ status }) => status === 304) &&
        replaced.every(({ status }) => status === 404) &&
        still.every(({ status }) => status === 200),
    })

    // Both hold the page as finished bytes, and a reader holds the mark of the list.
    const pages = await everywhere(`/lessen/${slug}`)
    const listMark = { 'if-none-match': still[0]?.etag ?? '' }
    const started = performance.now()
    const page = `/mijn/lessen/${lessonId}`
    const fields = { lessonId, message: 'Te herkennen.' }
    const withdrawn = await act({ address: one, origin: house.origin, cookie, name: 'withdrawAtOnceAction', page, fields })
    const addresses = [`/bestanden/${newer}`, `/bestanden/${older}`]
    const gone = (await Promise.all(addresses.flatMap((path) => [everywhere(path), everywhere(path, listMark)]))).flat()
    let left = Infinity
    for (; performance.now() - started < 20_000; await sleep(50)) {
      const now = await everywhere(`/lessen/${slug}`)
      if (!now.every(({ status }) => status === 410)) continue
      left = performance.now() - started
      break
    }
    const own = await everywhere(`/bestanden/${newer}`, { cookie })
    proofs.push({
      promise: `weggehaald op de ene: bestanden meteen en de pagina binnen ${longest / 1_000} s weg op beide; de schrijver heeft ze nog`,
      figure: `pagina ${list(pages)}, weghalen ${withdrawn.status}, bestanden ${list(gone)}, pagina 410 na ${Math.round(left)} ms, schrijver ${list(own)}`,
      held:
        pages.every(({ status }) => status === 200) &&
        gone.every(({ status }) => status === 404) &&
        left <= longest &&
        own.every(({ status }) => status === 200),
    })
    for (const { promise, figure, held: kept } of proofs) say(`${kept ? '✓' : '✗'} ${promise}: ${figure}`)
    return proofs
  } finally {
    await closePool()
    await house.stop()
  }
}
