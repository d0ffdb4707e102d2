import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Autosave, type Answer, type Attempt, type OtherDraft } from './autosave.ts'

/** A server with one text, as the real one answers, whose line can be cut in every way. */
class Desk {
  text = 'begin'
  version = 1
  savedBy = 'me'
  lastKey = ''
  /** What happens to the next requests, first to last; after that they succeed. */
  faults: ('lost_request' | 'lost_answer' | 'server' | 'signed_out' | 'refused')[] = []
  always: 'lost_request' | undefined
  seen: (Attempt<string> & { leaving: boolean })[] = []
  delay = 100

  readonly send = async (attempt: Attempt<string>, leaving: boolean): Promise<Answer<string>> => {
    this.seen.push({ ...attempt, leaving })
    const fault = this.faults.shift() ?? this.always
    await new Promise((resolve) => setTimeout(resolve, this.delay))
    if (fault === 'lost_request') throw new TypeError('offline')
    if (fault === 'server') return { state: 'unreachable', fault: 'server' }
    if (fault === 'signed_out') return { state: 'signed_out' }
    if (fault === 'refused') return { state: 'refused', message: 'Te lang.' }
    const answer = this.#save(attempt)
    if (fault === 'lost_answer') throw new TypeError('offline')
    return answer
  }

  #save({ basedOn, saveKey, content }: Attempt<string>): Answer<string> {
    if (saveKey !== this.lastKey) {
      if (basedOn !== this.version) return { state: 'saved_elsewhere', draft: this.draft() }
      this.write(content, 'me', saveKey)
    }
    return { state: 'saved', version: this.version, savedAt: this.draft().savedAt }
  }

  write(text: string, by: string, key = `other-${this.version}`): void {
    this.text = text
    this.version += 1
    this.savedBy = by
    this.lastKey = key
  }

  draft(): OtherDraft<string> {
    return { content: this.text, version: this.version, savedAt: `t${this.version}`, savedByName: this.savedBy, savedById: this.savedBy }
  }
}

let desk: Desk
let kept: string | undefined
let hasRoom: boolean
let autosave: Autosave<string>

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  desk = new Desk()
  kept = undefined
  hasRoom = true
  let keys = 0
  autosave = new Autosave(
    { version: 1, content: 'begin', savedAt: 't1' },
    {
      send: desk.send,
      keep: ({ content }) => {
        if (hasRoom) kept = content
        return hasRoom
      },
      forget: () => (kept = undefined),
      same: (one, other) => one === other,
      newKey: () => `key-${++keys}`,
    },
  )
})
afterEach(() => vi.useRealTimers())

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const kind = () => autosave.state().kind

describe('while writing', () => {
  test('the text is saved 800 ms after the last letter, and only then called saved', async () => {
    autosave.write('begin e')
    await pass(500)
    autosave.write('begin en')
    await pass(799)
    expect(desk.seen).toHaveLength(0)
    expect(kind()).toBe('saving')
    await pass(1)
    expect(desk.seen).toMatchObject([{ basedOn: 1, content: 'begin en' }])
    expect(kind()).toBe('saving')
    await pass(100)
    expect(autosave.state()).toEqual({ kind: 'clean', savedAt: 't2' })
    expect(desk.text).toBe('begin en')
  })

  test('who types on without a pause is saved every five seconds all the same', async () => {
    for (let typed = 0; typed < 120; typed += 1) {
      autosave.write(`tekst ${typed}`)
      await pass(100)
    }
    expect(desk.seen.length).toBeGreaterThanOrEqual(2)
    const behind = Number(desk.text.split(' ')[1])
    expect(119 - behind).toBeLessThanOrEqual(50)
  })

  test('one save is under way at a time, and what was typed meanwhile follows on the new version', async () => {
    desk.delay = 3_000
    autosave.write('een')
    await pass(800)
    autosave.write('een twee')
    await pass(2_900)
    expect(desk.seen).toHaveLength(1)
    await pass(200)
    await pass(3_000)
    expect(desk.seen.map(({ basedOn, content }) => [basedOn, content])).toEqual([
      [1, 'een'],
      [2, 'een twee'],
    ])
    expect(kind()).toBe('clean')
  })

  test('a change that is taken back at once is not sent', async () => {
    autosave.write('anders')
    autosave.write('begin')
    await pass(10_000)
    expect(desk.seen).toHaveLength(0)
    expect(autosave.state()).toEqual({ kind: 'clean', savedAt: 't1' })
  })

  test('until the server has answered the text is kept in the browser, and no longer', async () => {
    autosave.write('nieuw')
    expect(kept).toBe('nieuw')
    await pass(850)
    expect(kept).toBe('nieuw')
    await pass(100)
    expect(kept).toBeUndefined()
  })
})

describe('when the line is cut', () => {
  test('the state says so, and an answer that was lost is asked again with the same key and the same text', async () => {
    desk.faults = ['lost_answer']
    autosave.write('nieuw')
    await pass(900)
    expect(autosave.state()).toEqual({ kind: 'unreachable', fault: 'connection', kept: true })
    autosave.write('nieuwer')
    await pass(1_200)
    expect(desk.seen[1]).toEqual(desk.seen[0])
    await pass(2_000)
    expect(desk.text).toBe('nieuwer')
    expect(desk.version).toBe(3)
    expect(kind()).toBe('clean')
  })

  test('five minutes offline lose nothing, and the pauses between tries grow to half a minute', async () => {
    desk.always = 'lost_request'
    autosave.write('offline geschreven')
    await pass(300_000)
    expect(desk.seen.length).toBeLessThan(18)
    expect(kept).toBe('offline geschreven')
    desk.always = undefined
    autosave.wake()
    await pass(150)
    expect(desk.text).toBe('offline geschreven')
    expect(kind()).toBe('clean')
  })

  test('a server that answers with a fault is called that, and not a missing connection', async () => {
    desk.faults = ['server']
    autosave.write('nieuw')
    await pass(900)
    expect(autosave.state()).toMatchObject({ kind: 'unreachable', fault: 'server' })
    await pass(1_200)
    expect(kind()).toBe('clean')
  })

  test('a browser without room for the text does not promise to keep it', async () => {
    hasRoom = false
    desk.always = 'lost_request'
    autosave.write('nieuw')
    await pass(900)
    expect(autosave.state()).toMatchObject({ kind: 'unreachable', kept: false })
  })

  test('an ended session keeps the text, and it is saved once the writer is back from signing in', async () => {
    desk.faults = ['signed_out']
    autosave.write('nieuw')
    await pass(900)
    expect(autosave.state()).toEqual({ kind: 'signed_out', kept: true })
    expect(kept).toBe('nieuw')
    autosave.write('nieuw en meer')
    expect(kind()).toBe('signed_out')
    autosave.wake()
    await pass(1_500)
    expect(desk.text).toBe('nieuw en meer')
    expect(kind()).toBe('clean')
  })

  test('a refused text is not sent again until it changes', async () => {
    desk.faults = ['refused']
    autosave.write('veel te lang')
    await pass(900)
    expect(autosave.state()).toEqual({ kind: 'refused', message: 'Te lang.', kept: true })
    await pass(60_000)
    expect(desk.seen).toHaveLength(1)
    autosave.write('korter')
    await pass(900)
    expect(desk.text).toBe('korter')
  })
})

describe('when somebody else saved', () => {
  test('nothing is overwritten: both texts and the last one in common are given, and saving stops', async () => {
    autosave.write('mijn tekst')
    desk.write('hun tekst', 'collega')
    await pass(900)
    expect(autosave.state()).toMatchObject({
      kind: 'elsewhere',
      base: 'begin',
      mine: 'mijn tekst',
      other: { content: 'hun tekst', savedByName: 'collega' },
    })
    autosave.write('mijn tekst met nog een woord')
    await pass(60_000)
    expect(desk.seen).toHaveLength(1)
    expect(desk.text).toBe('hun tekst')
    expect(autosave.state()).toMatchObject({ mine: 'mijn tekst met nog een woord' })
    expect(kept).toBe('mijn tekst met nog een woord')
  })

  test('the choice is saved on top of the other version', async () => {
    autosave.write('mijn tekst')
    desk.write('hun tekst', 'collega')
    await pass(900)
    autosave.resolve(desk.draft(), 'mijn tekst en hun tekst')
    await pass(200)
    expect(desk.seen.at(-1)).toMatchObject({ basedOn: 2, content: 'mijn tekst en hun tekst' })
    expect(desk.text).toBe('mijn tekst en hun tekst')
    expect(kind()).toBe('clean')
    expect(kept).toBeUndefined()
  })

  test('choosing the other text has nothing to save', async () => {
    autosave.write('mijn tekst')
    desk.write('hun tekst', 'collega')
    await pass(900)
    autosave.resolve(desk.draft(), 'hun tekst')
    expect(autosave.state()).toEqual({ kind: 'clean', savedAt: 't2' })
    expect(autosave.version).toBe(2)
  })

  test('the same words from both sides are no conflict', async () => {
    autosave.write('hetzelfde')
    desk.write('hetzelfde', 'collega')
    await pass(900)
    expect(autosave.state()).toEqual({ kind: 'clean', savedAt: 't2' })
  })

  test('a newer text is taken over only where nothing was written', async () => {
    expect(autosave.adopt({ version: 3, content: 'van een collega', savedAt: 't3' })).toBe(true)
    autosave.write('van mij')
    expect(autosave.adopt({ version: 4, content: 'nog nieuwer', savedAt: 't4' })).toBe(false)
    expect(autosave.version).toBe(3)
  })
})

describe('when the page goes', () => {
  test('the last letters are sent at once, by a request that outlives the page', async () => {
    autosave.write('laatste woord')
    autosave.leave()
    expect(desk.seen).toMatchObject([{ content: 'laatste woord', leaving: true }])
    await pass(100)
    expect(desk.text).toBe('laatste woord')
  })

  test('newer letters go after a save that is still under way, and a page that comes back goes on from there', async () => {
    desk.delay = 500
    autosave.write('een')
    await pass(900)
    autosave.write('een twee')
    autosave.leave()
    await pass(600)
    expect(desk.text).toBe('een twee')
    autosave.write('een twee drie')
    await pass(3_000)
    expect(desk.text).toBe('een twee drie')
    expect(kind()).toBe('clean')
  })

  test('nothing is sent when everything is saved', () => {
    autosave.leave()
    autosave.hurry()
    expect(desk.seen).toHaveLength(0)
  })
})

describe('sending in', () => {
  test('waits until the server holds the last letter', async () => {
    desk.delay = 1_000
    autosave.write('een')
    await pass(900)
    autosave.write('een twee')
    const flushed = autosave.flush()
    await pass(3_000)
    expect(await flushed).toBe(true)
    expect(desk.text).toBe('een twee')
    expect(autosave.version).toBe(3)
  })

  test('says no when the text could not be saved', async () => {
    desk.always = 'lost_request'
    autosave.write('een')
    const flushed = autosave.flush()
    await pass(200)
    expect(await flushed).toBe(false)
  })
})
