// Loaded before a script (node --import): ends it when the process that started it is gone, also after a kill -9, which
// nobody can pass on. The channel to the parent closes by itself then.
const farewell = 30_000

process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), farewell).unref()
  process.kill(process.pid, 'SIGTERM')
})
// Listening must not keep a script alive that is done.
process.channel?.unref()

// A script's own workers inherit its arguments. With this file loaded they would let go of their channel too, and end
// before they were given any work.
const own = process.execArgv.indexOf(import.meta.url)
if (own > 0 && process.execArgv[own - 1] === '--import') process.execArgv.splice(own - 1, 2)
