import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { publicAddress } from '#lib/platform/front-door/public-routes.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
const sources = ['lib/platform', 'scripts', 'db'].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(path.join(folder, file))),
)
const knownBy = (name: string) => sources.some((source) => new RegExp(`\\b${name}\\b`).test(source))
/** What Next, Node and the image of PostgreSQL read themselves. */
const others = /^(?:NEXT_|NODE_|POSTGRES_|SITE$|DATABASE_PASSWORD$)/

describe('The files for operation', () => {
  test.each(['deploy/portal.env.example', 'compose.yaml', 'deploy/proeftuin@.service', 'Containerfile'])(
    'name only settings that the portal reads: %s',
    (file) => {
      const named = [...read(file).matchAll(/(?:^|[\s#{"])([A-Z][A-Z_]{3,})[=:]/gm)].map(([, name = '']) => name)
      const settings = named.filter((name) => !others.test(name))
      expect(settings.length).toBeGreaterThan(1)
      expect(settings.filter((name) => !knownBy(name))).toEqual([])
    },
  )

  test('the list of settings in the manual is complete for who fills in the example', () => {
    const manual = read('docs/operations.md')
    const example = [...read('deploy/portal.env.example').matchAll(/^#?([A-Z][A-Z_]{3,})=/gm)].map(([, name = '']) => name)
    expect(example.length).toBeGreaterThan(8)
    expect(example.filter((name) => !manual.includes(`\`${name}\``))).toEqual([])
  })

  test('nginx may keep only what the front door calls public', () => {
    const map = /map \$request_uri \$portal_private \{(.*?)\n\}/s.exec(read('deploy/nginx.conf'))?.[1] ?? ''
    const rules = [...map.matchAll(/"~(\S+)" ([01]);/g)].map(([, pattern = '', value]) => ({
      pattern: new RegExp(pattern),
      private: value === '1',
    }))
    expect(rules.length).toBeGreaterThan(4)
    const kept = (address: string) => rules.find(({ pattern }) => pattern.test(address))?.private === false
    const addresses = [
      [
        '/',
        '/?x=1',
        '/lessen',
        '/lessen?q=gezin',
        '/lessen/vraag-eerst',
        '/lessen/atom.xml',
        '/bijeenkomsten/dag',
        '/regios',
        '/sitemap.xml',
      ],
      [
        '/mijn',
        '/mijn/lessen/1',
        '/lessen/vraag-eerst/reageren',
        '/lessen/vraag-eerst/melden?x=1',
        '/bijeenkomsten/dag/aanmelden',
        '/beheer',
      ],
      [
        '/redactie',
        '/inloggen',
        '/vragen',
        '/mensen',
        '/api/lessen/1/concept',
        '/aanmelding/x',
        '/uitnodiging/x',
        '/contactpersoon',
        '/lessenplan',
      ],
    ].flat()
    for (const address of addresses) expect([address, kept(address)]).toEqual([address, publicAddress(address) !== undefined])
  })
})
