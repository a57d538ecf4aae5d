import { describe, expect, it } from 'vitest';
import { hubSettings, proxyFor } from './hub-settings.js';

const proxyOf = (url: string, env: NodeJS.ProcessEnv) => proxyFor(new URL(url), hubSettings(env).proxy)?.href;

describe('hubSettings', () => {
  it('uses the public hub where nothing is set', () => {
    const { endpoint, token, proxy } = hubSettings({ HF_ENDPOINT: '', HF_TOKEN: ' ' });
    expect(endpoint.href).toBe('https://huggingface.co/');
    expect(token).toBeUndefined();
    expect(proxy).toEqual({ http: undefined, https: undefined, none: [] });
  });

  it('takes a mirror under a path', () => {
    expect(hubSettings({ HF_ENDPOINT: 'https://mirror.example/hf/' }).endpoint.href).toBe(
      'https://mirror.example/hf',
    );
  });

  it('speaks http to this machine, and to a mirror where it is told to', () => {
    for (const env of [
      { HF_ENDPOINT: 'http://127.0.0.1:8080' },
      { HF_ENDPOINT: 'http://mirror.example', HF_ALLOW_HTTP: 'true' },
    ]) {
      expect(hubSettings(env).endpoint.protocol).toBe('http:');
    }
    expect(() => hubSettings({ HF_ENDPOINT: 'http://mirror.example', HF_ALLOW_HTTP: 'false' })).toThrow(
      /HF_ALLOW_HTTP/,
    );
  });

  it.each([
    ['HF_ENDPOINT', { HF_ENDPOINT: 'mirror' }],
    ['HF_ENDPOINT', { HF_ENDPOINT: 'ftp://mirror.example' }],
    ['HF_ENDPOINT', { HF_ENDPOINT: 'https://user:hunter2@mirror.example' }],
    ['HF_ENDPOINT', { HF_ENDPOINT: 'http://mirror.example', HF_TOKEN: 'hunter2' }],
    ['HF_ENDPOINT', { HF_ENDPOINT: 'http://hunter2.example' }],
    ['HF_TOKEN', { HF_TOKEN: 'hunter2\nX-Other: 1' }],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'socks5://hunter2' }],
  ])('names %s where it is wrong and does not show it', (variable, env) => {
    expect(() => hubSettings(env)).toThrow(
      expect.objectContaining({ code: 'MODEL_HUB_SETTINGS_INVALID', variable }),
    );
    expect(() => hubSettings(env)).not.toThrow(/hunter2/);
  });
});

describe('proxyFor', () => {
  const env = { https_proxy: 'proxy:3128', HTTP_PROXY: 'http://plain:80' };

  it('chooses by the scheme of the URL', () => {
    expect(proxyOf('https://huggingface.co/x', env)).toBe('http://proxy:3128/');
    expect(proxyOf('http://mirror/x', env)).toBe('http://plain/');
    expect(proxyOf('https://huggingface.co/x', { ALL_PROXY: 'http://all:1' })).toBe('http://all:1/');
    expect(proxyOf('https://huggingface.co/x', {})).toBeUndefined();
  });

  it.each([
    ['*', true],
    ['huggingface.co', true],
    ['.huggingface.co', true],
    ['*.huggingface.co', true],
    ['other.example, huggingface.co:443', true],
    ['huggingface.co:8080', false],
    ['gface.co', false],
    ['', false],
  ])('NO_PROXY=%j covers the hub: %s', (NO_PROXY, covered) => {
    expect(proxyOf('https://huggingface.co/x', { ...env, NO_PROXY }) === undefined).toBe(covered);
  });
});
