import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

// What is not the public internet: this machine, the network around it, and what no host answers on.
const ipv4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
const inside = new BlockList()
for (const [network, bits] of ipv4) inside.addSubnet(network, bits, 'ipv4')
// Of version 6 only what is handed out to hosts is outside; of that, what wraps an address of version 4 is not.
const outside6 = new BlockList()
outside6.addSubnet('2000::', 3, 'ipv6')
const wrapped6 = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  wrapped6.addSubnet(network, bits, 'ipv6')

/** Whether a server of ours may go to this IP address when somebody else wrote it down. */
export function isOutsideAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !inside.check(address, 'ipv4')
  return version === 6 && outside6.check(address, 'ipv6') && !wrapped6.check(address, 'ipv6')
}

/** The name leads to a machine inside, or to none that a stranger may name. */
export class InsideAddress extends Error {}

/**
 * The one address to connect to for a host. Connect to this address and to nothing that is looked up again: a name may
 * lead elsewhere the second time.
 * @throws InsideAddress when any of its addresses is not outside.
 */
export async function outsideAddressOf(hostname: string, options: { allowInside?: boolean } = {}) {
  const bare = hostname.replace(/^\[|\]$/g, '')
  const version = isIP(bare)
  const found = version ? [{ address: bare, family: version }] : await lookup(bare, { all: true })
  if (!options.allowInside && !found.every(({ address }) => isOutsideAddress(address))) throw new InsideAddress(hostname)
  const [first] = found
  if (!first) throw new InsideAddress(hostname)
  return first
}
