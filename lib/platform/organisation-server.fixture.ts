// A server of an organisation that can be told to lie in one thing at a time.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Organisation } from './organisations.ts'

type Claims = Record<string, unknown>

/** What one answer of the server holds; what is left out is as it should be. */
export type Answer = {
  claims?: Claims
  /** Claims that are told at the userinfo address; without it everything stands in the token. */
  userinfo?: Claims
  key?: 'own' | 'foreign' | 'none'
  withoutToken?: boolean
}

const makeKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Starts the server on a port of its own. */
export async function startLyingServer(domains = ['noord.example']) {
  const keys = { own: makeKey(), foreign: makeKey() }
  const answers = new Map<string, { address: URLSearchParams; answer: Answer }>()
  const told = new Map<string, Claims>()
  let issuer = ''

  const token = (address: URLSearchParams, { claims, key = 'own' }: Answer): string => {
    const now = Math.floor(Date.now() / 1000)
    const all = { iss: issuer, aud: 'proeftuin', iat: now, exp: now + 300, nonce: address.get('nonce'), sub: 'persoon-1', ...claims }
    const text = `${base64({ alg: key === 'none' ? 'none' : 'RS256', kid: 'k' })}.${base64(all)}`
    return `${text}.${key === 'none' ? '' : sign('sha256', Buffer.from(text), keys[key].privateKey).toString('base64url')}`
  }
  const exchange = (form: URLSearchParams) => {
    const code = form.get('code') ?? ''
    const kept = answers.get(code)
    answers.delete(code)
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const fits = kept?.address.get('code_challenge') === verifier && kept.address.get('redirect_uri') === form.get('redirect_uri')
    if (!kept || !fits || form.get('client_secret') !== 'geheim') return { error: 'invalid_grant' }
    const access = randomBytes(16).toString('hex')
    told.set(access, { sub: 'persoon-1', ...(kept.answer.claims?.sub ? { sub: kept.answer.claims.sub } : {}), ...kept.answer.userinfo })
    const idToken = kept.answer.withoutToken ? {} : { id_token: token(kept.address, kept.answer) }
    return { access_token: access, token_type: 'Bearer', expires_in: 60, ...idToken }
  }
  const server = http.createServer((request, response) => {
    const say = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.url === '/.well-known/openid-configuration')
      return say({
        issuer,
        authorization_endpoint: `${issuer}/begin`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      })
    if (request.url === '/keys')
      return say({ keys: [{ ...keys.own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] })
    if (request.url === '/userinfo') return say(told.get((request.headers.authorization ?? '').replace(/^Bearer /, '')) ?? {})
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const given = exchange(new URLSearchParams(body))
      say(given, 'error' in given ? 400 : 200)
    })
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const organisation: Organisation = {
    id: 'noord',
    name: 'Gemeente Noord',
    issuer,
    clientId: 'proeftuin',
    clientSecret: 'geheim',
    domains,
    verifiedClaim: 'email_verified',
  }
  return {
    organisation,
    /** What the browser brings back from the address of the sign-in page. */
    answer(address: string, answer: Answer = {}): string {
      const code = randomBytes(16).toString('hex')
      const asked = new URL(address).searchParams
      answers.set(code, { address: asked, answer })
      return `?${new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()}`
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
