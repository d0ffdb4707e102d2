import { seed } from '#db/seed/seed.ts'
import { onDatabase } from './database-command.ts'

await onDatabase(async (url, { demo }) => {
  await seed(url, { demo })
  console.log(demo ? 'De vaste lijsten en de demo-inhoud staan klaar.' : 'De vaste lijsten staan klaar.')
  return 0
})
