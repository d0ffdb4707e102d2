import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/platform/actor.ts'
import { transact } from '#lib/platform/transact.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { curator, furnish, must, person } from '#lib/testing/factories.ts'
import { inHours, publishedGathering, signsUp } from '#lib/testing/gatherings.ts'
import { race } from '#lib/testing/races.ts'
import { addLink, addMaterial, removeLink, removeMaterial, showMaterial } from './commands-materials-afterwards.ts'
import { cancelGathering } from './commands-publish.ts'
import { afterwardsOf } from './queries-afterwards.ts'
import { fetchableGatheringFile } from './queries-files.ts'
import { addLinkInput } from './schema-afterwards.ts'
import { materialLimits } from './values.ts'

const { url } = testDatabase()
let organiser: Actor
let participant: Actor
let stranger: Actor
beforeAll(async () => {
  await furnish()
  organiser = await curator()
  participant = await person()
  stranger = await person()
})

const file = (isPublic = false) => ({
  id: crypto.randomUUID(),
  kind: 'document' as const,
  mediaType: 'application/pdf',
  name: 'opbrengst.pdf',
  bytes: 3,
  sha256: 'a'.repeat(64),
  isPublic,
})
const reason = async (result: Promise<{ ok: boolean; reason?: string }>) => {
  const outcome = await result
  return outcome.ok ? 'done' : outcome.reason
}
async function gatheringWithFile() {
  const { gatheringId } = await publishedGathering(organiser, { startsAt: inHours(1) })
  await signsUp(participant, gatheringId)
  const material = file()
  await must(transact((tx) => addMaterial(tx, organiser, gatheringId, material)))
  return { gatheringId, fileId: material.id }
}
const readers = async (fileId: string) => {
  const found = await Promise.all([null, stranger, participant, organiser].map((actor) => fetchableGatheringFile(actor, fileId)))
  return found.map((row) => row !== undefined)
}

test('a file is for who takes part until the organiser shows it to everybody, and for nobody once it is gone', async () => {
  const { gatheringId, fileId } = await gatheringWithFile()
  expect(await readers(fileId)).toEqual([false, false, true, true])
  await must(transact((tx) => showMaterial(tx, organiser, { gatheringId, fileId, isPublic: true })))
  expect(await readers(fileId)).toEqual([true, true, true, true])
  await must(transact((tx) => removeMaterial(tx, organiser, { gatheringId, fileId })))
  expect(await readers(fileId)).toEqual([false, false, false, false])
  expect(await reason(transact((tx) => removeMaterial(tx, organiser, { gatheringId, fileId })))).toBe('unknown_material')
})

test('a public file follows its gathering: what does not go on shows nothing to everybody', async () => {
  const { gatheringId, fileId } = await gatheringWithFile()
  await must(transact((tx) => showMaterial(tx, organiser, { gatheringId, fileId, isPublic: true })))
  await must(transact((tx) => cancelGathering(tx, organiser, { gatheringId, reason: 'Te weinig mensen.' })))
  expect((await readers(fileId)).slice(0, 2)).toEqual([false, false])
  expect(await reason(transact((tx) => addMaterial(tx, organiser, gatheringId, file())))).toBe('wrong_state')
})

test('nobody but who organises adds, shows or takes away; nor by way of another gathering', async () => {
  const { gatheringId, fileId } = await gatheringWithFile()
  const other = await gatheringWithFile()
  const link = { gatheringId, label: 'Verslag', url: 'https://voorbeeld.example/verslag', isPublic: true }
  for (const actor of [participant, stranger]) {
    expect(await reason(transact((tx) => addMaterial(tx, actor, gatheringId, file(true))))).toBe('unknown_gathering')
    expect(await reason(transact((tx) => showMaterial(tx, actor, { gatheringId, fileId, isPublic: true })))).toBe('unknown_gathering')
    expect(await reason(transact((tx) => removeMaterial(tx, actor, { gatheringId, fileId })))).toBe('unknown_gathering')
    expect(await reason(transact((tx) => addLink(tx, actor, link)))).toBe('unknown_gathering')
  }
  const crossed = { gatheringId, fileId: other.fileId }
  expect(await reason(transact((tx) => showMaterial(tx, organiser, { ...crossed, isPublic: true })))).toBe('unknown_material')
  expect(await reason(transact((tx) => removeMaterial(tx, organiser, crossed)))).toBe('unknown_material')
})

test('a link stands there once, and goes again', async () => {
  const { gatheringId } = await gatheringWithFile()
  const link = { gatheringId, label: 'Verslag', url: 'https://voorbeeld.example/verslag', isPublic: false }
  await must(transact((tx) => addLink(tx, organiser, link)))
  expect(await reason(transact((tx) => addLink(tx, organiser, link)))).toBe('same_link')
  const linkId = (await afterwardsOf(organiser, gatheringId))?.links[0]?.id ?? ''
  await must(transact((tx) => removeLink(tx, organiser, { gatheringId, linkId })))
  expect(await reason(transact((tx) => removeLink(tx, organiser, { gatheringId, linkId })))).toBe('unknown_material')
  expect((await afterwardsOf(organiser, gatheringId))?.links).toEqual([])
})

test('an address is a whole https address without a password in it', () => {
  const parsed = (address: string) =>
    addLinkInput.safeParse({ gatheringId: crypto.randomUUID(), label: 'Verslag', url: address, isPublic: 'nee' })
  expect(parsed(' https://voorbeeld.example/a b ').data?.url).toBe('https://voorbeeld.example/a%20b')
  const wrong = [
    'javascript:alert(1)',
    'http://voorbeeld.example',
    'https://',
    'voorbeeld.example',
    'https://a:b@voorbeeld.example',
    'data:text/html,x',
    '',
  ]
  for (const address of wrong) expect(parsed(address).success, address).toBe(false)
})

test('number 31 is refused, also when several files come at once', async () => {
  const { gatheringId } = await gatheringWithFile()
  for (let number = 2; number < materialLimits.files; number++)
    await must(transact((tx) => addMaterial(tx, organiser, gatheringId, file())))
  const finishes = await race(url, 3, (tx) => addMaterial(tx, organiser, gatheringId, file()))
  expect(finishes.filter((finish) => finish.ok)).toHaveLength(1)
  expect((await afterwardsOf(organiser, gatheringId))?.files).toHaveLength(materialLimits.files)
})
