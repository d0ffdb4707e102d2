// People who are writing lessons: each saves the next version as soon as the last one was answered, and asks the same
// again when there was no answer, as the form does.
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { db } from '#db/client.ts'
import { startLesson } from '#lib/lessons/commands.ts'
import { lessonContent } from '#lib/lessons/schema.ts'
import { actorOfUser, startSession } from '#lib/platform/session/store.ts'
import { signInCookies } from '#lib/platform/sign-in-cookies.ts'
import { randomToken } from '#lib/platform/tokens.ts'
import { transact } from '#lib/platform/transact.ts'

export type Visitor = { cookie: string; lessons: string[] }

/** A member of the demo, signed in, with so many lessons begun. */
export async function visitor(databaseUrl: string, email: string, lessons: number): Promise<Visitor> {
  const sql = postgres(databaseUrl, { max: 1 })
  const [row] = await sql<{ id: string }[]>`select id from users where email = ${email}`
  await sql.end()
  const actor = row && (await actorOfUser(db, row.id))
  if (!actor) throw new Error(`no account for ${email}`)
  const begun: string[] = []
  for (let count = 0; count < lessons; count++) {
    const started = await transact((tx) => startLesson(tx, actor, { home: `site:${actor.sites[0]}` }))
    if (!started.ok) throw new Error(`no lesson: ${started.reason}`)
    begun.push(started.value.lessonId)
  }
  return { cookie: await cookieFor(actor.id), lessons: begun }
}

/** Signs somebody in; gives the cookie. */
export async function cookieFor(userId: string): Promise<string> {
  const token = randomToken()
  await startSession(db, { token, userId, device: 'Een proef' })
  return `${signInCookies().session.name}=${token}`
}

/** How an answer went: how long after the beginning it was there, and what was wrong with it, if anything. */
export type Told = { at: number; fault?: string }

type Saved = { state?: string; version?: number; message?: string; draft?: { version: number } }

type Text = { basedOn: number; saveKey: string; title: string; long?: string }

/** Puts a text, with a long paragraph when asked for; gives what was answered. */
export async function putDraft(origin: string, cookie: string, lessonId: string, { title, long, ...attempt }: Text) {
  const approach = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: long }] }] }
  const content = { ...lessonContent.parse({}), title, ...(long && { approach }) }
  const answer = await fetch(`${origin}/api/lessen/${lessonId}/concept`, {
    method: 'PUT',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ lessonId, ...attempt, content }),
    signal: AbortSignal.timeout(20_000),
  })
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Saved }
}

const mostLate = 100

/** Writes on one lesson until told to stop, with a pause between two saves. Gives how far the server said it got. */
export async function writeOn(
  origin: string,
  { cookie, lessonId }: { cookie: string; lessonId: string },
  pause: number,
  { stopped, tell }: { stopped: () => boolean; tell: (fault?: string) => void },
): Promise<{ version: number; title: string; saves: number; gaps: number }> {
  const held = { version: 1, title: '', saves: 0, gaps: 0 }
  for (let number = 1; !stopped(); number++) {
    const attempt = { basedOn: held.version, saveKey: crypto.randomUUID(), title: `Versie ${number}` }
    // The same attempt until there is an answer, also a while after the end: what stands is compared with the last answer.
    for (let late = 0; late < mostLate; late += stopped() ? 1 : 0) {
      const { status, body } = await putDraft(origin, cookie, lessonId, attempt).catch((fault: Error) => ({
        status: 0,
        body: { message: fault.message } as Saved,
      }))
      const saved = status === 200 && body.state === 'saved' && body.version !== undefined
      tell(saved ? undefined : `opslaan: ${status} ${body.state ?? ''} ${(body.message ?? '').slice(0, 60)}`)
      if (saved) {
        // Once for each save and never twice.
        if (body.version !== held.version + 1) held.gaps += 1
        Object.assign(held, { version: body.version, title: attempt.title, saves: held.saves + 1 })
        break
      }
      if (status === 409) {
        held.gaps += 1
        held.version = body.draft?.version ?? held.version
        break
      }
      await sleep(200)
    }
    await sleep(pause)
  }
  return held
}
