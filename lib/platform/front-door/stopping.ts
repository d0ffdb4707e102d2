type Closer = () => unknown

// What runs inside Next's bundle and what serves beside it meet on globalThis.
const key = Symbol.for('portal.stopping')
const slot = globalThis as { [key]?: Set<Closer> }
const closers: Set<Closer> = (slot[key] ??= new Set())

/** Registers what has to end when the server stops, after the last request: a worker, a pool. */
export function whenStopping(closer: Closer): void {
  closers.add(closer)
}

/** Ends everything registered; a failure of one does not keep the others open. */
export async function closeAll(): Promise<void> {
  await Promise.allSettled([...closers].map(async (closer) => closer()))
  closers.clear()
}
