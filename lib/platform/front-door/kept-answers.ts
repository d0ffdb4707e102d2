import { weigh, type Finished } from './finished-bytes.ts'

type Kept = { address: string; finished: Finished; rawUrls: string[]; bytes: number; read: boolean }
type Filling = { answer: Promise<Filled>; emptied: Set<string> }

/** What a filling gave, and whether it may be kept (faults may not). */
export type Filled = { finished: Finished; keep: boolean }

const mostBytes = 64 * 1024 * 1024
const mostMissing = 200
const mostSpellings = 8
const mostFillings = 64

/** Thrown when so many pages are being made at once that another would only make all of them slower. */
export class TooBusy extends Error {}

/**
 * The finished answers by address: bounded in bytes, found by tag, one filling at a time per address.
 * A filling that began before its tags were emptied is answered but not kept.
 */
export class KeptAnswers {
  readonly #byUrl = new Map<string, Kept>()
  readonly #byAddress = new Map<string, Kept>()
  readonly #byTag = new Map<string, Set<Kept>>()
  readonly #fillings = new Map<string, Filling>()
  readonly #running = new Set<Filling>()
  readonly #mostBytes: number
  #bytes = 0
  #missing = 0
  #keeping = true

  constructor(limits: { bytes?: number } = {}) {
    this.#mostBytes = limits.bytes ?? mostBytes
  }

  /** Bytes held and addresses known, for measurements. */
  get size(): { bytes: number; addresses: number } {
    return { bytes: this.#bytes, addresses: this.#byAddress.size }
  }

  /** The finished answer for an address exactly as it was asked before, or undefined. The hot path. */
  at(rawUrl: string): Finished | undefined {
    const kept = this.#byUrl.get(rawUrl)
    if (kept === undefined) return undefined
    if (kept.finished.until < Date.now()) {
      this.#drop(kept)
      return undefined
    }
    kept.read = true
    return kept.finished
  }

  /**
   * The finished answer for an address, filled when it is not there. Who asks meanwhile waits for the same filling.
   * @throws TooBusy, or what the filling throws.
   */
  async get(address: string, rawUrl: string, fill: () => Promise<Filled>): Promise<Finished> {
    const there = this.at(address)
    if (there) {
      this.#spell(address, rawUrl)
      return there
    }
    // Deaf to the others, even a filling under way may be out of date already.
    const underWay = this.#keeping ? this.#fillings.get(address) : undefined
    if (underWay) return (await underWay.answer).finished
    if (this.#running.size >= mostFillings) throw new TooBusy('too many pages are being made at once')
    const filling: Filling = { answer: fill(), emptied: new Set() }
    this.#fillings.set(address, filling)
    this.#running.add(filling)
    try {
      const { finished, keep } = await filling.answer
      const outdated = filling.emptied.has('*') || [...finished.tags].some((tag) => filling.emptied.has(tag))
      if (keep && this.#keeping && !outdated) this.#keep(address, rawUrl, finished)
      return finished
    } finally {
      this.#running.delete(filling)
      if (this.#fillings.get(address) === filling) this.#fillings.delete(address)
    }
  }

  /** Counts the bytes again of an answer that got another encoding. */
  reweigh(address: string): void {
    const kept = this.#byAddress.get(address)
    if (!kept) return
    this.#bytes -= kept.bytes
    kept.bytes = weigh(kept.finished)
    this.#bytes += kept.bytes
    this.#shrink()
  }

  /** Drops what depends on any of these tags; `*` drops everything. */
  empty(tags: readonly string[]): void {
    for (const filling of this.#running) for (const tag of tags) filling.emptied.add(tag)
    // Who asks from now on must not get what was begun before: which tags it will have is not known yet.
    this.#fillings.clear()
    if (tags.includes('*')) {
      this.#byUrl.clear()
      this.#byAddress.clear()
      this.#byTag.clear()
      this.#bytes = 0
      this.#missing = 0
      return
    }
    for (const tag of tags) for (const kept of this.#byTag.get(tag) ?? []) this.#drop(kept)
  }

  /** While this instance cannot hear the others it keeps nothing. */
  set keeping(value: boolean) {
    this.#keeping = value
    this.empty(['*'])
  }

  #spell(address: string, rawUrl: string): void {
    const kept = this.#byAddress.get(address)
    if (!kept || this.#byUrl.has(rawUrl) || kept.rawUrls.length >= mostSpellings) return
    kept.rawUrls.push(rawUrl)
    this.#byUrl.set(rawUrl, kept)
  }

  #keep(address: string, rawUrl: string, finished: Finished): void {
    const before = this.#byAddress.get(address)
    if (before) this.#drop(before)
    if (finished.status === 404 && this.#missing >= mostMissing) return
    const kept: Kept = { address, finished, rawUrls: [address], bytes: weigh(finished), read: false }
    if (kept.bytes > this.#mostBytes / 4) return
    if (finished.status === 404) this.#missing += 1
    this.#byAddress.set(address, kept)
    this.#byUrl.set(address, kept)
    this.#spell(address, rawUrl)
    for (const tag of finished.tags) {
      const others = this.#byTag.get(tag)
      if (others) others.add(kept)
      else this.#byTag.set(tag, new Set([kept]))
    }
    this.#bytes += kept.bytes
    this.#shrink()
  }

  #drop(kept: Kept): void {
    if (this.#byAddress.get(kept.address) !== kept) return
    this.#byAddress.delete(kept.address)
    for (const rawUrl of kept.rawUrls) this.#byUrl.delete(rawUrl)
    for (const tag of kept.finished.tags) {
      const others = this.#byTag.get(tag)
      others?.delete(kept)
      if (others?.size === 0) this.#byTag.delete(tag)
    }
    this.#bytes -= kept.bytes
    if (kept.finished.status === 404) this.#missing -= 1
  }

  // Oldest first, but what was read since the last round gets another one: no reordering on the hot path.
  #shrink(): void {
    while (this.#bytes > this.#mostBytes) {
      const oldest = this.#byAddress.values().next().value
      if (!oldest) return
      if (oldest.read) {
        oldest.read = false
        this.#byAddress.delete(oldest.address)
        this.#byAddress.set(oldest.address, oldest)
      } else this.#drop(oldest)
    }
  }
}
