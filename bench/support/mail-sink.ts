// A mail server that takes everything and keeps nothing but a count, in a process of its own: what it costs is the same
// for whoever sends. Started by sending.ts.
import net from 'node:net'

let count = 0
const server = net.createServer((socket) => {
  let rest = ''
  let inData = false
  socket.on('error', () => {})
  socket.on('data', (part) => {
    const lines = (rest + part.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (inData) {
        if (line !== '.') continue
        inData = false
        count += 1
        socket.write('250 kept\r\n')
      } else if (/^DATA/i.test(line)) {
        inData = true
        socket.write('354 go on\r\n')
      } else socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n')
    }
  })
  socket.write('220 ready\r\n')
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as net.AddressInfo).port))
process.on('message', () => process.send?.(count))
process.on('disconnect', () => process.exit())
