import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubClient } from './hub-client.js';
import { HubSource } from './hub-source.js';
import { pullModel } from './pull-model.js';
import { HubServer } from './testing/hub-server.js';
import { ProxyServer } from './testing/proxy-server.js';
import { smallModel, testSettings } from './testing/small-model.js';

// It waits for the disk: a machine that is busy otherwise takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CREDENTIALS = `Basic ${Buffer.from('user:pass word').toString('base64')}`;

describe('a pull through a proxy', () => {
  let proxy: ProxyServer;
  let folder: string;

  beforeEach(async () => {
    proxy = await new ProxyServer().start();
    folder = await mkdtemp(join(tmpdir(), 'vitrine-proxy-'));
  });
  afterEach(async () => {
    await proxy.stop();
    await rm(folder, { recursive: true });
  });

  const through = (none: string[] = []) => ({ proxy: { http: proxy.url, https: proxy.url, none } });

  it('hands plain requests to it whole, and only those that NO_PROXY leaves', async () => {
    const hub = await new HubServer().start();
    const models = await smallModel(hub);
    try {
      const storageIsDirect = through(['127.0.0.1:1']);
      const source = new HubSource(testSettings(hub.endpoint, storageIsDirect));
      await pullModel({ modelsDir: models, name: 'small', source });
      const direct = hub.seen.length;
      expect(proxy.seen).toHaveLength(direct);
      expect(new Set(proxy.seen.map(({ authorization }) => authorization))).toEqual(new Set([CREDENTIALS]));
      expect(hub.seen.every(({ headers }) => headers['proxy-authorization'] === undefined)).toBe(true);
      const client = new HubClient(testSettings(hub.endpoint, through(['127.0.0.1'])));
      await client.describe({ repo: 'somebody/small', revision: 'main', path: 'onnx/config.json' });
      expect(proxy.seen).toHaveLength(direct);
    } finally {
      await hub.stop();
      await rm(models, { recursive: true });
    }
  });

  it('reaches https by a tunnel, and gives the token to the hub alone', async ({ skip }) => {
    const key = join(folder, 'key.pem');
    const cert = join(folder, 'cert.pem');
    try {
      const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
      const name = ['-subj', '/CN=hub.test', '-addext', 'subjectAltName=DNS:hub.test'];
      execFileSync('openssl', ['req', '-x509', ...curve, ...name, '-keyout', key, '-out', cert], {
        stdio: 'ignore',
      });
    } catch {
      skip('no openssl to make a certificate with');
    }
    const ca = await readFile(cert, 'utf8');
    const tokens: (string | undefined)[] = [];
    const server = https.createServer({ key: await readFile(key), cert: ca }, (request, response) => {
      tokens.push(request.headers.authorization);
      response.writeHead(200, { 'content-length': '5', etag: '"a"', 'x-repo-commit': 'c' }).end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    proxy.target = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
    try {
      const settings = testSettings(new URL('https://hub.test'), { ...through(), token: 'hf_secret', ca });
      const file = { repo: 'a/b', revision: 'main', path: 'config.json' };
      await expect(new HubClient(settings).describe(file)).resolves.toMatchObject({
        commit: 'c',
        etag: 'a',
        bytes: 5,
      });
      expect(proxy.seen).toEqual([{ method: 'CONNECT', target: 'hub.test:443', authorization: CREDENTIALS }]);
      expect(tokens).toEqual(['Bearer hf_secret']);
      const { ca: _ca, ...distrusting } = settings;
      await expect(new HubClient(distrusting).describe(file)).rejects.toThrow(/self-signed certificate/);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
