// The nginx of deploy/ as it is, but for its ports, names and certificate, in front of a plain listener.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#db/embedded/ports.ts'
import { runProgram } from '#scripts/children.ts'
import type { Proof } from '#scripts/prove.ts'

type Trial = { folder: string; config: string; personal: readonly string[]; open: readonly string[] }

/** Answers with a number that rises, and remembers what it was asked. */
async function behind() {
  const forwarded: (string | undefined)[] = []
  let turns = 0
  const server = http.createServer((request, response) => {
    forwarded.push(request.headers['x-forwarded-for']?.toString())
    const url = request.url ?? '/'
    const kind = request.headers['x-trial']
    const headers: Record<string, string> = { 'content-type': 'text/html', 'cache-control': 'public, max-age=0, must-revalidate' }
    // The portal that makes a mistake: a personal answer under a public address.
    if (kind === 'personal' || !/^\/(?:$|\?|lessen|bijeenkomsten|proeftuinen|regios|contact|privacy)/.test(url))
      headers['cache-control'] = 'private, no-store'
    if (kind === 'cookie') headers['set-cookie'] = 'sessie=geheim'
    response.writeHead(200, headers).end(`turn ${++turns}`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, forwarded, close: () => server.close() }
}

/** Tries what is kept and what is not. */
export async function tryCache({ folder, config, personal, open }: Trial): Promise<Proof[]> {
  const listener = await behind()
  const port = await freePort()
  const certificate = path.join(folder, 'trial')
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=leren.example.nl',
    '-keyout',
    `${certificate}.key`,
    '-out',
    `${certificate}.pem`,
  ]
  await runProgram('openssl', made)
  const own = fs
    .readFileSync(config, 'utf8')
    .replaceAll(/listen (?:\[::\]:)?80;/g, '')
    .replace('server_name leren.example.nl;\n\treturn', `listen 127.0.0.1:${await freePort()};\n\tserver_name leren.example.nl;\n\treturn`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:443 ssl http2;', '')
    .replace('/etc/ssl/proeftuin/fullchain.pem', `${certificate}.pem`)
    .replace('/etc/ssl/proeftuin/key.pem', `${certificate}.key`)
    .replace('127.0.0.1:3001', `127.0.0.1:${listener.port}`)
    .replace('server 127.0.0.1:3002 max_fails=1 fail_timeout=2s;', '')
    .replace('/var/cache/nginx/proeftuin', path.join(folder, 'cache'))
  const whole = `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${own}
}`
  const file = path.join(folder, 'nginx.conf')
  fs.writeFileSync(file, whole)
  const checked = await runProgram('nginx', ['-t', '-c', file, '-e', `${folder}/error.log`])
  const proofs: Proof[] = [
    { promise: 'nginx leest zijn instellingen', figure: checked.code === 0 ? 'geldig' : checked.said.trim(), held: checked.code === 0 },
  ]
  if (checked.code !== 0) {
    listener.close()
    return proofs
  }
  const nginx = spawn('nginx', ['-c', file, '-e', `${folder}/error.log`], { stdio: 'ignore' })
  const ask = async (address: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}${address}`, { headers: { host: 'leren.example.nl', ...headers } })
    return { status: answer.status, text: await answer.text() }
  }
  /** Whether a second request gets the answer of the first. */
  const isKept = async (address: string, headers: Record<string, string> = {}) =>
    (await ask(address, headers)).text === (await ask(address, headers)).text
  try {
    for (let tries = 0; tries < 100 && !(await ask('/api/health/ready').catch(() => undefined)); tries++) await sleep(30)
    const kept: string[] = []
    for (const address of personal) if (await isKept(address)) kept.push(address)
    proofs.push({
      promise: 'geen bladzijde van één persoon komt in de cache',
      figure: `${kept.length} van ${personal.length} bewaard`,
      held: kept.length === 0,
    })

    let held = 0
    for (const address of open) if (await isKept(address)) held += 1
    proofs.push({ promise: 'openbare bladzijden wel', figure: `${held} van ${open.length} bewaard`, held: held === open.length })

    const around: [string, Record<string, string>][] = [
      ['/regios/met-sessie', { cookie: 'ingelogd=1; sessie=abc' }],
      ['/regios/met-sessie-op-https', { cookie: '__Host-sessie=abc' }],
      ['/regios/met-sleutel', { authorization: 'Bearer x' }],
      ['/regios/deel', { rsc: '1' }],
      ['/regios/persoonlijk', { 'x-trial': 'personal' }],
      ['/regios/met-koek', { 'x-trial': 'cookie' }],
    ]
    const wrong: string[] = []
    for (const [address, headers] of around) if (await isKept(address, headers)) wrong.push(address)
    // And nothing of them is left for the next visitor.
    for (const [address, headers] of around) {
      const { text: theirs } = await ask(address, headers)
      if ((await ask(address)).text === theirs) wrong.push(`${address} daarna`)
    }
    proofs.push({
      promise: 'met sessie, sleutel, deel, privé of koek blijft niets hangen',
      figure: `${wrong.length} bewaard`,
      held: wrong.length === 0,
    })

    const first = await ask('/lessen/ververst')
    // nginx counts whole seconds: 'one second' lasts almost two at most.
    await sleep(2_050)
    const later = await ask('/lessen/ververst')
    proofs.push({
      promise: 'na twee seconden is de cache leeg',
      figure: first.text === later.text ? 'oud' : 'nieuw',
      held: first.text !== later.text,
    })

    const inside = await Promise.all(['/api/metrics', '/api/health/ready'].map((address) => ask(address)))
    await ask('/mijn/adres', { 'x-forwarded-for': '198.51.100.66' })
    const seen = listener.forwarded.at(-1)
    proofs.push({
      promise: 'cijfers en gereedheid zijn dicht, het adres van de lezer is dat van nginx',
      figure: `${inside.map(({ status }) => status).join(', ')}; ${seen}`,
      held: inside.every(({ status }) => status === 404) && seen === '127.0.0.1',
    })
    return proofs
  } finally {
    nginx.kill('SIGTERM')
    await once(nginx, 'exit')
    listener.close()
  }
}
