import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import pLimit from 'p-limit';
import type { AddressPolicy } from './address-policy.js';
import { FetchFailedError } from './fetch-failed.error.js';

/** `getaddrinfo` holds one of libuv's four threads while a name server is silent; the disk needs the others. */
const LOOKUPS_AT_ONCE = 2;

type Resolve = typeof lookup;

/**
 * The look-up that a socket is given instead of Node's own. The socket connects to what comes out of it and to
 * nothing else, so that a name which answers differently the second time (DNS rebinding) gains nothing.
 */
export function guardedLookup(policy: AddressPolicy, resolve: Resolve = lookup): LookupFunction {
  const slots = pLimit(LOOKUPS_AT_ONCE);
  return (hostname, options, callback) => {
    void slots(
      () =>
        new Promise<void>((done) => {
          resolve(hostname, { ...options, all: true }, (error, found) => {
            done();
            if (error !== null) return callback(error, '', 4);
            const addresses = found.filter(({ address }) => policy.allows(address));
            const [first] = addresses;
            if (first === undefined) return callback(new FetchFailedError('URL_NOT_PUBLIC'), '', 4);
            if (options.all === true) callback(null, addresses);
            else callback(null, first.address, first.family);
          });
        }),
    );
  };
}
