import { randomInt } from 'node:crypto'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type { Tx } from '#db/client.ts'
import { recoveryCodes, secondFactors, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { endSessionsOf, noteSecondStep, type Visit } from '#lib/platform/session/store.ts'
import { keyedHash, seal, unseal } from '#lib/platform/tokens.ts'
import type { SecondStepRefusal } from './copy.ts'
import { mailSecondStep } from './emails.ts'
import { mayResetSecondFactor } from './policy.ts'

/** Seconds that one code of the app stands. */
const period = 30
const recoveryCodeCount = 10
// Without letters and digits that are read for one another.
const recoveryLetters = 'abcdefghjkmnpqrstuvwxyz23456789'
const sealed = 'second factor'

type Outcome<T = null> = Promise<Result<T, SecondStepRefusal>>

const totpOf = (secret: string) =>
  new TOTP({ issuer: 'Proeftuin', secret: Secret.fromBase32(secret), period, digits: 6, algorithm: 'SHA1' })

/** The secret of an app that is being set up, as the app reads it: by eye and as an address in a picture. Null when there is none. */
export function setUpDetails(sealedSecret: string, email: string): { secret: string; address: string } {
  const totp = totpOf(unseal(sealed, sealedSecret))
  totp.label = email
  return { secret: totp.secret.base32, address: totp.toString() }
}

/** The half minute to which the code belongs, with half a minute of difference between clocks; null when it is no such code. */
function stepOfCode(sealedSecret: string, code: string, now: Date): number | null {
  const difference = totpOf(unseal(sealed, sealedSecret)).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return difference === null ? null : Math.floor(now.getTime() / 1000 / period) + difference
}

const hashOfRecoveryCode = (userId: string, code: string) => keyedHash('recovery code', `${userId}\0${code.replaceAll('-', '')}`)

/** Begins to set up an app. The one that was there keeps working until a code of the new one was typed. */
export async function beginSecondFactor(tx: Tx, { actor, missing }: Visit): Outcome {
  if (missing === 'enter_code') return refuse('not_signed_in')
  const pendingSecret = seal(sealed, new Secret({ size: 20 }).base32)
  await tx
    .insert(secondFactors)
    .values({ userId: actor.id, pendingSecret })
    .onConflictDoUpdate({ target: secondFactors.userId, set: { pendingSecret } })
  return done(null)
}

/** Takes the new app into use, when a code of it is right. Gives the recovery codes, which are shown once. */
export async function confirmSecondFactor(tx: Tx, { actor, sessionId, missing }: Visit, code: string, now = new Date()): Outcome<string[]> {
  if (missing === 'enter_code') return refuse('not_signed_in')
  const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, actor.id)).for('update')
  if (!factor?.pendingSecret) return refuse('nothing_begun')
  const step = stepOfCode(factor.pendingSecret, code, now)
  if (step === null) return refuse('wrong_app_code')
  await tx
    .update(secondFactors)
    .set({ secret: factor.pendingSecret, pendingSecret: null, confirmedAt: sql`clock_timestamp()`, lastStep: step })
    .where(eq(secondFactors.userId, actor.id))
  const codes = Array.from({ length: recoveryCodeCount }, () => {
    const letters = Array.from({ length: 10 }, () => recoveryLetters.charAt(randomInt(recoveryLetters.length))).join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, actor.id))
  await tx.insert(recoveryCodes).values(codes.map((one) => ({ userId: actor.id, codeHash: hashOfRecoveryCode(actor.id, one) })))
  await noteSecondStep(tx, sessionId)
  await mailSecondStep(tx, actor, 'set_up')
  await audit(tx, { actorId: actor.id, action: 'set_up_second_factor', objectKind: 'user', objectId: actor.id })
  return done(codes)
}

/** Takes the second step with a code of the app, or with a recovery code. Each code works once. */
export async function takeSecondStep(tx: Tx, { actor, sessionId, missing }: Visit, code: string, now = new Date()): Outcome {
  if (missing !== 'enter_code') return done(null)
  const isAppCode = /^\d{6}$/.test(code)
  const taken = isAppCode ? await useAppCode(tx, actor, code, now) : await useRecoveryCode(tx, actor, code)
  if (!taken) return refuse(isAppCode ? 'wrong_app_code' : 'wrong_recovery_code')
  await noteSecondStep(tx, sessionId)
  return done(null)
}

async function useAppCode(tx: Tx, actor: Actor, code: string, now: Date): Promise<boolean> {
  const [factor] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, actor.id))
  const step = factor?.secret ? stepOfCode(factor.secret, code, now) : null
  if (step === null) return false
  // One statement: of two who type the same code at once, one is too late.
  const used = await tx
    .update(secondFactors)
    .set({ lastStep: step })
    .where(and(eq(secondFactors.userId, actor.id), lt(secondFactors.lastStep, step)))
    .returning({ userId: secondFactors.userId })
  return used.length > 0
}

async function useRecoveryCode(tx: Tx, actor: Actor, code: string): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(eq(recoveryCodes.userId, actor.id), eq(recoveryCodes.codeHash, hashOfRecoveryCode(actor.id, code)), isNull(recoveryCodes.usedAt)),
    )
    .returning({ id: recoveryCodes.id })
  const [row] = used
  if (!row) return false
  await mailSecondStep(tx, actor, 'recovery_code_used', row.id)
  await audit(tx, { actorId: actor.id, action: 'use_recovery_code', objectKind: 'user', objectId: actor.id })
  return true
}

/** Takes away the second step of somebody who lost phone and codes. They are signed out everywhere and set it up anew. */
export async function resetSecondFactor(tx: Tx, actor: Actor, { personId }: { personId: string }): Outcome {
  if (!mayResetSecondFactor(actor, { id: personId })) return refuse('not_allowed')
  const [person] = await tx.select({ id: users.id, email: users.email }).from(users).where(eq(users.id, personId))
  const removed = await tx.delete(secondFactors).where(eq(secondFactors.userId, personId)).returning({ userId: secondFactors.userId })
  if (!person || removed.length === 0) return refuse('nothing_to_reset')
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, personId))
  await endSessionsOf(tx, personId)
  await mailSecondStep(tx, person, 'reset')
  await audit(tx, { actorId: actor.id, action: 'reset_second_factor', objectKind: 'user', objectId: personId })
  return done(null)
}
