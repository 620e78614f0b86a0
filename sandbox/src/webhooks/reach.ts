import { lookup as resolveName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** How far webhooks may be sent: nowhere, to this machine, or also into private networks. */
export const REACHES = ['off', 'loopback', 'private'] as const;
export type Reach = (typeof REACHES)[number];

/** An address that webhooks are not sent to. */
export class OutOfReach extends Error {}

const LOOPBACK = [
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
] as const;
/** Link-local addresses are left out: clouds serve credentials there. */
const PRIVATE = [
  ...LOOPBACK,
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
] as const;

function listOf(subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix, family] of subnets) list.addSubnet(net, prefix, family);
  return list;
}

const ALLOWED: Record<Reach, BlockList> = {
  off: new BlockList(),
  loopback: listOf(LOOPBACK),
  private: listOf(PRIVATE),
};

function check(address: string, reach: Reach): void {
  if (ALLOWED[reach].check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return;
  throw new OutOfReach(`${address} is out of reach: webhooks go to "${reach}" (SANDBOX_WEBHOOKS)`);
}

/**
 * The URL of a receiver. Throws OutOfReach for anything but plain http(s), for log-in data in the URL, and for
 * addresses beyond `reach`; names are judged when they are resolved, by `guarded`.
 */
export function receiver(text: string, reach: Reach): URL {
  if (!URL.canParse(text)) throw new OutOfReach(`${text} is no URL`);
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol))
    throw new OutOfReach(`${url.protocol} is neither http nor https`);
  if (url.username !== '' || url.password !== '') throw new OutOfReach('a URL with log-in data is refused');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (reach === 'off' || isIP(host) > 0) check(host, reach);
  return url;
}

/** Resolves a name for one connection and lets it go only to what is in reach, so no second answer can differ. */
export function guarded(reach: Reach): LookupFunction {
  return (host, options, done) => {
    resolveName(host, { ...options, all: true }, (error, addresses) => {
      if (error) {
        done(error, [], 0);
        return;
      }
      try {
        for (const { address } of addresses) check(address, reach);
      } catch (refused) {
        done(refused as Error, [], 0);
        return;
      }
      const [first] = addresses;
      if (options.all) done(null, addresses);
      else done(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}
