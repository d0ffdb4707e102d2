// Loaded before a script (node --import): ends it when the process that started it is gone, also after a kill -9, which
// nobody can pass on. The channel to the parent closes by itself then.
const farewell = 30_000

process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), farewell).unref()
  process.kill(process.pid, 'SIGTERM')
})
// Listening must not keep a script alive that is done.
process.channel?.unref()
