// Many readers on few connections, as light as can be: the answers are counted by their bytes and not read.
import fs from 'node:fs'
import net from 'node:net'

export type Load = { port: number; path: (turn: number) => string; headers?: Record<string, string> }

const connections = 32

const asText = ({ path, headers = {} }: Load, turn: number) =>
  `GET ${path(turn)} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`

/** Asks as fast as it gets answers, for some milliseconds; gives how many there were. Anything but 200 and 304 is a fault. */
export async function load(asked: Load, ms: number): Promise<number> {
  let answers = 0
  let turn = 0
  const end = performance.now() + ms
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = net.connect(asked.port, '127.0.0.1')
      socket.setNoDelay(true)
      await new Promise<void>((resolve, reject) => {
        let left = 0
        let head = ''
        socket.on('connect', () => socket.write(asText(asked, turn++)))
        socket.on('error', reject)
        socket.on('close', () => resolve())
        socket.on('data', (data) => {
          if (left > 0) left -= data.length
          else {
            head += data.toString('latin1')
            const border = head.indexOf('\r\n\r\n')
            if (border === -1) return
            const status = head.slice(9, 12)
            if (status !== '200' && status !== '304') return void socket.destroy(new Error(`${asked.path(0)}: ${head.slice(0, 200)}`))
            const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
            left = status === '304' ? 0 : length - (head.length - border - 4)
            head = ''
          }
          if (left > 0) return
          left = 0
          answers += 1
          if (performance.now() < end) socket.write(asText(asked, turn++))
          else socket.destroy()
        })
      })
    }),
  )
  return answers
}

/** Processor time of a process until now, in milliseconds; undefined where the system does not tell. */
export function processorTime(pid: number): number | undefined {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

/** Memory of a process in MB, shared pages counted for their share; undefined where the system does not tell. */
export function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024
  } catch {
    return undefined
  }
}
