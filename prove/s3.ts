// Uploaded files in a server program that others made: the same tests as in `npm test`, memory, and a server that falls away.
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bucketStore } from '#lib/platform/storage/bucket.ts'
import { folderStore } from '#lib/platform/storage/folder.ts'
import { moveFiles } from '#lib/platform/storage/move.ts'
import { measured } from '#lib/platform/storage/spool.ts'
import { sourceOf, StorageAway } from '#lib/platform/storage/store.ts'
import { runNode } from '#scripts/children.ts'
import type { Proof } from '#scripts/prove.ts'
import { missingPrograms, startSwift } from './s3/swift.ts'
import { acrossInstances } from './s3/two-instances.ts'

const megabyte = 1_000_000
const large = 200 * megabyte
const mostMegabytes = 100
const files = 50
const patience = { silence: 20_000, whole: 30_000 }

/** Promises about files in S3; without the server program it says so, and proves nothing. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const missing = await missingPrograms()
  if (missing.length > 0) {
    say(`niet hier: ${missing.join(', ')}. Op Debian: apt-get install swift-proxy swift-account swift-container swift-object memcached`)
    return [{ promise: 'bestanden in S3 bij een echte server', figure: 'Swift is hier niet: niet geprobeerd', held: false }]
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-swift-'))
  const swift = await startSwift(folder)
  const proofs: Proof[] = []
  const note = (proof: Proof) => {
    proofs.push(proof)
    say(`${proof.held ? '✓' : '✗'} ${proof.promise}: ${proof.figure}`)
  }
  try {
    const store = bucketStore(swift.bucket, patience)
    const { code, said } = await runNode(
      ['node_modules/vitest/vitest.mjs', 'run', 'lib/platform/storage/contract.test.ts', '--testTimeout=60000'],
      { env: { S3_CONTRACT: JSON.stringify(swift.bucket) } },
    )
    if (code !== 0) say(said.slice(-4_000))
    note({
      promise: 'Swift voldoet aan dezelfde proeven als een map',
      // oxlint-disable-next-line no-control-regex -- the colours of the test program
      figure: /Tests\s+(\d.*)/.exec(said.replace(/\u001b\[\d+m/g, ''))?.[1]?.trim() ?? `code ${code}`,
      held: code === 0,
    })

    // In pieces: the bytes of a file are never all in memory.
    const piece = randomBytes(megabyte)
    async function* open() {
      for (let sent = 0; sent < large; sent += megabyte) yield await Promise.resolve(piece)
    }
    const { sha256 } = await measured(open())
    const key = randomUUID()
    const began = process.memoryUsage().rss
    let most = began
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
    await store.put(key, { bytes: large, sha256, open })
    const back = await measured((await store.read(key))?.stream as AsyncIterable<Uint8Array>)
    clearInterval(timer)
    const grown = Math.round((most - began) / megabyte)
    note({
      promise: `${large / megabyte} MB heen en terug, gelijk, met hooguit ${mostMegabytes} MB geheugen erbij`,
      figure: `${grown} MB`,
      held: back.sha256 === sha256 && grown <= mostMegabytes,
    })
    await store.remove(key)

    const from = folderStore(path.join(folder, 'files'))
    for (let index = 0; index < files; index++) {
      await from.put(randomUUID(), sourceOf(randomBytes(20_000)))
    }
    const there = await moveFiles(from, store, { remove: true })
    const home = await moveFiles(store, from, { remove: true })
    note({
      promise: `${files} bestanden van een map naar de bucket en terug, gelijk, en weg van de oude plek`,
      figure: `${there.removed} heen, ${home.removed} terug`,
      held: there.removed === files && home.removed === files,
    })

    proofs.push(...(await acrossInstances(swift.bucket, say)))

    await store.put(key, { bytes: large, sha256, open })
    const found = await store.read(key)
    swift.kill()
    const cut = await measured(found?.stream as AsyncIterable<Uint8Array>).then(
      ({ bytes }) => `${bytes} bytes`,
      () => 'breekt af',
    )
    const asked = await store.read(key).then(
      () => 'antwoord',
      (fault: unknown) => (fault instanceof StorageAway ? 'niet te bereiken' : String(fault)),
    )
    note({
      promise: 'een server die midden in een bestand wegvalt: het breekt af en eindigt niet alsof dat alles was',
      figure: `${cut}, daarna ${asked}`,
      held: cut === 'breekt af' && asked === 'niet te bereiken',
    })
    return proofs
  } finally {
    await swift.stop()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
