// As little as a web server can do with the same bytes: node:http, everything ready beforehand. The portal is measured beside it.
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'

// Plain and gzip by turns; a page stands under its number.
const bodies = process.argv.slice(2).map((file) => fs.readFileSync(file))
const plain = bodies[0] ?? Buffer.alloc(0)
const etag = '"bare"'
const type = {
  'Content-Type': 'text/html; charset=utf-8',
  ETag: etag,
  Vary: 'Accept-Encoding',
  'Cache-Control': 'public, max-age=0, must-revalidate',
}
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10 })

/** One query of twenty rows and a string: what a page that is not ready costs at least. */
async function fromRows(after: string): Promise<Buffer> {
  const rows = await sql`
    select p.slug, p.kind, p.title, p.core_sentence, s.name as site, p.first_published_at, p.minutes,
      (select coalesce(array_agg(t.name order by t.position), '{}') from themes t where t.slug = any(p.theme_slugs)) as themes
    from published_lessons p left join sites s on s.slug = p.site_slug
    where p.first_published_at < ${after} order by p.first_published_at desc, p.lesson_id desc limit 20`
  const list = rows.map(
    (row) => `<li><a href="/lessen/${row.slug}">${row.title}</a><p>${row.core_sentence}</p><p>${row.site} ${row.themes}</p></li>`,
  )
  // Filled up to the length of the page beside it.
  return Buffer.concat([Buffer.from(`<!doctype html><ol>${list.join('')}</ol>`), plain]).subarray(0, plain.length)
}

/** What a lesson page asks, by the functions of the product, which are only fetched for it: they would weigh on the others. */
async function fromLesson(slug: string): Promise<Buffer> {
  const [lessons, dates, related, uptake, voices, waiting] = await Promise.all([
    import('#lib/lessons/queries.ts'),
    import('#lib/lessons/queries-dates.ts'),
    import('#lib/lessons/queries-related.ts'),
    import('#lib/lessons/queries-uptake.ts'),
    import('#lib/lessons/queries-voices.ts'),
    import('#lib/questions/queries-waiting.ts'),
  ])
  const found = await lessons.lessonAtAddress(slug)
  if (found?.state !== 'published') throw new Error(`no lesson at ${slug}`)
  const { lesson } = found
  const rows = await Promise.all([
    related.relatedLessons(lesson),
    voices.voicesOf(lesson.lessonId),
    uptake.uptakeOf(lesson.lessonId),
    dates.checkedOn(lesson),
    waiting.waitingBesideLesson(lesson),
  ])
  return Buffer.concat([Buffer.from(`<!doctype html><main>${JSON.stringify([lesson, rows])}</main>`), plain]).subarray(0, plain.length)
}

const made: Record<string, (rest: string) => Promise<Buffer>> = {
  rows: (at) => fromRows(new Date(Number(at)).toISOString()),
  lesson: fromLesson,
}

const server = http.createServer((request, response) => {
  const [, kind = '', rest = ''] = request.url?.split('/') ?? []
  if (made[kind] && rest) {
    void made[kind](rest).then((body) => {
      response.writeHead(200, { ...type, 'Content-Length': body.length }).end(body)
    })
    return
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, type).end()
    return
  }
  const isZipped = request.headers['accept-encoding']?.includes('gzip')
  const body = bodies[2 * Number(request.url?.slice(1)) + (isZipped ? 1 : 0)] ?? plain
  response.writeHead(200, { ...type, ...(isZipped && { 'Content-Encoding': 'gzip' }), 'Content-Length': body.length }).end(body)
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
