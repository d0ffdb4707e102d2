// The settings of a test file, before any module of the product reads them. The database that DATABASE_URL names does
// not exist until the file asks for it with testDatabase(): most files need none.
import { randomBytes } from 'node:crypto'
import { inject, vi } from 'vitest'

// Files follow each other in one process, so that the libraries are loaded once; the product's own modules begin anew.
vi.resetModules()
for (const key of Object.getOwnPropertySymbols(globalThis))
  if (Symbol.keyFor(key)?.startsWith('portal.')) Reflect.deleteProperty(globalThis, key)

const name = `test_${inject('testRun')}_${randomBytes(4).toString('hex')}`

process.env.DATABASE_URL = inject('testServer').replace('{database}', name)
process.env.APP_URL = 'http://localhost:3000'
process.env.AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
process.env.MAIL_FROM = 'Proeftuin <noreply@localhost>'
process.env.DEMO = '1'
delete process.env.RESEND_API_KEY
delete process.env.SMTP_URL
