import { readFileSync } from 'node:fs'
import { expect, test } from './support/test.ts'

type Action = { exportedName: string; filename: string; workers: Record<string, unknown> }

// Whoever is not signed in may do this, and nothing else.
const openToVisitors = [
  'askSignInAction',
  'confirmSignInAction',
  'typeCodeAction',
  'signOutAction',
  'requestAccessAction',
  // A reader of a lesson.
  'sendReactionAction',
  'confirmReactionAction',
  'recogniseAction',
  'reportLessonAction',
  // Whoever holds the secret link of a mail: it says who they are.
  'answerOpinionByLinkAction',
  'answerFollowUpAction',
  'answerHowItWasAction',
  'answerOfferAction',
  'cancelByLinkAction',
  'completeSignUpAction',
  'confirmSignUpAction',
  'outsiderSignUpAction',
  // Anyone takes an instrument along; only the day is counted.
  'openInstrumentAction',
  // Who asks without an account; the link of the mail says who they are.
  'visitorAskAction',
  'confirmQuestionAction',
  'visitorMessageAction',
  // Who follows something without an account; the link of the mail says who they are, or the secret that ends the mails.
  'followFromOutsideAction',
  'confirmFollowAction',
  'oneClickStopAction',
  'uploadVisitorFileAction',
  'visitorCreditAction',
]

/** Every server action of the build, with its number: also those that no page uses can be called by who knows it. */
const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as { node: Record<string, Action> }
const actions = Object.entries(manifest.node).map(([id, action]) => ({ id, ...action }))

const aLesson = '01900000-0000-7000-8000-000000000000'

/** The address of a page that holds the action: '/mijn/lessen/…' of 'app/(portaal)/mijn/lessen/[id]/page'. */
function pageOf({ workers }: Action): string {
  const page = Object.keys(workers).find((worker) => worker.endsWith('/page')) ?? 'app/mijn/page'
  return page.replace(/^app|\/page$|\/\([a-z]+\)/g, '').replaceAll(/\[[a-zA-Z]+\]/g, aLesson)
}

/** Goes through the actions eight at a time: the server answers pages of other journeys in between, and one would wait for each. */
async function forEachAction(chosen: typeof actions, look: (action: (typeof actions)[number]) => Promise<void>): Promise<void> {
  const waiting = [...chosen]
  const walk = async () => {
    for (let action = waiting.shift(); action; action = waiting.shift()) await look(action)
  }
  await Promise.all(Array.from({ length: 8 }, walk))
}

/** What the server answers to somebody without a session who calls an action; by the plainest of clients, for these are many. */
async function call(base: string | undefined, action: Action & { id: string }, headers: Record<string, string>): Promise<Response> {
  const body = new FormData()
  body.set('_1_lessonId', aLesson)
  body.set('0', '[{"ok":true},"$K1"]')
  return fetch(`${base}${pageOf(action)}`, { method: 'POST', headers: { 'next-action': action.id, ...headers }, body, redirect: 'manual' })
}

test('every action of the build that is not for visitors leads a visitor to the sign-in page', async ({ baseURL }) => {
  expect(actions.length).toBeGreaterThan(20)
  expect(openToVisitors.filter((name) => !actions.some(({ exportedName }) => exportedName === name))).toEqual([])
  const closed = actions.filter(({ exportedName }) => !openToVisitors.includes(exportedName))
  await forEachAction(closed, async (action) => {
    const answer = await call(baseURL, action, { origin: baseURL ?? '', 'sec-fetch-site': 'same-origin' })
    const toSignIn = answer.headers.get('x-action-redirect')?.startsWith('/inloggen') ?? false
    // What only a route of ours calls is on no page: the framework does not know it there and answers with nothing.
    const onNoPage = !Object.keys(action.workers).some((worker) => worker.endsWith('/page'))
    const words = await answer.text()
    const refused = toSignIn || words.includes('"signed_out"') || (onNoPage && words === '{}')
    expect(refused, `${action.filename} ${action.exportedName}: ${answer.status}`).toBe(true)
  })
})

test('no action runs without an origin, or with one of another site', async ({ baseURL }) => {
  await forEachAction(actions, async (action) => {
    for (const origin of [undefined, 'https://elders.example', 'null']) {
      const answer = await call(baseURL, action, origin ? { origin } : {})
      expect(answer.status, `${action.exportedName} from ${origin ?? 'nowhere'}`).toBe(403)
      await answer.body?.cancel()
    }
  })
})
