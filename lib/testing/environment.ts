// The settings of a test file, before any module of the product reads them. The database that DATABASE_URL names does
// not exist until the file asks for it with testDatabase(): most files need none.
import { randomBytes } from 'node:crypto'
import { expect, inject, vi } from 'vitest'

// Files follow each other in one process, so that libraries and modules are loaded once and patterns compiled once. What
// the product keeps for a process hangs on globalThis and begins anew with each file.
for (const key of Object.getOwnPropertySymbols(globalThis))
  if (Symbol.keyFor(key)?.startsWith('portal.')) Reflect.deleteProperty(globalThis, key)

// These are about what a module keeps for itself: it begins anew for them, and again for the file after them.
const aboutModules = /\/lib\/platform\/(?:answer|live|metrics|front-door)[./]/
const afterwards = globalThis as { [key: symbol]: boolean | undefined }
const wasAboutModules = Symbol.for('testing.wasAboutModules')
const isAboutModules = aboutModules.test(expect.getState().testPath ?? '')
if (isAboutModules || afterwards[wasAboutModules]) vi.resetModules()
afterwards[wasAboutModules] = isAboutModules

const name = `test_${inject('testRun')}_${randomBytes(4).toString('hex')}`

process.env.DATABASE_URL = inject('testServer').replace('{database}', name)
process.env.APP_URL = 'http://localhost:3000'
process.env.AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
process.env.MAIL_FROM = 'Proeftuin <noreply@localhost>'
process.env.DEMO = '1'
delete process.env.RESEND_API_KEY
delete process.env.SMTP_URL
delete process.env.DATA_DIR
