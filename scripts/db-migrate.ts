import { onDatabase } from './database-command.ts'

await onDatabase(() => {
  console.log('De database is bijgewerkt.')
  return Promise.resolve(0)
})
