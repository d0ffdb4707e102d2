// The statements that a piece of the product sends, caught on their way, and how PostgreSQL carries them out.
import { pool } from '#db/client.ts'

export type Statement = { text: string; values: unknown[] }
export type Step = { type: string; relation?: string; rows: number; loops: number; filtered: number }
export type Plan = { statement: string; ms: number; steps: Step[] }

/** What `run` sends to the database, in order. */
async function caught(run: () => Promise<unknown>): Promise<Statement[]> {
  const { sql } = pool()
  const statements: Statement[] = []
  sql.options.debug = (_connection, text, values) => statements.push({ text, values })
  try {
    await run()
  } finally {
    sql.options.debug = false
  }
  return statements
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** The plan of every reading statement. One transaction, so that what was said for whom it reads holds here too. */
export async function plansOf(run: () => Promise<unknown>): Promise<Plan[]> {
  const statements = await caught(run)
  return pool().sql.begin(async (sql) => {
    const plans: Plan[] = []
    for (const { text, values } of statements) {
      if (!/^\s*(?:select|with|\()/i.test(text)) continue
      const given = values as string[]
      if (text.includes('set_config')) {
        await sql.unsafe(text, given)
        continue
      }
      const [row] = await sql.unsafe<{ 'QUERY PLAN': { Plan: Node; 'Execution Time': number; 'Planning Time': number }[] }[]>(
        `explain (analyze, timing off, format json) ${text}`,
        given,
      )
      const found = row?.['QUERY PLAN'][0]
      if (found) plans.push({ statement: text, ms: found['Execution Time'] + found['Planning Time'], steps: stepsOf(found.Plan) })
    }
    return plans
  })
}

function stepsOf(node: Node): Step[] {
  const relation = node['Relation Name']
  const own: Step = {
    type: node['Node Type'],
    ...(relation === undefined ? {} : { relation }),
    rows: node['Actual Rows'] ?? 0,
    loops: node['Actual Loops'] ?? 1,
    filtered: (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0),
  }
  return [own, ...(node.Plans ?? []).flatMap(stepsOf)]
}

/** The rows that a plan touched and threw away or handed on, in its most laborious step on a table. */
export const widestStep = ({ steps }: Plan): number =>
  Math.max(0, ...steps.filter(({ relation }) => relation !== undefined).map(({ rows, loops, filtered }) => (rows + filtered) * loops))
