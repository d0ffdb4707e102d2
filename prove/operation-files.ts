// What stands in deploy/, tried with the programs it is meant for, where this machine has them.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectFolder, runProgram } from '#scripts/children.ts'
import type { Proof } from '#scripts/prove.ts'
import { publicAddress } from '#lib/platform/front-door/public-routes.ts'
import { tryCache } from './operation-files/nginx.ts'

const deploy = path.join(projectFolder, 'deploy')
const has = async (program: string) => (await runProgram('sh', ['-c', `command -v ${program}`])).code === 0

/** Addresses of one person, and public ones, as the list of the front door has them. */
const personal = [
  '/mijn',
  '/mijn/lessen',
  '/redactie',
  '/beheer/mensen',
  '/inloggen',
  '/lessen/vraag-eerst/reageren',
  '/bijeenkomsten/dag/aanmelden',
  '/aanmelding/x',
  '/api/lessen/1/concept',
  '/bestanden/1',
  '/vragen',
]
const open = [
  '/',
  '/lessen',
  '/lessen?q=gezin',
  '/lessen/vraag-eerst',
  '/bijeenkomsten',
  '/proeftuinen/friesland',
  '/regios',
  '/contact',
  '/privacy',
]

/** Promises about the files for operation; a program that is not here is told of, and proves nothing. */
export async function prove(say: (line: string) => void): Promise<Proof[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-deploy-'))
  const proofs: Proof[] = []
  try {
    if (await has('systemd-analyze')) {
      const units = fs.readdirSync(deploy).filter((file) => /\.(?:service|timer)$/.test(file))
      // A template is looked at as one of its instances, and only what is said about our own files counts.
      for (const unit of units) fs.copyFileSync(path.join(deploy, unit), path.join(folder, unit.replace('@.', '@3001.')))
      const files = units.map((unit) => path.join(folder, unit.replace('@.', '@3001.')))
      const { said } = await runProgram('systemd-analyze', ['verify', '--man=no', ...files])
      const faults = said.split('\n').filter((line) => line.includes('proeftuin') && !/Failed to (?:connect|create)/.test(line))
      for (const fault of faults) say(fault)
      proofs.push({
        promise: 'systemd leest de units',
        figure: `${files.length} units, ${faults.length} fouten`,
        held: faults.length === 0,
      })
    } else say('systemd-analyze is hier niet: de units zijn niet nagegaan')

    if (await has('caddy')) {
      const { code, said } = await runProgram('caddy', ['validate', '--adapter', 'caddyfile', '--config', path.join(deploy, 'Caddyfile')], {
        env: { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      })
      if (code !== 0) say(said)
      proofs.push({ promise: 'Caddy leest zijn instellingen', figure: code === 0 ? 'geldig' : 'ongeldig', held: code === 0 })
    } else say('caddy is hier niet: de Caddyfile is niet nagegaan')

    const all = [...personal, ...open]
    const known = all.filter((address) => personal.includes(address) === (publicAddress(address) === undefined))
    proofs.push({
      promise: 'de adressen van de proef zijn die van de voordeur',
      figure: `${known.length} van ${all.length}`,
      held: known.length === all.length,
    })

    if (await has('nginx')) proofs.push(...(await tryCache({ folder, config: path.join(deploy, 'nginx.conf'), personal, open })))
    else say('nginx is hier niet: de cache ervoor is niet geprobeerd')
    return proofs
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
