import { z } from 'zod'

const url = z.url({ protocol: /^https?$/, error: 'is een adres dat begint met https://, zoals https://leren.example.nl' })

const issuerSentence = 'is het adres van de uitgever (issuer) en begint met https://, zoals https://login.example.nl'

// An organisation that signs its own people in. On loopback also without TLS: for who tries it out.
const organisation = z.object(
  {
    id: z
      .string('ontbreekt: een kort woord voor in het adres, zoals noord')
      .regex(/^[a-z][a-z0-9-]{0,31}$/, 'is een kort woord van kleine letters, zoals noord; het staat in het adres'),
    name: z
      .string('ontbreekt: de naam op de knop, zoals Gemeente Noord')
      .trim()
      .min(1, 'is de naam op de knop, zoals Gemeente Noord')
      .max(60, 'is hoogstens 60 tekens: hij staat op een knop'),
    issuer: z
      .string(issuerSentence)
      .refine((value) => URL.canParse(value) && /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(value), issuerSentence)
      // Of Microsoft these stand for everybody's organisation together.
      .refine(
        (value) => !/\/(common|organizations|consumers)(\/|$)/.test(value),
        'noemt de tenant van één organisatie, niet common of organizations',
      ),
    clientId: z.string('ontbreekt: vraag het aan wie de organisatie beheert').min(1, 'ontbreekt: vraag het aan wie de organisatie beheert'),
    clientSecret: z
      .string('ontbreekt: vraag het aan wie de organisatie beheert')
      .min(1, 'ontbreekt: vraag het aan wie de organisatie beheert'),
    domains: z
      .array(
        z
          .string('is een domein, zoals noord.example')
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is een domein in kleine letters en zonder @, zoals noord.example'),
        'is een lijst van de domeinen in de e-mailadressen van deze organisatie, zoals ["noord.example"]',
      )
      .min(1, 'noemt minstens één domein, anders komt niemand binnen'),
    verifiedClaim: z.enum(['email_verified', 'xms_edov'], 'is email_verified of xms_edov').default('email_verified'),
  },
  'is een organisatie tussen accolades, met id, name, issuer, clientId, clientSecret en domains',
)

const organisationsSentence = 'is een lijst in JSON, zoals [{"id":"noord", …}]; zie docs/operations.md'
const organisations = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: organisationsSentence })
      return z.NEVER
    }
  })
  .pipe(
    z
      .array(organisation, organisationsSentence)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'geeft twee organisaties dezelfde id')
      .refine(
        (list) => new Set(list.map(({ issuer }) => issuer)).size === list.length,
        'noemt een issuer twee keer; zet de domeinen bij elkaar',
      ),
  )
  .default([])

// Where uploaded files lie: also asked by commands that need nothing else of the settings.
const fileFields = {
  DATA_DIR: z.string().default('.data'),
  FILES_DIR: z.string().optional(),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'is het adres van de opslag en begint met https://, zoals https://s3.voorbeeld.nl' })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/i, 'is de naam van een regio, zoals eu-central-1; staat er geen in de uitleg van de opslag, dan us-east-1')
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is de naam van een bucket: 3 tot 63 kleine letters, cijfers, punten en streepjes')
    .optional(),
  S3_ACCESS_KEY_ID: z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/, 'is de naam van een sleutel, zonder spaties')
    .optional(),
  S3_SECRET_ACCESS_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{8,256}$/, 'is het geheim van de sleutel: minstens 8 tekens, zonder spaties')
    .optional(),
  S3_PATH_STYLE: z.enum(['0', '1'], 'is 1 (bucket in het pad, de gewone keuze) of 0 (bucket in de naam van de server)').default('1'),
}
const ofBucket = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** A bucket that is half set would quietly mean a folder. */
function allOrNone(given: Partial<Record<(typeof ofBucket)[number], unknown>>, context: z.RefinementCtx): void {
  const missing = ofBucket.filter((name) => given[name] === undefined)
  if (missing.length === ofBucket.length) return
  const message = `ontbreekt: voor bestanden in S3 zijn alle vijf nodig (${ofBucket.join(', ')}); laat ze alle vijf weg voor een map`
  for (const name of missing) context.addIssue({ code: 'custom', path: [name], message })
}

const fileSchema = z.object(fileFields).superRefine(allOrNone)
export type FileSettings = z.infer<typeof fileSchema>

const schema = z
  .object({
    ...fileFields,
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
    SIGN_IN_ORGANISATIONS: organisations,
    DEMO: z.enum(['0', '1'], 'is 0 of 1').default('0'),
  })
  .refine((env) => env.DEMO === '1' || env.RESEND_API_KEY || env.SMTP_URL, {
    path: ['RESEND_API_KEY'],
    message: 'ontbreekt: vul RESEND_API_KEY of SMTP_URL in, anders kan niemand inloggen',
  })
  .superRefine(allOrNone)

export type Env = z.infer<typeof schema>

type Source = Record<string, string | undefined>

function read<T>(from: z.ZodType<T>, source: Source): T {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = from.safeParse(given)
  if (parsed.success) return parsed.data
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
}

/**
 * The settings, read and checked once.
 * @throws Error with one line per wrong setting: its name and the remedy.
 */
export const readEnv = (source: Source = process.env): Env => read(schema, source)

/**
 * Only where files lie, for a command that must not need the mail to be set.
 * @throws Error as readEnv
 */
export const readFileSettings = (source: Source = process.env): FileSettings => read(fileSchema, source)

// On globalThis like the pool: a file of tests that follows another in one process reads its own settings.
const key = Symbol.for('portal.env')
const slot = globalThis as { [key]?: Env }
/** The settings of this process. */
export const env = (): Env => (slot[key] ??= readEnv())
