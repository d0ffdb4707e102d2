import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commandOf, identityOf, isAlive, ownIdentity } from './embedded/processes.ts'
import { tryLock, withLock } from './embedded/folder-lock.ts'
import { readPostmaster } from './embedded/postmaster.ts'
import { type EmbeddedPostgres, ensurePostgres } from './embedded.ts'

const flags = ['-c', 'fsync=off']
let folder: string
let dataDir: string
const open: EmbeddedPostgres[] = []

async function ensure(): Promise<EmbeddedPostgres> {
  const server = await ensurePostgres({ dataDir, flags })
  open.push(server)
  return server
}

/** What kill -9 of the starter leaves: the server runs, and the user that is written down is dead. */
function forgetUsers(): void {
  for (const name of fs.readdirSync(`${dataDir}.users`)) fs.writeFileSync(path.join(`${dataDir}.users`, name), '999999:1')
}

function freshFolder(): void {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal embedded '))
  dataDir = path.join(folder, 'postgres')
}
async function stopAll(): Promise<void> {
  for (const server of open.splice(0)) await server.stop()
}
async function removeFolder(): Promise<void> {
  await stopAll()
  fs.rmSync(folder, { recursive: true, force: true })
}

// Making a database takes longer than what is tested here: these follow each other in one folder.
describe('the embedded database, in the folder of the one before', () => {
  beforeAll(freshFolder)
  afterEach(stopAll)
  afterAll(removeFolder)

  test('two starters at the same moment share one server, also when it has to be made, and the last one to leave stops it', async () => {
    const [one, two] = await Promise.all([ensure(), ensure()])
    expect(one.port).toBe(two.port)
    expect([one.adopted, two.adopted].sort()).toEqual([false, true])
    await one.stop()
    expect(two.isRunning()).toBe(true)
    await two.stop()
    expect(two.isRunning()).toBe(false)
  })

  test('a server that outlived its starter is taken over, and then stopped like one of our own', async () => {
    const first = await ensure()
    forgetUsers()
    const second = await ensure()
    expect(second).toMatchObject({ adopted: true, port: first.port })
    forgetUsers()
    await second.stop()
    expect(second.isRunning()).toBe(false)
  })

  test('a server that was killed is started again, whatever its file says', async () => {
    const first = await ensure()
    const killed = readPostmaster(dataDir)
    process.kill(killed?.pid ?? 0, 'SIGKILL')
    const second = await ensure()
    expect(second.adopted).toBe(false)
    expect(second.isRunning()).toBe(true)
    expect(first.isRunning()).toBe(false)
  })

  test('a number in its file that belongs to another process by now is not taken for a server', async () => {
    await (await ensure()).stop()
    fs.writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n\nready\n`)
    expect((await ensure()).adopted).toBe(false)
  })
})

describe('the embedded database', () => {
  beforeEach(freshFolder)
  afterEach(removeFolder)

  test('starts from nothing, clears away what an interrupted start left, sorts as Dutch does, asks for its password, and stops', async () => {
    fs.mkdirSync(`${dataDir}.new-1`, { recursive: true })
    const server = await ensure()
    expect(fs.readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([])
    const sql = postgres(server.url('postgres'), { max: 1 })
    const rows = await sql<{ word: string }[]>`select word from unnest(array['zon', 'één', 'fiets']) as word order by word`
    expect(rows.map(({ word }) => word)).toEqual(['één', 'fiets', 'zon'])
    await sql.end()
    const stranger = postgres(server.url('postgres').replace(/:[0-9a-f]+@/, ':wrong@'), { max: 1 })
    await expect(stranger`select 1`).rejects.toThrow(/password authentication failed/)
    await stranger.end()
    await server.stop()
    expect(server.isRunning()).toBe(false)
  })

  test.each([
    ['a folder with something else in it', () => fs.writeFileSync(path.join(dataDir, 'photo.jpg'), ''), /is beschadigd of niet compleet/],
    [
      'a folder of another version',
      () => ['PG_VERSION', 'owner.password'].forEach((name) => fs.writeFileSync(path.join(dataDir, name), '15\n')),
      /is van PostgreSQL 15/,
    ],
    [
      'a folder of which a part is gone',
      () => ['PG_VERSION', 'owner.password'].forEach((name) => fs.writeFileSync(path.join(dataDir, name), '18\n')),
      /is beschadigd of niet compleet/,
    ],
  ])('%s gives one line that says what to do', async (_what, damage, line) => {
    fs.mkdirSync(dataDir)
    damage()
    const failure = await ensure().then(
      () => undefined,
      (error: unknown) => error as Error,
    )
    expect(failure?.name).toBe('DatabaseStartError')
    expect(failure?.message).toMatch(line)
    expect(failure?.message).not.toContain('\n')
  })
})

describe('a lock in a file', () => {
  beforeEach(freshFolder)
  afterEach(removeFolder)

  test('is held by one at a time, in turn', async () => {
    const file = path.join(folder, 'lock')
    let inside = 0
    const turns = await Promise.all(
      Array.from({ length: 5 }, () =>
        withLock(file, async () => {
          inside += 1
          await new Promise((resolve) => setTimeout(resolve, 5))
          return inside--
        }),
      ),
    )
    expect(turns).toEqual([1, 1, 1, 1, 1])
  })

  test('tells what its holder wrote, and is free when its holder is dead or left rubbish', () => {
    const file = path.join(folder, 'lock')
    const first = tryLock(file, 'http://localhost:3000')
    expect(first).toHaveProperty('held')
    expect(tryLock(file, 'other')).toEqual({ heldBy: { holder: ownIdentity(), note: 'http://localhost:3000' } })
    fs.writeFileSync(file, JSON.stringify({ holder: '999999:1', note: 'dead' }))
    expect(tryLock(file, 'next')).toHaveProperty('held')
    fs.writeFileSync(file, '{"hol')
    expect(tryLock(file, 'next')).toHaveProperty('held')
  })
})

describe('a process', () => {
  test('is itself, and not another that has its number', () => {
    expect(isAlive(ownIdentity())).toBe(true)
    expect(isAlive(`${process.pid}:1`)).toBe(process.platform === 'win32')
    expect(identityOf(0)).toBeUndefined()
    expect(commandOf(process.pid)).toContain('node')
  })
})
