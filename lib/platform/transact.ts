import { db, type Tx } from '#db/client.ts'
import type { Result } from './result.ts'

class RolledBack extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('rolled back')
    this.result = result
  }
}

/** Runs one command in one transaction. A refusal rolls back everything that was written before it. */
export async function transact<T, R extends string>(command: (tx: Tx) => Promise<Result<T, R>>): Promise<Result<T, R>> {
  try {
    return await db.transaction(async (tx) => {
      const result = await command(tx)
      if (!result.ok) throw new RolledBack(result)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.result as Result<T, R>
    throw error
  }
}
