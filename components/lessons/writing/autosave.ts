/**
 * Brings a text that is being written to the server, one save at a time. It knows no screen and no network: what it
 * needs of those it is given. It says 'clean' only after the server has answered that it holds this very text.
 */

/** One save as it goes to the server. The same key twice is the same save: an answer that was lost costs nothing. */
export type Attempt<Content> = { basedOn: number; saveKey: string; content: Content }

/** The text that somebody else, or another tab, put on the server in the meantime. */
export type OtherDraft<Content> = { content: Content; version: number; savedAt: string; savedByName: string; savedById: string }

export type Fault = 'connection' | 'server'

export type Answer<Content> =
  | { state: 'saved'; version: number; savedAt: string }
  | { state: 'saved_elsewhere'; draft: OtherDraft<Content> }
  | { state: 'refused'; message: string }
  | { state: 'signed_out' }
  | { state: 'unreachable'; fault: Fault }

/** `kept`: the text is also stored in this browser, so that closing the page loses nothing. */
export type SaveState<Content> =
  | { kind: 'clean'; savedAt: string }
  | { kind: 'saving' }
  | { kind: 'unreachable'; fault: Fault; kept: boolean }
  | { kind: 'signed_out'; kept: boolean }
  | { kind: 'refused'; message: string; kept: boolean }
  | { kind: 'elsewhere'; other: OtherDraft<Content>; base: Content; mine: Content }

export type AutosavePorts<Content> = {
  /** `leaving`: the page is going away, the request has to outlive it. */
  send: (attempt: Attempt<Content>, leaving: boolean) => Promise<Answer<Content>>
  /** Keeps what the server does not hold yet; gives whether that worked. */
  keep: (unsaved: { version: number; base: Content; content: Content }) => boolean
  forget: () => void
  same: (one: Content, other: Content) => boolean
  newKey: () => string
}

type Draft<Content> = { version: number; content: Content; savedAt: string }

/** In milliseconds: the pause in typing after which is saved, and how long typing on can put it off. */
const pause = 800
const longest = 5_000
const firstRetry = 1_000
const slowestRetry = 30_000

export class Autosave<Content> {
  readonly #ports: AutosavePorts<Content>
  readonly #listeners = new Set<() => void>()
  /** What the server holds as far as we know, and the text as it is now. */
  #version: number
  #base: Content
  #content: Content
  #state: SaveState<Content>
  /** A save without an answer. It is sent again as it was, before anything newer. */
  #attempt: Attempt<Content> | undefined
  #flight: Promise<void> | undefined
  /** What was sent while the page went away, for when it comes back. */
  #farewell: Content | undefined
  #kept = true
  #savedAt: string
  #lastWrite = 0
  #firstUnsent: number | undefined
  #retries = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(draft: Draft<Content>, ports: AutosavePorts<Content>) {
    this.#ports = ports
    this.#version = draft.version
    this.#base = draft.content
    this.#content = draft.content
    this.#savedAt = draft.savedAt
    this.#state = { kind: 'clean', savedAt: draft.savedAt }
  }

  /** The version on the server that the text is based on. */
  get version(): number {
    return this.#version
  }

  readonly state = (): SaveState<Content> => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The text was changed. */
  write(content: Content): void {
    this.#content = content
    if (!this.#attempt && this.#ports.same(content, this.#base) && this.#state.kind !== 'elsewhere') return this.#nothingToSave()
    this.#keep()
    this.#lastWrite = Date.now()
    this.#firstUnsent ??= this.#lastWrite
    switch (this.#state.kind) {
      case 'clean':
      case 'refused':
        this.#become({ kind: 'saving' })
        return this.#schedule()
      case 'saving':
        return this.#schedule()
      case 'elsewhere':
        return this.#become({ ...this.#state, mine: content })
      case 'unreachable':
      case 'signed_out':
        // The next try is under way already; typing does not hurry it.
        return this.#become({ ...this.#state, kept: this.#kept })
    }
  }

  /** Saves now instead of after a pause. */
  hurry(): void {
    if (this.#isUnsaved() && this.#state.kind !== 'refused') void this.#send(false)
  }

  /** The connection or the reader is back: tries again at once what did not succeed. */
  wake(): void {
    if (this.#state.kind === 'unreachable' || this.#state.kind === 'signed_out') void this.#send(false)
  }

  /** Saves until the server holds the text as it is now. Gives false when that does not succeed; the state says why. */
  async flush(): Promise<boolean> {
    while (this.#state.kind !== 'clean') {
      if (this.#state.kind === 'elsewhere') return false
      await (this.#flight ?? this.#send(false))
      // Asked again: it changed while we waited.
      if (problems.has(this.state().kind)) return false
    }
    return true
  }

  /** The page is going away, perhaps for good. */
  leave(): void {
    if (!this.#isUnsaved()) return
    if (!this.#flight) return void this.#send(true)
    if (!this.#attempt || this.#ports.same(this.#content, this.#attempt.content)) return
    // One save is under way and there is newer text. It is sent after it, as if that one will succeed.
    this.#farewell = this.#content
    this.#ports
      .send({ basedOn: this.#attempt.basedOn + 1, saveKey: this.#ports.newKey(), content: this.#content }, true)
      .catch(() => undefined)
  }

  /** The server holds a newer text and here nothing was written: takes it over. Gives whether it did. */
  adopt(draft: Draft<Content>): boolean {
    if (this.#state.kind !== 'clean' || draft.version <= this.#version) return false
    this.#version = draft.version
    this.#base = draft.content
    this.#content = draft.content
    this.#savedAt = draft.savedAt
    this.#become({ kind: 'clean', savedAt: draft.savedAt })
    return true
  }

  /** The writer chose between the own text and what is on the server: goes on from there. */
  resolve(onServer: Draft<Content>, chosen: Content): void {
    this.#version = onServer.version
    this.#base = onServer.content
    this.#content = chosen
    this.#savedAt = onServer.savedAt
    this.#attempt = undefined
    if (this.#ports.same(chosen, onServer.content)) return this.#nothingToSave()
    this.#keep()
    this.#become({ kind: 'saving' })
    void this.#send(false)
  }

  /** Ends the timers. */
  stop(): void {
    clearTimeout(this.#timer)
  }

  #isUnsaved(): boolean {
    return this.#state.kind !== 'clean' && this.#state.kind !== 'elsewhere'
  }

  #become(state: SaveState<Content>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #keep(): void {
    this.#kept = this.#ports.keep({ version: this.#version, base: this.#base, content: this.#content })
  }

  #nothingToSave(): void {
    clearTimeout(this.#timer)
    this.#firstUnsent = undefined
    this.#farewell = undefined
    this.#ports.forget()
    this.#become({ kind: 'clean', savedAt: this.#savedAt })
  }

  #schedule(): void {
    if (this.#flight) return
    const due = Math.min(this.#lastWrite + pause, (this.#firstUnsent ?? this.#lastWrite) + longest)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(false), Math.max(0, due - Date.now()))
  }

  #send(leaving: boolean): Promise<void> {
    if (this.#flight) return this.#flight
    clearTimeout(this.#timer)
    const attempt = (this.#attempt ??= { basedOn: this.#version, saveKey: this.#ports.newKey(), content: this.#content })
    this.#firstUnsent = undefined
    if (this.#state.kind === 'refused') this.#become({ kind: 'saving' })
    this.#flight = this.#ports
      .send(attempt, leaving)
      .catch((): Answer<Content> => ({ state: 'unreachable', fault: 'connection' }))
      .then((answer) => {
        this.#flight = undefined
        this.#take(answer, attempt)
      })
    return this.#flight
  }

  #take(answer: Answer<Content>, attempt: Attempt<Content>): void {
    if (answer.state === 'unreachable' || answer.state === 'signed_out') return this.#tryLater(answer)
    this.#attempt = undefined
    this.#retries = 0
    if (answer.state === 'saved') return this.#saved({ ...answer, content: attempt.content })
    if (answer.state === 'saved_elsewhere') return this.#savedElsewhere(answer.draft)
    this.#become({ kind: 'refused', message: answer.message, kept: this.#kept })
  }

  #saved(draft: Draft<Content>): void {
    this.#version = draft.version
    this.#base = draft.content
    this.#savedAt = draft.savedAt
    if (this.#ports.same(this.#content, draft.content)) return this.#nothingToSave()
    this.#keep()
    this.#become({ kind: 'saving' })
    this.#schedule()
  }

  #savedElsewhere(other: OtherDraft<Content>): void {
    const { same } = this.#ports
    // Nobody wrote anything else: it is our own last word, or the text that we began with.
    const isFarewell = this.#farewell !== undefined && same(other.content, this.#farewell)
    this.#farewell = undefined
    if (isFarewell || same(other.content, this.#content) || same(other.content, this.#base)) return this.#saved(other)
    this.#become({ kind: 'elsewhere', other, base: this.#base, mine: this.#content })
  }

  #tryLater(answer: Extract<Answer<Content>, { state: 'unreachable' | 'signed_out' }>): void {
    const wait = Math.min(slowestRetry, firstRetry * 2 ** this.#retries)
    this.#retries += 1
    this.#become(
      answer.state === 'unreachable'
        ? { kind: 'unreachable', fault: answer.fault, kept: this.#kept }
        : { kind: 'signed_out', kept: this.#kept },
    )
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#send(false), wait)
  }
}

const problems: ReadonlySet<string> = new Set(['unreachable', 'signed_out', 'refused', 'elsewhere'])
