// OpenStack Swift with its S3 door: a server program that others run in earnest. It checks signatures and hashes.
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers, freePort } from '#db/embedded/ports.ts'
import { bucketRequests, textOf, type BucketSettings } from '#lib/platform/storage/bucket-requests.ts'
import { runProgram } from '#scripts/children.ts'
import { whenClosing } from '#scripts/closing.ts'

const kinds = ['account', 'container', 'object'] as const
const programs = [...kinds.map((kind) => `swift-${kind}-server`), 'swift-proxy-server', 'swift-ring-builder', 'memcached']
const startsWithin = 60_000

/** The programs that are missing on this machine. */
export async function missingPrograms(): Promise<string[]> {
  const found = await Promise.all(programs.map((program) => runProgram('sh', ['-c', `command -v ${program}`])))
  return programs.filter((_, index) => found[index]?.code !== 0)
}

export type Swift = {
  bucket: BucketSettings
  /** Ends the door at once, as a machine that falls away. */
  kill(): void
  stop(): Promise<void>
}

/** One node with one disk in `folder`, and an empty bucket. */
export async function startSwift(folder: string): Promise<Swift> {
  const rings = path.join(folder, 'rings')
  const disk = path.join(folder, 'disks', 'd1')
  for (const made of [rings, disk]) fs.mkdirSync(made, { recursive: true })
  const log = fs.openSync(path.join(folder, 'swift.log'), 'a')
  const children: ChildProcess[] = []
  const start = (program: string, ...words: string[]) => {
    const child = spawn(program, words, { stdio: ['ignore', log, log] })
    children.push(child)
    return child
  }
  const stop = async () => {
    for (const child of children) child.kill('SIGKILL')
    await sleep(200)
  }
  whenClosing(stop)
  const common = (port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${os.userInfo().username}
swift_dir = ${rings}
devices = ${path.join(folder, 'disks')}
mount_check = false
log_level = WARNING
`
  for (const kind of kinds) {
    const port = await freePort()
    const builder = path.join(rings, `${kind}.builder`)
    for (const words of [['create', '4', '1', '1'], ['add', `r1z1-127.0.0.1:${port}/d1`, '1'], ['rebalance']]) {
      const { code, said } = await runProgram('swift-ring-builder', [builder, ...words])
      if (code !== 0) throw new Error(said)
    }
    const config = path.join(folder, `${kind}.conf`)
    fs.writeFileSync(config, `${common(port)}[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`)
    start(`swift-${kind}-server`, config)
  }
  // Its door for S3 does not work without.
  const memory = await freePort()
  start('memcached', '-l', '127.0.0.1', '-p', String(memory), '-u', os.userInfo().username)
  const port = await freePort()
  const config = path.join(folder, 'proxy.conf')
  const filters = ['catch_errors', 'gatekeeper', 'cache', 'listing_formats', 's3api', 'tempauth', 'copy', 'slo', 'dlo', 'symlink']
  fs.writeFileSync(
    config,
    `${common(port)}[pipeline:main]
pipeline = ${filters.join(' ')} proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
${filters.map((filter) => `[filter:${filter}]\nuse = egg:swift#${filter}\n`).join('')}`
      .replace('use = egg:swift#cache\n', `use = egg:swift#memcache\nmemcache_servers = 127.0.0.1:${memory}\n`)
      .replace('use = egg:swift#s3api\n', 'use = egg:swift#s3api\nlocation = eu-central-1\n')
      .replace('use = egg:swift#tempauth\n', 'use = egg:swift#tempauth\nuser_portal_files = only-for-proofs .admin\n'),
  )
  const door = start('swift-proxy-server', config)
  for (const deadline = Date.now() + startsWithin; !(await answers(port)); await sleep(200)) {
    if (Date.now() < deadline && door.exitCode === null) continue
    throw new Error(`Swift did not start:\n${fs.readFileSync(path.join(folder, 'swift.log'), 'utf8').slice(-2_000)}`)
  }
  const bucket: BucketSettings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    bucket: 'portaal',
    accessKeyId: 'portal:files',
    secretAccessKey: 'only-for-proofs',
    pathStyle: true,
  }
  const made = await bucketRequests(bucket, { silence: 20_000 })({ method: 'PUT', path: '' })
  const said = await textOf(made)
  if (made.status !== 200) throw new Error(`no bucket: ${made.status} ${said}`)
  return { bucket, kill: () => door.kill('SIGKILL'), stop }
}
