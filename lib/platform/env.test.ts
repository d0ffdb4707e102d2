import { describe, expect, test } from 'vitest'
import { readEnv } from './env.ts'

const good = {
  DATABASE_URL: 'postgres://localhost/portaal',
  APP_URL: 'https://leren.voorbeeld.nl',
  AUTH_SECRET: 's'.repeat(32),
  SMTP_URL: 'smtp://localhost:25',
}
const refusal = (change: Record<string, string | undefined>) => {
  try {
    readEnv({ ...good, ...change })
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error'
  }
  return 'accepted'
}

describe('The settings', () => {
  test('are read, and what was left out gets its default', () => {
    expect(readEnv(good)).toMatchObject({ ...good, DATA_DIR: '.data', DEMO: '0', MAIL_FROM: 'Proeftuin <noreply@localhost>' })
    expect(readEnv({ ...good, MAIL_FROM: '', DATA_DIR: '' })).toMatchObject({ DATA_DIR: '.data' })
  })
  test.each([
    ['DATABASE_URL', 'mysql://localhost/x', 'begint met postgres://'],
    ['AUTH_SECRET', 'kort', 'heeft minstens 32 tekens; maak er een met: openssl rand -base64 48'],
    ['SMTP_URL', 'localhost:25', 'begint met smtp:// of smtps://'],
  ])('a wrong %s ends the start with its name and the remedy', (name, value, remedy) => {
    expect(refusal({ [name]: value })).toBe(`${name} ${remedy}`)
  })
  test.each(['DATABASE_URL', 'APP_URL', 'AUTH_SECRET'])('a missing %s ends the start with its name and a remedy in Dutch', (name) => {
    const said = refusal({ [name]: undefined })
    expect(said).toMatch(new RegExp(`^${name} `))
    expect(said).not.toMatch(/invalid|expected|received/i)
  })
  test.each([
    ['APP_URL', 'geen adres'],
    ['APP_URL', 'javascript:alert(1)'],
    ['DEMO', 'ja'],
  ])('a wrong %s (%s) is told in Dutch', (name, value) => {
    const said = refusal({ [name]: value })
    expect(said).toMatch(new RegExp(`^${name} `))
    expect(said).not.toMatch(/invalid|expected|received/i)
  })
  test('without a way to send mail a portal does not start, a demo does', () => {
    expect(refusal({ SMTP_URL: undefined })).toMatch(/^RESEND_API_KEY ontbreekt/)
    expect(readEnv({ ...good, SMTP_URL: undefined, DEMO: '1' }).DEMO).toBe('1')
    expect(readEnv({ ...good, SMTP_URL: undefined, RESEND_API_KEY: 'sleutel' }).RESEND_API_KEY).toBe('sleutel')
  })
  test('all wrong settings are told at once, and no value of a secret', () => {
    const said = refusal({ DATABASE_URL: 'postgre://gebruiker:geheimwoord@host/x', AUTH_SECRET: 'geheimwoord' })
    expect(said.split('\n')).toHaveLength(2)
    expect(said).not.toContain('geheimwoord')
  })
})

describe('The organisations that sign their own people in', () => {
  const noord = {
    id: 'noord',
    name: 'Gemeente Noord',
    issuer: 'https://login.noord.example',
    clientId: 'proeftuin',
    clientSecret: 'geheimwoord',
    domains: ['noord.example'],
  }
  const told = (list: unknown) => refusal({ SIGN_IN_ORGANISATIONS: JSON.stringify(list) })

  test('are none when nothing is set, and are read with the claim that says an address is verified', () => {
    expect(readEnv(good).SIGN_IN_ORGANISATIONS).toEqual([])
    expect(readEnv({ ...good, SIGN_IN_ORGANISATIONS: JSON.stringify([noord]) }).SIGN_IN_ORGANISATIONS).toEqual([
      { ...noord, verifiedClaim: 'email_verified' },
    ])
  })
  test.each([
    [
      'issuer',
      'http://login.noord.example',
      'is het adres van de uitgever (issuer) en begint met https://, zoals https://login.example.nl',
    ],
    [
      'issuer',
      'http://localhost.noord.example',
      'is het adres van de uitgever (issuer) en begint met https://, zoals https://login.example.nl',
    ],
    ['issuer', 'noord', 'is het adres van de uitgever (issuer) en begint met https://, zoals https://login.example.nl'],
    ['issuer', 'https://login.noord.example/common/v2.0', 'noemt de tenant van één organisatie, niet common of organizations'],
    ['clientSecret', '', 'ontbreekt: vraag het aan wie de organisatie beheert'],
    ['id', '../noord', 'is een kort woord van kleine letters, zoals noord; het staat in het adres'],
    ['domains', [], 'noemt minstens één domein, anders komt niemand binnen'],
    ['verifiedClaim', 'email', 'is email_verified of xms_edov'],
  ])('a wrong %s (%s) ends the start with its place and the remedy', (name, value, remedy) => {
    expect(told([{ ...noord, [name]: value }])).toBe(`SIGN_IN_ORGANISATIONS.0.${name} ${remedy}`)
  })
  test('that are no list, or not in JSON, or the same twice, are told in Dutch and without a secret', () => {
    const twice = [noord, { ...noord, issuer: 'https://login.zuid.example' }]
    for (const said of [refusal({ SIGN_IN_ORGANISATIONS: '[{geheimwoord' }), told(noord), told(['geheimwoord']), told([{}]), told(twice)]) {
      expect(said).toMatch(/^SIGN_IN_ORGANISATIONS/)
      expect(said).not.toMatch(/geheimwoord|invalid|expected|received/i)
    }
  })
})

describe('Files in S3', () => {
  const bucket = {
    S3_ENDPOINT: 'https://s3.voorbeeld.nl',
    S3_REGION: 'eu-central-1',
    S3_BUCKET: 'portaal-bestanden',
    S3_ACCESS_KEY_ID: 'SLEUTEL',
    S3_SECRET_ACCESS_KEY: 'geheim-genoeg',
  }
  test('are set wholly or not at all, and each wrong one is named with its remedy', () => {
    expect(readEnv({ ...good, ...bucket })).toMatchObject({ ...bucket, S3_PATH_STYLE: '1' })
    for (const name of Object.keys(bucket)) {
      expect(refusal({ ...bucket, [name]: '' })).toMatch(new RegExp(`^${name} ontbreekt: voor bestanden in S3 zijn alle vijf nodig`))
      const said = refusal({ ...bucket, [name]: 'een woord met spaties' })
      expect(said).toMatch(new RegExp(`^${name} is `))
      expect(said).not.toMatch(/invalid|expected|geheim-genoeg/i)
    }
    expect(refusal({ ...bucket, S3_PATH_STYLE: 'nee' })).toMatch(/^S3_PATH_STYLE is 1/)
  })
})
