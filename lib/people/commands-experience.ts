import { eq, inArray, like, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { audiences, experienceProfiles, themes, tips, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { audit } from '#lib/platform/audit.ts'
import type { Job } from '#lib/platform/jobs.ts'
import { done, refuse, type Result } from '#lib/platform/result.ts'
import { slugOf } from '#lib/platform/slug.ts'
import { scan } from '#lib/privacy-scan/scan.ts'
import type { ProfileRefusal } from './copy-experience.ts'
import type { ProfileInput } from './schema-experience.ts'

/** Keeps what somebody tells about the own experience, and whether others find it. Gives the address in the directory. */
export async function saveProfile(tx: Tx, actor: Actor, input: ProfileInput): Promise<Result<{ slug: string }, ProfileRefusal>> {
  // One's own row decides who comes first when two tabs save at once.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for('no key update')
  if (scan(`${input.intro}\n${input.reach}`).some((finding) => finding.severity === 'stop')) return refuse('hard_stop')
  if (!(await knowsWords(tx, input))) return refuse('unknown_word')
  const [known] = await tx.select().from(experienceProfiles).where(eq(experienceProfiles.userId, actor.id))
  const slug = known?.slug ?? (await freeSlug(tx, actor.name))
  const values = {
    isFindable: input.isFindable,
    intro: input.intro,
    themeSlugs: input.themes,
    tipNumbers: input.tips,
    audienceSlugs: input.audiences,
    perMonth: input.perMonth,
    reach: input.reach,
    changedAt: sql`clock_timestamp()`,
  }
  await tx
    .insert(experienceProfiles)
    .values({ userId: actor.id, slug, ...values })
    .onConflictDoUpdate({ target: experienceProfiles.userId, set: values })
  if ((known?.isFindable ?? false) !== input.isFindable) {
    await audit(tx, {
      actorId: actor.id,
      action: input.isFindable ? 'become_findable' : 'stop_being_findable',
      objectKind: 'user',
      objectId: actor.id,
    })
  }
  return done({ slug })
}

async function knowsWords(tx: Tx, input: ProfileInput): Promise<boolean> {
  const [known, heard, numbered] = [
    input.themes.length === 0 ? [] : await tx.select({ slug: themes.slug }).from(themes).where(inArray(themes.slug, input.themes)),
    input.audiences.length === 0
      ? []
      : await tx.select({ slug: audiences.slug }).from(audiences).where(inArray(audiences.slug, input.audiences)),
    input.tips.length === 0 ? [] : await tx.select({ number: tips.number }).from(tips).where(inArray(tips.number, input.tips)),
  ]
  return known.length === input.themes.length && heard.length === input.audiences.length && numbered.length === input.tips.length
}

// The address stays when a name changes: a link that somebody kept goes on working.
async function freeSlug(tx: Tx, name: string): Promise<string> {
  const wanted = slugOf(name)
  // Two people of one name who come at the same moment follow each other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`experience-slug:${wanted}`}, 0))`)
  const taken = await tx
    .select({ slug: experienceProfiles.slug })
    .from(experienceProfiles)
    .where(or(eq(experienceProfiles.slug, wanted), like(experienceProfiles.slug, `${wanted}-%`)))
  const names = new Set(taken.map((row) => row.slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    if (!names.has(slug)) return slug
  }
}

/** Forgets who did not want to be found for a year, and whose account was closed for thirty days; the database looks at the clock. */
export async function forgetProfiles(tx: Tx): Promise<number> {
  const [gone] = await tx.execute<{ count: number }>(sql`select forget_profiles(50) as count`)
  return gone?.count ?? 0
}

export const profileForgetting: Job = { name: 'forget who does not want to be found', every: 60 * 60_000, run: forgetProfiles }
