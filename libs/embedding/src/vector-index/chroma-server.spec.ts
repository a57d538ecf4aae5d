import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testConfig } from '#testing';
import { chromaServerOf } from './chroma-server.js';
import { ChromaVectorIndex } from './chroma-vector-index.js';

type Seen = { path: string; headers: IncomingHttpHeaders };

/** What Chroma's HTTP API v2 answers, and nothing behind it. */
const COLLECTION = {
  id: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e',
  name: 'a-collection',
  tenant: 'a-shop-host',
  database: 'vitrine',
  dimension: 2,
  version: 0,
  log_position: 0,
  metadata: null,
  configuration_json: {},
};

describe('a Chroma that asks who calls', () => {
  let server: Server;
  let url: string;
  let seen: Seen[];
  /** What it answers in place of what is asked. */
  let refusal: { status: number; message?: string } | undefined;

  beforeEach(async () => {
    seen = [];
    refusal = undefined;
    server = createServer((request, response) => {
      seen.push({ path: request.url ?? '', headers: request.headers });
      request.resume().once('end', () => {
        if (refusal !== undefined) {
          response.writeHead(refusal.status, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ error: 'Refused', message: refusal.message }));
          return;
        }
        const isQuery = request.url?.endsWith('/query') ?? false;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(isQuery ? { ids: [['a']], distances: [[0.25]] } : COLLECTION));
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ['x-chroma-token', undefined, 'a-token'],
    ['authorization', 'Authorization', 'Bearer a-token'],
  ])('is sent the token as %s with every call, for the tenant and database', async (name, header, value) => {
    const config = testConfig({
      CHROMA_URL: url,
      CHROMA_TOKEN: 'a-token',
      CHROMA_TENANT: 'a-shop-host',
      CHROMA_DATABASE: 'vitrine',
      ...(header !== undefined && { CHROMA_TOKEN_HEADER: header }),
    });
    const index = new ChromaVectorIndex(chromaServerOf(config));
    const [found] = await index.query('a-collection', Float32Array.of(1, 0), 1);
    expect(found).toEqual({ id: 'a', cosine: 0.75 });
    expect(seen.length).toBeGreaterThan(1);
    for (const { headers } of seen) expect(headers[name]).toBe(value);
    for (const { path } of seen.filter((one) => one.path.includes('/collections'))) {
      expect(path).toMatch(/\/tenants\/a-shop-host\/databases\/vitrine\//);
    }
  });

  it.each([
    ['its token is not taken any more', { status: 401 }, 'Unauthorized'],
    ['it lets nobody in', { status: 403 }, 'Forbidden'],
    ['its quota is used up', { status: 422, message: 'Quota exceeded: records' }, 'QuotaExceeded'],
    ['it fails', { status: 500 }, undefined],
  ])('is away where %s, and says why: no photo is given up because of it', async (_what, answer, reason) => {
    const index = new ChromaVectorIndex({ url });
    const vectors = [{ id: 'a', vector: Float32Array.of(1, 0) }];
    const calls = {
      upsert: () => index.upsert('a-collection', 'fake@1', vectors),
      query: () => index.query('a-collection', Float32Array.of(1, 0), 1),
      delete: () => index.delete('a-collection', ['a']),
    };
    await index.query('a-collection', Float32Array.of(1, 0), 1);
    refusal = answer;
    for (const [name, ask] of Object.entries(calls)) {
      await expect(ask(), name).rejects.toMatchObject({
        code: 'DEPENDENCY_UNAVAILABLE',
        dependency: 'chroma',
      });
    }
    // The hot path is no call of the client's, and knows nothing but the status.
    await expect(calls.delete()).rejects.toMatchObject({ reason });
  });

  it('is sent nothing where nothing is configured', () => {
    expect(chromaServerOf(testConfig({ CHROMA_URL: 'https://chroma.example' }))).toEqual({
      url: 'https://chroma.example',
    });
  });
});
