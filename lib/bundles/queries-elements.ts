import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { principleElements, principles } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { dependsOn } from '#lib/platform/answer.ts'
import { isSlug } from '#lib/platform/slug.ts'
import { mayKeep } from './policy.ts'
import { principlesTag } from './tags.ts'
import type { ElementKind } from './values.ts'

/** The bundle can hold six principles; those without a name yet are shown as waiting. */
const principleCount = 6

export type ElementRow = { id: string; slug: string; kind: ElementKind; title: string; minutes: number | null; href: string }
export type PrincipleRow = { slug: string; name: string; elements: ElementRow[] }

/** The principles that have a name, each with its parts in the order of the path. */
export async function allPrinciples(): Promise<{ principles: PrincipleRow[]; waiting: number }> {
  dependsOn(principlesTag)
  const [named, elements] = await Promise.all([
    db
      .select({ slug: principles.slug, name: principles.name })
      .from(principles)
      .where(and(eq(principles.family, 'bundle'), isNull(principles.retiredAt)))
      .orderBy(asc(principles.position)),
    db
      .select()
      .from(principleElements)
      .where(isNull(principleElements.retiredAt))
      .orderBy(asc(principleElements.position), asc(principleElements.id)),
  ])
  const rows = named.map((principle) => ({
    ...principle,
    elements: elements
      .filter(({ principleSlug }) => principleSlug === principle.slug)
      .map(({ id, slug, kind, title, minutes }) => ({
        id,
        slug,
        kind,
        title,
        minutes,
        href: `/inspiratiebundel/${principle.slug}/${slug}`,
      })),
  }))
  return { principles: rows, waiting: Math.max(0, principleCount - rows.length) }
}

/** What stands across from what: after reading one does, after doing one hears. */
const across: Readonly<Record<ElementKind, ElementKind>> = {
  explanation: 'story',
  story: 'explanation',
  words: 'exercise',
  exercise: 'words',
  example: 'words',
}

export type ElementPage = {
  principle: { slug: string; name: string }
  element: ElementRow & { body: string; saidBy: string }
  /** The following part of the same principle; after the last one the first. */
  same: ElementRow | undefined
  /** A part of another principle, of another kind. */
  contrast: (ElementRow & { principleName: string }) | undefined
}

/** One part, to be read alone, with two of the ways on; the third is a surprise. */
export async function elementAt(principleSlug: string, slug: string): Promise<ElementPage | undefined> {
  if (!isSlug(principleSlug) || !isSlug(slug)) return undefined
  const { principles: named } = await allPrinciples()
  const principle = named.find((one) => one.slug === principleSlug)
  const index = principle?.elements.findIndex((one) => one.slug === slug) ?? -1
  const element = principle?.elements[index]
  if (!principle || !element) return undefined
  const [text] = await db
    .select({ body: principleElements.body, saidBy: principleElements.saidBy })
    .from(principleElements)
    .where(eq(principleElements.id, element.id))
  const same = principle.elements[(index + 1) % principle.elements.length]
  const others = named.filter((one) => one !== principle && one.elements.length > 0)
  const other = others[index % Math.max(others.length, 1)]
  const far = other?.elements.filter(({ kind }) => kind === across[element.kind]) ?? []
  const contrast = far[index % Math.max(far.length, 1)] ?? other?.elements[0]
  return {
    principle: { slug: principle.slug, name: principle.name },
    element: { ...element, body: text?.body ?? '', saidBy: text?.saidBy ?? '' },
    same: same === element ? undefined : same,
    contrast: contrast && other && { ...contrast, principleName: other.name },
  }
}

/** The address of any part but the one where somebody is; undefined when there is no other. */
export async function surprise(except: string): Promise<string | undefined> {
  const [found] = await db
    .select({ principle: principleElements.principleSlug, slug: principleElements.slug })
    .from(principleElements)
    .where(and(isNull(principleElements.retiredAt), ne(principleElements.slug, except)))
    .orderBy(sql`random()`)
    .limit(1)
  return found && `/inspiratiebundel/${found.principle}/${found.slug}`
}

/** One part as its form needs it. */
export async function elementToChange(actor: Actor, id: string) {
  if (!mayKeep(actor)) return undefined
  const [row] = await db
    .select()
    .from(principleElements)
    .where(and(eq(principleElements.id, id), isNull(principleElements.retiredAt)))
  return row
}
