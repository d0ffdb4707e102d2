// What postgres.js does wrong when a connection is lost is kept away from it here. It uses the object of a connection again
// with what it held before: a transaction goes on outside itself, or inside somebody else's; the next question gets the
// answer of the last one; a write that waited never leaves. And a write after the end throws where nobody can catch it.
import net from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type postgres from 'postgres'

/**
 * A socket whose fault and end come as one. Between the two the driver would put questions on a connection that is dead
 * already, and later take them for answered.
 */
class WholeSocket extends net.Socket {
  readonly #onLost: () => void
  #fault: Error | undefined
  #heard = false
  #ended = false

  constructor(onLost: () => void) {
    super()
    this.#onLost = onLost
  }

  override emit(event: string | symbol, ...given: unknown[]): boolean {
    if (event === 'data') this.#heard = true
    if (event === 'error') {
      this.#fault = given[0] as Error
      return true
    }
    if (event !== 'close') return super.emit(event, ...given)
    if (this.#heard && !this.#ended) this.#onLost()
    if (this.#fault && this.listenerCount('error') > 0) super.emit('error', this.#fault)
    return super.emit('close', this.#fault !== undefined)
  }

  // The driver ends with a goodbye; Node calls this without one when the other side ended.
  override end(...given: unknown[]): this {
    if (given.length > 0) this.#ended = true
    return Reflect.apply(super.end.bind(this), undefined, given)
  }
}

type Place = { host: string[]; port: number[]; path?: string | false }

/** Makes the sockets of a pool, each on its way to the next host. `onLost` is called when one ends that the driver did not end. */
export function wholeSockets(onLost: () => void): (place: Place) => net.Socket {
  let turn = 0
  return ({ host, port, path }) => {
    const at = turn++ % host.length
    const socket = new WholeSocket(onLost)
    // The driver reads it there for the name in the certificate.
    Object.assign(socket, { host: host[at] })
    return path ? socket.connect(path) : socket.connect(port[at] ?? 5432, host[at] ?? 'localhost')
  }
}

type Known = { parsers: object; serializers: object; typeArrayMap: object }
const knownTypes = new Map<string, Known>()

/**
 * Lets a process ask which types are lists once per database, where the driver asks on every connection: that question is
 * its own, and when it is cut nobody can catch the fault.
 */
export function askTypesOnce(sql: postgres.Sql): void {
  const options = sql.options as unknown as Omit<Known, 'typeArrayMap'> & {
    shared: Known
    host: string[]
    port: number[]
    database: string
  }
  const place = [...options.host, ...options.port, options.database].join(' ')
  const known = knownTypes.get(place)
  if (known) {
    Object.assign(options.parsers, known.parsers)
    Object.assign(options.serializers, known.serializers)
    Object.assign(options.shared.typeArrayMap, known.typeArrayMap)
  }
  const asks = () => {
    const { parsers, serializers, shared } = options
    if (Object.keys(shared.typeArrayMap).length === 0) return true
    knownTypes.set(place, { parsers, serializers, typeArrayMap: shared.typeArrayMap })
    return false
  }
  Object.defineProperty(options, 'fetch_types', { get: asks })
}

type Work = (tx: postgres.TransactionSql) => unknown
type Question = PromiseLike<unknown> & { values(): PromiseLike<unknown> }

const never = new Promise<never>(() => {})

/**
 * Lets a transaction say nothing more once its connection is gone, also not 'rollback': who began it was told already.
 * For transactions through Drizzle, that speaks by `unsafe` and `savepoint`.
 * @param closes how many connections of the pool have ended so far
 */
export function guardTransactions(sql: postgres.Sql, closes: () => number): void {
  const begin = sql.begin.bind(sql) as (work: Work) => Promise<unknown>
  const guarded = (work: Work): Promise<unknown> => {
    let seen = closes()
    let failed = false
    const isLost = async () => {
      // Some connection ended. A turn later the outcome tells whether it was this one.
      if (closes() !== seen) {
        seen = closes()
        await nextTurn()
      }
      return failed
    }
    const maybeLost = () => failed || closes() !== seen
    const outcome = begin((tx) => within(tx, work, isLost, maybeLost))
    outcome.catch(() => (failed = true))
    return outcome
  }
  Object.assign(sql, { begin: guarded })
}

async function within(tx: postgres.TransactionSql, work: Work, isLost: () => Promise<boolean>, maybeLost: () => boolean): Promise<unknown> {
  const ask = tx.unsafe.bind(tx) as (...given: unknown[]) => Question
  const unlessLost = async (question: () => PromiseLike<unknown>) => ((await isLost()) ? never : question())
  const later = (question: () => Question): Question => ({
    values: () => unlessLost(() => question().values()),
    // oxlint-disable-next-line unicorn/no-thenable -- as the driver's own: asked when somebody waits for it
    then: (...then) => unlessLost(question).then(...then),
  })
  const scope = new Proxy(tx, {
    get(target, name) {
      if (name === 'unsafe') return (...given: unknown[]) => (maybeLost() ? later(() => ask(...given)) : ask(...given))
      if (name === 'savepoint') return (inner: Work) => target.savepoint((step) => within(step, inner, isLost, maybeLost))
      return Reflect.get(target, name)
    },
  })
  try {
    const value = await work(scope)
    return (await isLost()) ? never : value
  } catch (fault) {
    if (await isLost()) return never
    throw fault
  }
}
