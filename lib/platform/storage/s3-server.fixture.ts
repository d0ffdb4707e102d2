import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { BucketSettings } from './bucket-requests.ts'

/** A bucket of a server program in a process of its own; its bytes are thrown away with it. */
export async function startS3(): Promise<{ bucket: BucketSettings; kill(): void; stop(): void }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-bucket-'))
  // It ends with who started it, however that happens.
  const program = "process.stdin.resume().on('end', () => process.exit()); require('@20minutes/s3rver/lib/cli.js').parseAsync()"
  const options = ['-d', folder, '-a', '127.0.0.1', '-p', '0', '--silent', '--configure-bucket', 'portaal']
  const child = spawn(process.execPath, ['-e', program, '--', 's3rver', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: path.resolve(import.meta.dirname, '../../..'),
  })
  const port = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      const found = /listening on [^ ]+:(\d+)/.exec((said += part.toString()))?.[1]
      if (found) resolve(found)
    })
    child.on('exit', () => reject(new Error(`the server of the test stopped: ${said}`)))
  })
  return {
    // The only key that this program knows.
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      bucket: 'portaal',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      pathStyle: true,
    },
    kill: () => child.kill('SIGKILL'),
    stop: () => {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What a line between the portal and the server does with what the server says. */
export type Trouble = 'none' | 'silent' | 'breaks off' | 'refuses'

/** A line to a server that can be troubled; the server itself is untouched. `cutAfter` bytes it breaks off or falls silent. */
export async function troubledLine(to: string) {
  const state: { trouble: Trouble; cutAfter: number; connections: number } = { trouble: 'none', cutAfter: 0, connections: 0 }
  const { hostname, port } = new URL(to)
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    state.connections += 1
    sockets.add(socket)
    if (state.trouble === 'refuses') return void socket.destroy()
    const onward = net.connect(Number(port), hostname)
    sockets.add(onward)
    let passed = 0
    onward.on('data', (part) => {
      passed += part.length
      if (state.trouble !== 'none' && passed > state.cutAfter) {
        if (state.trouble === 'breaks off') socket.destroy()
        return
      }
      socket.write(part)
    })
    socket.pipe(onward)
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      end.on('error', () => undefined)
      end.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    state,
    endpoint: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
