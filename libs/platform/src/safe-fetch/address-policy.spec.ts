import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressPolicy } from './address-policy.js';

const NOT_PUBLIC = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:0:127.0.0.1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  '100::1',
];
const PUBLIC = ['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];

describe('AddressPolicy', () => {
  it.each(NOT_PUBLIC)('refuses %s', (address) => {
    expect(new AddressPolicy().allows(address)).toBe(false);
  });

  it.each(PUBLIC)('allows %s', (address) => {
    expect(new AddressPolicy().allows(address)).toBe(true);
  });

  it('refuses what is no address', () => {
    for (const text of ['', 'localhost', '127.0.0.1.nip.io', '1.2.3', '::g']) {
      expect(new AddressPolicy().allows(text)).toBe(false);
    }
  });

  it('judges an IPv4 address within an IPv6 one as the IPv4 one', () => {
    const policy = new AddressPolicy();
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(policy.allows(`::ffff:${address}`)).toBe(policy.allows(address));
      }),
    );
  });

  it('allows what was added, and nothing beside it', () => {
    const policy = new AddressPolicy(['10.1.0.0/16', '::1']);
    expect(policy.allows('10.1.2.3')).toBe(true);
    expect(policy.allows('::ffff:10.1.2.3')).toBe(true);
    expect(policy.allows('::1')).toBe(true);
    expect(policy.allows('10.2.0.1')).toBe(false);
    expect(policy.allows('127.0.0.1')).toBe(false);
  });

  it('takes no range that is none', () => {
    expect(() => new AddressPolicy(['intranet'])).toThrow();
    expect(() => new AddressPolicy(['10.0.0.0/33'])).toThrow();
  });
});
