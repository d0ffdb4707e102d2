import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { limitCounters, sessions, signInAttempts, users } from '#db/schema/index.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { tidySignIn } from './sign-in-tidy.ts'

testDatabase()

test('what nobody needs any more goes, what is in use stays', async () => {
  const [user] = await db.insert(users).values({ email: 'lid@test.example', name: 'Lid' }).returning()
  const moments = { old: sql`now() - interval '3 days'`, new: sql`now() + interval '5 minutes'` }
  for (const [name, moment] of Object.entries(moments)) {
    await db
      .insert(signInAttempts)
      .values({ email: 'lid@test.example', tokenHash: name, codeHash: name, browserHash: name, expiresAt: moment })
    await db.insert(sessions).values({ tokenHash: `idle ${name}`, userId: user?.id ?? '', expiresAt: moment, endsAt: moments.new })
    await db.insert(sessions).values({ tokenHash: `absolute ${name}`, userId: user?.id ?? '', expiresAt: moments.new, endsAt: moment })
    await db.insert(limitCounters).values({ name, subject: 'x', windowStart: sql`extract(epoch from ${moment})::bigint`, count: 1 })
  }
  await db.transaction((tx) => tidySignIn(tx))
  expect((await db.select().from(signInAttempts)).map(({ tokenHash }) => tokenHash)).toEqual(['new'])
  expect((await db.select().from(sessions)).map(({ tokenHash }) => tokenHash).sort()).toEqual(['absolute new', 'idle new'])
  expect((await db.select().from(limitCounters)).map(({ name }) => name)).toEqual(['new'])
})
