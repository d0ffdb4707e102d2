import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, themes, users } from '#db/schema/index.ts'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { addTheme, renameTheme, stepTheme } from './commands-themes.ts'
import { keptThemes } from './queries-themes.ts'
import { vocabulary } from './queries.ts'
import { newThemeInput, type ThemeStep } from './schema-themes.ts'

testDatabase()

let actor: Actor
beforeEach(async () => {
  await db.delete(themes)
  await db
    .insert(themes)
    .values(['Analyse', 'Monitoring', 'Klantreis'].map((name, index) => ({ slug: name.toLowerCase(), name, position: index + 1 })))
  const [user] = await db
    .insert(users)
    .values({ email: 'beheer@voorbeeld.example', name: 'Beheer' })
    .onConflictDoUpdate({ target: users.email, set: { name: 'Beheer' } })
    .returning()
  actor = { id: user?.id ?? '', name: 'Beheer', email: 'beheer@voorbeeld.example', roles: ['administrator'], sites: [], regions: [] }
})

const step = (slug: string, what: ThemeStep) => transact((tx) => stepTheme(tx, actor, { slug, step: what }))
const add = (name: string) => transact((tx) => addTheme(tx, actor, { name }))
const rename = (slug: string, name: string) => transact((tx) => renameTheme(tx, actor, { slug, name }))
const offered = async () => (await vocabulary()).themes.map(({ name }) => name)
const refused = (reason: string) => ({ ok: false, reason })

test('a new theme comes last and is offered at once', async () => {
  expect((await add('Zorg & straf')).ok).toBe(true)
  expect(await offered()).toEqual(['Analyse', 'Monitoring', 'Klantreis', 'Zorg & straf'])
  expect((await keptThemes(actor)).at(-1)).toEqual({ slug: 'zorg-straf', name: 'Zorg & straf', lessons: 0, isRetired: false })
  const [deed] = await db.select().from(auditLog).orderBy(asc(auditLog.id))
  expect(deed).toMatchObject({ action: 'add_theme', objectKind: 'theme', objectId: 'zorg-straf' })
})

test('a theme keeps its address under another name, and who takes the old name gets an address of its own', async () => {
  expect((await rename('monitoring', 'Volgen wat werkt')).ok).toBe(true)
  expect((await db.select().from(themes).where(eq(themes.slug, 'monitoring')))[0]?.name).toBe('Volgen wat werkt')
  expect((await add('Monitoring')).ok).toBe(true)
  expect((await keptThemes(actor)).map(({ slug }) => slug)).toEqual(['analyse', 'monitoring', 'klantreis', 'monitoring-2'])
})

test('two themes never have one name, whatever the capitals', async () => {
  expect(await add('MONITORING')).toEqual(refused('name_taken'))
  expect(await rename('klantreis', 'monitoring')).toEqual(refused('name_taken'))
  expect((await rename('klantreis', 'KLANTREIS')).ok).toBe(true)
})

test('a theme moves one place at a time, to the ends and no further', async () => {
  expect((await step('klantreis', 'up')).ok).toBe(true)
  expect(await offered()).toEqual(['Analyse', 'Klantreis', 'Monitoring'])
  expect(await step('analyse', 'up')).toEqual(refused('nothing_to_do'))
  expect(await step('monitoring', 'down')).toEqual(refused('nothing_to_do'))
})

test('a theme out of use is offered no more, stays for what carries it, and can come back', async () => {
  expect((await step('analyse', 'retire')).ok).toBe(true)
  expect(await offered()).toEqual(['Monitoring', 'Klantreis'])
  expect((await vocabulary(['analyse'])).themes.map(({ name }) => name)).toContain('Analyse')
  expect(await step('analyse', 'up')).toEqual(refused('nothing_to_do'))
  expect((await step('analyse', 'bring_back')).ok).toBe(true)
  expect(await offered()).toEqual(['Monitoring', 'Klantreis', 'Analyse'])
})

test('the last theme stays', async () => {
  await step('analyse', 'retire')
  await step('klantreis', 'retire')
  expect(await step('monitoring', 'retire')).toEqual(refused('last_theme'))
})

test('eight who change the order at once leave every theme a place of its own', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, turn) => step(turn % 2 === 0 ? 'klantreis' : 'analyse', turn % 3 === 0 ? 'up' : 'down')))
  const places = (await db.select().from(themes)).map(({ position }) => position)
  expect(places.sort()).toEqual([1, 2, 3])
})

test.each(['member', 'curator', 'regional_team', 'legal_helpdesk'] as const)('a %s changes nothing and sees no list', async (role) => {
  actor = { ...actor, roles: [role] }
  for (const result of [await add('Nieuw'), await rename('analyse', 'Nieuw'), await step('analyse', 'retire')])
    expect(result).toEqual(refused('not_allowed'))
  expect(await keptThemes(actor)).toEqual([])
})

test('what does not exist is told as that', async () => {
  for (const result of [await rename('weg', 'Nieuw'), await step('weg', 'retire'), await step('weg', 'bring_back')])
    expect(result).toEqual(refused('unknown_theme'))
})

test.each(['', '   ', '123', 'a'.repeat(61), 'regel\u0000'])('%j is no name', (name) => {
  expect(newThemeInput.safeParse({ name }).success).toBe(false)
})
