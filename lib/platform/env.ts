import { z } from 'zod'

const url = z.url({ protocol: /^https?$/, error: 'is een adres dat begint met https://, zoals https://leren.example.nl' })

const schema = z
  .object({
    DATABASE_URL: z
      .string('ontbreekt: het adres van de database, begint met postgres://')
      .regex(/^postgres(ql)?:\/\//, 'begint met postgres://'),
    APP_URL: url,
    AUTH_SECRET: z
      .string('ontbreekt; maak er een met: openssl rand -base64 48')
      .min(32, 'heeft minstens 32 tekens; maak er een met: openssl rand -base64 48'),
    MAIL_FROM: z.string().min(3).default('Proeftuin <noreply@localhost>'),
    RESEND_API_KEY: z.string().optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'begint met smtp:// of smtps://')
      .optional(),
    CONTACT_EMAIL: z.email('is een e-mailadres van de redactie, zoals redactie@organisatie.nl').optional(),
    DATA_DIR: z.string().default('.data'),
    FILES_DIR: z.string().optional(),
    DEMO: z.enum(['0', '1'], 'is 0 of 1').default('0'),
  })
  .refine((env) => env.DEMO === '1' || env.RESEND_API_KEY || env.SMTP_URL, {
    path: ['RESEND_API_KEY'],
    message: 'ontbreekt: vul RESEND_API_KEY of SMTP_URL in, anders kan niemand inloggen',
  })

export type Env = z.infer<typeof schema>

/**
 * The settings, read and checked once.
 * @throws Error with one line per wrong setting: its name and the remedy.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
}

// On globalThis like the pool: a file of tests that follows another in one process reads its own settings.
const key = Symbol.for('portal.env')
const slot = globalThis as { [key]?: Env }
/** The settings of this process. */
export const env = (): Env => (slot[key] ??= readEnv())
