import { HubSettingsError } from './hub.errors.js';
import { RETRY, type RetryPolicy } from './retry.js';

/** Which proxy a URL is fetched through. */
export type ProxySettings = {
  http: URL | undefined;
  https: URL | undefined;
  /** Entries of NO_PROXY: `*`, `host`, `.domain`, `host:port`. */
  none: readonly string[];
};

export type HubSettings = {
  /** Without a slash at its end. */
  endpoint: URL;
  /** Goes to the endpoint's origin and nowhere else. */
  token: string | undefined;
  proxy: ProxySettings;
  /** A connection that is silent for so long is cut, milliseconds. */
  idleTimeoutMs: number;
  retry: RetryPolicy;
  /** Certificates to trust beside those of the system. */
  ca?: string;
};

/**
 * Reads HF_ENDPOINT, HF_ALLOW_HTTP, HF_TOKEN, HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY (also in lower case).
 * @throws HubSettingsError that names the variable and never shows its value
 */
export function hubSettings(env: NodeJS.ProcessEnv): HubSettings {
  const endpoint = parseUrl('HF_ENDPOINT', env['HF_ENDPOINT'] || 'https://huggingface.co');
  if (endpoint.username !== '' || endpoint.search !== '' || endpoint.hash !== '') {
    throw new HubSettingsError('HF_ENDPOINT', 'it must be an address without user, password and query');
  }
  endpoint.pathname = endpoint.pathname.replace(/\/+$/, '');
  const token = env['HF_TOKEN']?.trim() || undefined;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new HubSettingsError('HF_TOKEN', 'it has characters that a token cannot have');
  }
  if (token !== undefined && endpoint.protocol !== 'https:' && !isLoopback(endpoint.hostname)) {
    throw new HubSettingsError('HF_ENDPOINT', 'HF_TOKEN is set, and a token is not sent without https');
  }
  if (endpoint.protocol !== 'https:' && !isLoopback(endpoint.hostname) && env['HF_ALLOW_HTTP'] !== 'true') {
    throw new HubSettingsError(
      'HF_ENDPOINT',
      'without https anyone on the way can change the files that are trusted at their first use; use https, or set ' +
        'HF_ALLOW_HTTP=true where the network is your own',
    );
  }
  const all = proxyUrl(env, 'ALL_PROXY');
  return {
    endpoint,
    token,
    proxy: {
      http: proxyUrl(env, 'HTTP_PROXY') ?? all,
      https: proxyUrl(env, 'HTTPS_PROXY') ?? all,
      none: (either(env, 'NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== ''),
    },
    idleTimeoutMs: 60_000,
    retry: RETRY,
  };
}

/** The proxy for a URL; undefined: it is fetched directly. */
export function proxyFor(url: URL, proxy: ProxySettings): URL | undefined {
  const chosen = url.protocol === 'https:' ? proxy.https : proxy.http;
  return chosen === undefined || proxy.none.some((entry) => covers(entry, url)) ? undefined : chosen;
}

function covers(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  const urlPort = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (port !== undefined && port !== urlPort) return false;
  const domain = name.replace(/^\*?\./, '');
  return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
}

function either(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name] || env[name.toLowerCase()] || undefined;
}

function proxyUrl(env: NodeJS.ProcessEnv, name: string): URL | undefined {
  const value = either(env, name);
  if (value === undefined) return undefined;
  return parseUrl(name, /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`);
}

function parseUrl(variable: string, value: string): URL {
  if (!URL.canParse(value)) throw new HubSettingsError(variable, 'it is no address');
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new HubSettingsError(variable, 'only http and https are spoken');
  }
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
