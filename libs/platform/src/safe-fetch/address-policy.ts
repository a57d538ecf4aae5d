import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All that IANA gives out for global unicast; what the library calls unicast holds `::7f00:1`, 127.0.0.1, as well. */
const GLOBAL_IPV6: Network = ipaddr.parseCIDR('2000::/3');

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Which addresses a URL of a stranger may lead to: those that IANA's registries call global unicast. Loopback,
 * private, link-local (a cloud's metadata), carrier-grade NAT, multicast, documentation, and the IPv6 forms that
 * carry such an IPv4 address are none of them.
 */
export class AddressPolicy {
  private readonly allowed: Network[];

  /**
   * @param allow addresses or CIDR ranges that are allowed all the same: an intranet's picture server, a test's
   * @throws when one of them is neither
   */
  constructor(allow: readonly string[] = []) {
    this.allowed = allow.map(parseNetwork);
  }

  /** Whether a connection to this address, as a resolver or a URL spells it, may be opened. */
  allows(address: string): boolean {
    // "fe80::1%eth0" is the address and a zone.
    const [bare = ''] = address.split('%', 1);
    // Stricter than the library, which reads "1.2.3" as well.
    if (isIP(bare) === 0) return false;
    // An IPv4 address within an IPv6 one, `::ffff:127.0.0.1`, is judged as the IPv4 one that it reaches.
    const parsed = ipaddr.process(bare);
    return isGlobal(parsed) || this.allowed.some((network) => contains(network, parsed));
  }
}

/** @throws when the text is neither an address nor a range in CIDR notation */
export function parseNetwork(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isGlobal(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || contains(GLOBAL_IPV6, address));
}

function contains([base, bits]: Network, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return base.kind() === address.kind() && address.match(base, bits);
}
