/** Numbered lines that say what happens and how far it is: `[3/5] Database bijwerken … 1,2 s`. */
export class Progress {
  private step = 0
  private open = false
  private readonly total: number
  private readonly write: (text: string) => void

  constructor(total: number, write: (text: string) => void = (text) => process.stdout.write(text)) {
    this.total = total
    this.write = write
  }

  /** Runs one step. What takes longer than ten seconds says every ten seconds that it is still busy. */
  async run<Result>(title: string, work: () => Promise<Result> | Result): Promise<Result> {
    this.step += 1
    const head = `[${this.step}/${this.total}] ${title}`
    const started = performance.now()
    this.write(`${head} … `)
    this.open = true
    const heartbeat = setInterval(() => this.detail(`nog bezig, ${Math.round((performance.now() - started) / 1000)} s`), 10_000)
    try {
      const result = await work()
      const time = seconds(performance.now() - started)
      this.write(this.open ? `${time}\n` : `${head}: klaar, ${time}\n`)
      return result
    } catch (error) {
      if (this.open) this.write('mislukt\n')
      throw error
    } finally {
      this.open = false
      clearInterval(heartbeat)
    }
  }

  /** A line below the running step. */
  detail(text: string): void {
    if (this.open) this.write('\n')
    this.open = false
    this.write(`      ${text}\n`)
  }
}

/** Milliseconds as a reader sees them: `0,3 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`
}
