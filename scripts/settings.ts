// The settings of a command: what the environment says, and for the rest what makes a demo on this machine.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { readEnv, readFileSettings, type FileSettings } from '#lib/platform/env.ts'
import { projectFolder } from './children.ts'
import { Refusal } from './closing.ts'

export type Settings = {
  /** Absolute. Holds the embedded database, uploads, secrets of the demo and logs. */
  dataDir: string
  /** The address of an own database; without it the embedded one. */
  databaseUrl: string | undefined
  /** Invented content and an open mailbox: only with the embedded database. */
  demo: boolean
  port: number
  appUrl: string
}

/** Reads PORT, DATA_DIR, DATABASE_URL and APP_URL, also from a file `.env`. */
export function readSettings(defaults: { port?: number; dataDir?: string } = {}): Settings {
  const file = path.join(projectFolder, '.env')
  if (fs.existsSync(file)) process.loadEnvFile(file)
  const given = process.env
  const port = Number(given.PORT || (defaults.port ?? 3000))
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT is '${given.PORT}', en een poort is een getal van 1 tot en met 65535.`)
  const databaseUrl = given.DATABASE_URL || undefined
  return {
    dataDir: path.resolve(projectFolder, given.DATA_DIR || (defaults.dataDir ?? '.data')),
    databaseUrl,
    demo: databaseUrl === undefined,
    port,
    appUrl: given.APP_URL || `http://localhost:${port}`,
  }
}

/** The environment of the web server, checked before anything is built. */
export function serverEnvironment(settings: Settings, databaseUrl: string): Record<string, string> {
  const environment = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    APP_URL: settings.appUrl,
    DEMO: settings.demo ? '1' : '0',
    AUTH_SECRET: process.env.AUTH_SECRET || (settings.demo ? demoSecret(settings.dataDir) : ''),
  }
  try {
    readEnv({ ...process.env, ...environment })
  } catch (error) {
    throw new Refusal(`Een instelling klopt niet:\n${error instanceof Error ? error.message : String(error)}`)
  }
  return environment
}

/** Where uploaded files lie, for a command that needs nothing else of the settings. */
export function fileSettings(dataDir: string): FileSettings {
  try {
    return readFileSettings({ ...process.env, DATA_DIR: dataDir })
  } catch (error) {
    throw new Refusal(`Een instelling klopt niet:\n${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Kept, so that a reader stays signed in after a restart. */
function demoSecret(dataDir: string): string {
  const file = path.join(dataDir, 'auth-secret')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataDir, { recursive: true })
    fs.writeFileSync(file, randomBytes(48).toString('base64'), { mode: 0o600 })
  }
  return fs.readFileSync(file, 'utf8')
}
