import * as client from 'openid-client'
import { z } from 'zod'
import { log } from './log.ts'
import { callbackOf, type Organisation } from './organisations.ts'
import { done, refuse, type Result } from './result.ts'
import { keyedHash } from './tokens.ts'

/** Who the organisation says somebody is. Issuer and subject never change; the address is only there when the organisation vouches for it. */
export type Identity = { issuer: string; subject: string; verifiedEmail: string | null }
export type ServerRefusal = 'cancelled' | 'unreachable' | 'not_trusted'

const hour = 3_600_000
const secondsToWait = 10

const known = new Map<string, { configuration: Promise<client.Configuration>; until: number }>()

/** Where the organisation's server listens and which keys it signs with: asked once an hour, and again after it failed. */
function configurationOf(organisation: Organisation): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = organisation
  const key = JSON.stringify([issuer, clientId, clientSecret])
  const kept = known.get(key)
  if (kept && kept.until > Date.now()) return kept.configuration
  const configuration = discover(organisation)
  known.set(key, { configuration, until: Date.now() + hour })
  configuration.catch(() => known.delete(key))
  return configuration
}

async function discover({ issuer, clientId, clientSecret }: Organisation): Promise<client.Configuration> {
  // The signature of a token is checked too, although it comes straight from the server: one thing less to trust.
  const loopback = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
  const execute = [client.enableNonRepudiationChecks, ...loopback]
  const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), { execute, timeout: secondsToWait })
  const server = found.serverMetadata()
  // What a server that says nothing wants, by the standard, is basic.
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const proof = ways.includes('client_secret_post') ? client.ClientSecretPost(clientSecret) : client.ClientSecretBasic(clientSecret)
  const configuration = new client.Configuration(server, clientId, undefined, proof)
  configuration.timeout = secondsToWait
  for (const apply of execute) apply(configuration)
  return configuration
}

// Both are made of the state with the key of this installation: they need not be kept, and who sees the state in an
// address cannot make them.
const nonceOf = (state: string) => keyedHash('organisation-nonce', state)
const verifierOf = (state: string) => keyedHash('organisation-verifier', state)

/** The address of the organisation's own sign-in page, for the attempt with this state. */
export async function addressToSignIn(organisation: Organisation, state: string): Promise<Result<string, ServerRefusal>> {
  try {
    const configuration = await configurationOf(organisation)
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: callbackOf(organisation),
      scope: 'openid email',
      state,
      nonce: nonceOf(state),
      code_challenge: await client.calculatePKCECodeChallenge(verifierOf(state)),
      code_challenge_method: 'S256',
    })
    return done(address.href)
  } catch (fault) {
    return refuse(tell(organisation, fault, 'unreachable'))
  }
}

/**
 * Who came back with this query from the organisation, for the attempt with this state. The library checks state, nonce,
 * issuer, audience, times and signature; what does not fit is refused.
 */
export async function identityOf(organisation: Organisation, query: string, state: string): Promise<Result<Identity, ServerRefusal>> {
  try {
    const configuration = await configurationOf(organisation)
    // Never the address that a request claims: the organisation has to have sent the code to ours.
    const here = new URL(callbackOf(organisation))
    here.search = query
    const tokens = await client.authorizationCodeGrant(configuration, here, {
      expectedState: state,
      expectedNonce: nonceOf(state),
      pkceCodeVerifier: verifierOf(state),
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return refuse('not_trusted')
    // Most servers tell the address only when asked; where the token holds one, that and its claim belong together.
    const asks = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
    const about = asks ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims
    return done({ issuer: claims.iss, subject: claims.sub, verifiedEmail: verifiedEmail(organisation, about) })
  } catch (fault) {
    return refuse(tell(organisation, fault, 'not_trusted'))
  }
}

// Plain letters only: of some others the small letter is one of ours, and an address of somebody else.
const plainAddress = z.string().max(254).pipe(z.email())

function verifiedEmail({ verifiedClaim }: Organisation, about: Readonly<Record<string, unknown>>): string | null {
  const says = about[verifiedClaim]
  // Microsoft writes its own claim in more than one way; the standard one is true or it is not.
  const isVerified = says === true || (verifiedClaim === 'xms_edov' && ['1', 1, 'true'].some((yes) => yes === says))
  const address = plainAddress.safeParse(about.email)
  return isVerified && address.success ? address.data.toLowerCase() : null
}

/** Which refusal a fault is; the log gets its code, never what came from outside. */
function tell({ id }: Organisation, fault: unknown, otherwise: ServerRefusal): ServerRefusal {
  const code = fault instanceof client.ClientError ? fault.code : undefined
  const said = fault instanceof client.AuthorizationResponseError || fault instanceof client.ResponseBodyError ? fault.error : undefined
  // What the library itself finds wrong has a code; what only failed on the way has none.
  const away =
    (fault instanceof TypeError && !('code' in fault)) ||
    code === 'OAUTH_TIMEOUT' ||
    said === 'temporarily_unavailable' ||
    said === 'server_error'
  const refusal = said === 'access_denied' ? 'cancelled' : away ? 'unreachable' : otherwise
  const kind = fault instanceof Error ? fault.name : typeof fault
  log.warn({ organisation: id, kind, code, said: said?.slice(0, 40), refusal }, 'sign-in of an organisation refused')
  return refusal
}
