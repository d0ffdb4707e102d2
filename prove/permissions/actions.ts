// Every action of the build, called by people to whom nothing belongs: with ids of what is there and of what is not.
import type { Role } from '#lib/platform/actor.ts'
import type { Proof } from '#scripts/prove.ts'
import { formOf } from '../one-portal/act.ts'
import { actionsOfBuild, type Action } from '../one-portal/actions-of-build.ts'
import type { Portal } from '../one-portal/portal.ts'
import { allowedToStrangers, fixedFields, notCalled, saysSoAnyway } from './expected-actions.ts'
import { filled } from './filling.ts'
import { schemasOf } from './inputs.ts'
import { changed, columnsOf, fillingsOf, fingerprint, isObject, keysOfForms, missingTables } from './objects.ts'

const absent = '01900000-0000-7000-8000-000000000000'
const asked = (fields: Record<string, string>): string[] =>
  Object.entries(fields).flatMap(([name, value]) => (value === absent && isObject(name) ? [name] : []))

export type Who = Role | 'visitor'
export const everyone: readonly Who[] = ['visitor', 'member', 'regional_team', 'legal_helpdesk', 'curator', 'administrator']

/** The address of a page that holds the action; none when only a route of ours calls it. */
function pageOf({ workers }: Action): string | undefined {
  const page = Object.keys(workers).find((worker) => worker.endsWith('/page'))
  return page?.replace(/^app|\/page$|\/\([a-z]+\)/g, '').replaceAll(/\[[a-zA-Z]+\]/g, absent)
}

type Answer = { status: number; words: string; redirect: string }

async function call(portal: Portal, action: Action, page: string, cookie: string, body: FormData): Promise<Answer> {
  const headers = { 'next-action': action.id, origin: portal.address, cookie }
  const answer = await fetch(portal.address + page, { method: 'POST', headers, body, redirect: 'manual' })
  return { status: answer.status, words: await answer.text(), redirect: answer.headers.get('x-action-redirect') ?? '' }
}

const withFreshKeys = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, keysOfForms.includes(name) ? crypto.randomUUID() : value]))

type Trial = { label: string; fields: Record<string, string>; isAbsent: boolean }

/** What is sent: valid input with ids of nothing, and with ids of what is there in each state. */
async function trialsOf(portal: Portal, action: Action, columns: Awaited<ReturnType<typeof columnsOf>>): Promise<Trial[] | undefined> {
  const trials: Trial[] = []
  const schemas = await schemasOf(action)
  const start = fixedFields(absent)[action.exportedName] ?? {}
  if (schemas.length === 0) trials.push({ label: 'no fields', fields: {}, isAbsent: false })
  for (const { name, schema } of schemas) {
    const fields = filled(schema, absent, start)
    if (!fields) return undefined
    const ids = asked(fields)
    const decision = /^(publish|return|decline)LessonInput$/.exec(name)?.[1]
    const whole = { ...fields, ...(decision && { decision }) }
    trials.push({ label: `${name}, absent`, fields: whole, isAbsent: ids.length > 0 })
    for (const filling of await fillingsOf(portal.sql, columns, ids)) {
      trials.push({ label: `${name}, foreign`, fields: { ...whole, ...filling }, isAbsent: false })
    }
  }
  return trials
}

/** Calls everything as everyone. Gives what was tried, and each deed that went through or broke where it should not have. */
export async function tryActions(portal: Portal, cookies: Readonly<Record<Who, string>>, say: (line: string) => void): Promise<Proof[]> {
  const columns = await columnsOf(portal.sql)
  const faults = missingTables(columns).map((table) => `no table ${table}`)
  const actions = actionsOfBuild()
  const names = new Set(actions.map(({ exportedName }) => exportedName))
  for (const name of [...Object.keys(allowedToStrangers), ...Object.keys(notCalled)])
    if (!names.has(name)) faults.push(`no action ${name} in this build`)
  let [calls, reached, foreign] = [0, 0, 0]
  let before = await fingerprint(portal.sql, columns)
  for (const action of actions) {
    const page = pageOf(action)
    if (action.exportedName in notCalled) continue
    if (!page) {
      faults.push(`${action.exportedName} is on no page and in no list`)
      continue
    }
    const trials = await trialsOf(portal, action, columns)
    if (!trials || trials.length === 0) {
      faults.push(`${action.exportedName}: no valid input was found`)
      continue
    }
    reached += 1
    const may = allowedToStrangers[action.exportedName] ?? []
    const tried = trials.some(({ label }) => label.endsWith('foreign'))
    if (tried) foreign += 1
    const told: string[] = []
    for (const trial of trials) {
      // Who may do this to something that is there would do it: that is for the journeys and the tests of the commands.
      const asking = everyone.filter((who) => trial.isAbsent || !may.includes(who))
      const answers = await Promise.all(asking.map((who) => call(portal, action, page, cookies[who], formOf(withFreshKeys(trial.fields)))))
      calls += answers.length
      for (const [index, answer] of answers.entries()) {
        const what = `${action.exportedName} by ${asking[index]} (${trial.label})`
        told.push(`${asking[index]}, ${trial.label}: ${answer.status} ${answer.redirect || answer.words.replace(/\s+/g, ' ').slice(-120)}`)
        if (answer.status >= 500) faults.push(`${what} broke: ${JSON.stringify(trial.fields).slice(0, 300)}`)
        if (/"ok":true,"message"/.test(answer.words) && !saysSoAnyway.includes(action.exportedName))
          faults.push(`${what} says that it is done`)
      }
    }
    const after = await fingerprint(portal.sql, columns)
    const tables = changed(before, after)
    before = after
    if (tables.length > 0) faults.push(`${action.exportedName} changed ${tables.join(', ')} [${told.join(' | ')}]`)
    if (reached % 40 === 0) say(`${reached} acties, ${calls} verzoeken`)
  }
  for (const fault of faults) say(fault)
  return [
    {
      promise: 'geen actie doet iets met wat van een ander is of niet bestaat, voor geen enkele rol die dat niet mag',
      figure: `${reached} acties × ${everyone.length} rollen, ${calls} verzoeken (${foreign} acties ook met echte objecten van een ander): ${faults.length} fouten`,
      held: faults.length === 0 && reached > 150,
    },
  ]
}
