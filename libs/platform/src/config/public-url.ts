import type { Config } from './config.js';

/** Where clients reach the API, without a slash at the end: what URLs in answers start with. */
export function publicUrlOf({ PUBLIC_URL, HOST, PORT }: Config): string {
  return (PUBLIC_URL ?? `http://${browsable(HOST)}:${PORT}`).replace(/\/+$/, '');
}

/** A server that listens everywhere is reached as localhost. */
function browsable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
