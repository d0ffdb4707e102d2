// The server of an organisation: a certified OpenID Connect program with a sign-in page and a page that asks permission.
import http from 'node:http'
import { Provider } from 'oidc-provider'

/** What the organisation knows of each of its people: the name they type is their subject. */
export type People = Record<string, { email: string; email_verified: boolean }>

/** Starts it on a port of this machine, for one site. */
export async function startOrganisation(port: number, callback: string, people: People) {
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'proeftuin',
        client_secret: 'geheim van de organisatie',
        redirect_uris: [callback],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    clientAuthMethods: ['client_secret_basic'],
    pkce: { required: () => true },
    cookies: { keys: ['only for proofs'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context: unknown, id: string) =>
      people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id], roles: ['administrator'] }) },
  })
  const server = http.createServer(provider.callback())
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return {
    issuer,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
