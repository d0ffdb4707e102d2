// How well search finds the lesson that answers, beside PostgreSQL's own Dutch on the same texts; and how fast, as a
// ratio. Nobody promised a figure for nDCG: the goal is to be better than what comes for free.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { closePool, db } from '#db/client.ts'
import { ensurePostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { demoLessons } from '#db/seed/demo/lessons.ts'
import { seed } from '#db/seed/seed.ts'
import { feedPage } from '#lib/lessons/queries-feed.ts'
import { countWords } from '#lib/platform/search/count-words.ts'
import { slugOf } from '#lib/platform/slug.ts'
import type { Measurement } from '#scripts/measurements.ts'
import { ndcg, recall } from './search/measures.ts'
import { questions, type Half, type Question } from './search/questions.ts'

type Engine = { name: string; find: (words: string) => Promise<string[]> }

// The set names a lesson as the demo does; its address follows its title.
const nameOf = new Map(demoLessons.map((lesson) => [slugOf(lesson.title), lesson.slug]))
const named = (slugs: readonly string[]) => slugs.map((slug) => nameOf.get(slug) ?? slug)

const own: Engine = {
  name: 'search',
  find: async (words) => named((await feedPage({ q: words, vanaf: '' })).lessons.map((lesson) => lesson.slug)),
}

/** What anybody gets without any work: all the words, or else one of them, by `ts_rank`. */
const plain: Engine = {
  name: "to_tsvector('dutch')",
  find: async (words) => {
    const rows = await db.execute<{ slug: string }>(sql`
      select p.slug from search_documents d join published_lessons p on p.lesson_id::text = d.document_id,
        cast(replace(plainto_tsquery('dutch', ${words})::text, '&', '|') as tsquery) as asked,
        lateral (select setweight(to_tsvector('dutch', d.title), 'A') || setweight(to_tsvector('dutch', d.summary), 'B') || setweight(to_tsvector('dutch', d.body), 'C')) as v(vector)
      where d.kind = 'lesson' and vector @@ asked order by ts_rank(vector, asked) desc, d.at desc limit 10`)
    return named(rows.map((row) => row.slug))
  },
}

/** nDCG@10 and recall@10 per half, and the time of a question. */
export async function measure(): Promise<Measurement[]> {
  return withDemo(async () => [...(await quality('open')), ...(await quality('held-out')), await time()])
}

/** The questions of the open half that are not answered first, for who mends the search. */
export async function explain(): Promise<string[]> {
  return withDemo(async () => {
    const lines: string[] = []
    for (const question of questions('open')) {
      const found = await own.find(question.words)
      const score = ndcg(found, question.graded)
      if (score < 0.95) lines.push(`${score.toFixed(2)} ${question.kind}: ‘${question.words}’ → ${found.slice(0, 5).join(', ') || 'niets'}`)
    }
    return lines
  })
}

async function withDemo<T>(run: () => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-bench-search-'))
  const server = await ensurePostgres({ dataDir: path.join(folder, 'postgres'), flags: ['-c', 'fsync=off'] })
  const before = process.env.DATABASE_URL
  try {
    // The filling writes mails with addresses in them; none of them is sent.
    process.env.DEMO ??= '1'
    process.env.APP_URL ??= 'http://localhost:3000'
    process.env.AUTH_SECRET ??= randomBytes(32).toString('hex')
    process.env.DATABASE_URL = server.url('postgres')
    await migrate(server.url('postgres'))
    await seed(server.url('postgres'), { demo: true })
    await db.transaction((tx) => countWords(tx))
    return await run()
  } finally {
    await closePool()
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function quality(half: Half): Promise<Measurement[]> {
  const asked = questions(half)
  const [mine, theirs] = [await answers(own, asked), await answers(plain, asked)]
  const mean = (of: typeof ndcg, found: string[][]) =>
    found.reduce((sum, slugs, index) => sum + of(slugs, asked[index]?.graded ?? {}), 0) / asked.length
  return (
    [
      ['nDCG@10', ndcg],
      ['recall@10', recall],
    ] as const
  ).flatMap(([what, of]) => [
    { name: `search, ${half}: ${what}`, value: mean(of, mine), unit: `mean of ${asked.length}`, goal: mean(of, theirs), better: 'higher' },
    {
      name: `search, ${half}: ${what} of ${plain.name}`,
      value: mean(of, theirs),
      unit: `mean of ${asked.length}`,
      goal: null,
      better: 'higher',
    },
  ])
}

async function answers({ find }: Engine, asked: readonly Question[]): Promise<string[][]> {
  const found: string[][] = []
  for (const { words } of asked) found.push(await find(words))
  return found
}

/** Both answer the same questions in turn; the median of what each took. */
async function time(): Promise<Measurement> {
  const taken = async ({ find }: Engine, words: string) => {
    const started = performance.now()
    await find(words)
    return performance.now() - started
  }
  const ratios: number[] = []
  for (const { words } of [...questions('open'), ...questions('held-out')]) {
    await own.find(words)
    ratios.push((await taken(own, words)) / (await taken(plain, words)))
  }
  const median = ratios.sort((one, other) => one - other)[Math.floor(ratios.length / 2)] ?? 0
  return {
    name: `search: time of a question against ${plain.name} without an index`,
    value: median,
    unit: 'times',
    goal: null,
    better: 'lower',
  }
}
