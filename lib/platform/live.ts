import { sql, type SQL } from 'drizzle-orm'

/** The PostgreSQL channel on which instances tell each other what changed for people who are looking at it now. */
export const liveChannel = 'portal_live'

/** What stands in the way of one more open page. */
export type LiveRefusal = 'draining' | 'too_many'

type Listener = () => void
type Shared = { listeners: Map<string, Set<Listener>>; endings: Set<Listener>; perOwner: Map<string, number>; draining: boolean }

// Next bundles its own copy of this file and the server runs another one: what they share hangs on globalThis.
const sharedKey = Symbol.for('portal.live')
const slot = globalThis as { [sharedKey]?: Shared }
const shared: Shared = (slot[sharedKey] ??= { listeners: new Map(), endings: new Set(), perOwner: new Map(), draining: false })

export const liveLimits = { perOwner: 6, perProcess: 2_000 } as const
const heartbeat = 15_000
// A browser comes back by itself, and is then asked anew who it is.
const longest = 5 * 60_000
// So many notices that were not read: nobody is there any more.
const mostUnread = 64

/** Tells every instance, once the caller's transaction commits, that a topic changed. A rollback takes it back. */
export async function tellLive(tx: { execute(query: SQL): PromiseLike<unknown> }, topic: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${liveChannel}, ${topic})`)
}

/** Passes on what this process heard: to who looks at the topic, or with `*` to everybody, who may have missed something. */
export function heardLive(topic: string): void {
  const heard = topic === '*' ? [...shared.listeners.values()] : [shared.listeners.get(topic) ?? new Set<Listener>()]
  for (const listeners of heard) for (const listener of listeners) listener()
}

/** Ends every open page's line and lets nobody begin one: browsers go to another instance. For a server that stops. */
export function endLive(): void {
  shared.draining = true
  for (const end of shared.endings) end()
}

function listen(topic: string, listener: Listener): () => void {
  const listeners = shared.listeners.get(topic) ?? new Set()
  shared.listeners.set(topic, listeners.add(listener))
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) shared.listeners.delete(topic)
  }
}

/**
 * A line of server-sent events that says when a topic changed, and never what: the page asks for that itself, and is
 * then shown what this person may see. `owner` is whom it is counted for.
 */
export function liveStream(
  topic: string,
  owner: string,
  pace: { heartbeat: number; longest: number } = { heartbeat, longest },
): ReadableStream<Uint8Array> | LiveRefusal {
  if (shared.draining) return 'draining'
  const open = shared.perOwner.get(owner) ?? 0
  if (open >= liveLimits.perOwner || shared.endings.size >= liveLimits.perProcess) return 'too_many'
  shared.perOwner.set(owner, open + 1)

  const encoder = new TextEncoder()
  let stop: Listener = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) < -mostUnread) stop()
        else controller.enqueue(encoder.encode(text))
      }
      const forget = listen(topic, () => send('event: change\ndata:\n\n'))
      const beat = setInterval(() => send(': er is nog iemand\n\n'), pace.heartbeat)
      const late = setTimeout(() => stop(), pace.longest)
      stop = () => {
        if (!shared.endings.delete(stop)) return
        forget()
        clearInterval(beat)
        clearTimeout(late)
        const left = (shared.perOwner.get(owner) ?? 1) - 1
        if (left > 0) shared.perOwner.set(owner, left)
        else shared.perOwner.delete(owner)
        try {
          controller.close()
        } catch {
          // The reader went away first.
        }
      }
      shared.endings.add(stop)
      send('retry: 1000\n\n')
    },
    cancel() {
      stop()
    },
  })
}
