import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';

describe('docker-compose.yml', () => {
  let compose: string;
  let services: Map<string, string>;

  beforeAll(async () => {
    compose = await readFile('docker-compose.yml', 'utf8');
    const [, part = ''] = /^services:\n([\s\S]*?)^\w/m.exec(compose) ?? [];
    services = new Map(
      part
        .split(/^ {2}(?=\S)/m)
        .map((service): [string, string] => [service.split(':', 1)[0] ?? '', service]),
    );
  });

  it('publishes nothing beyond this machine without being told to', () => {
    const published = [...services.values()].flatMap((service) => {
      const [, ports = ''] = /^ {4}ports:\n((?: {6}- .*\n)+)/m.exec(service) ?? [];
      return [...ports.matchAll(/- (.*)/g)].map(([, port]) => port);
    });
    expect(published.length).toBeGreaterThan(1);
    for (const port of published) expect(port).toMatch(/^(127\.0\.0\.1|\$\{API_HOST:-127\.0\.0\.1\}):/);
  });

  it('gives each secret to those alone that need it, Redis a password, and pgAdmin no way but to Postgres', () => {
    const withAdminKey = [...services]
      .filter(([, text]) => text.includes('ADMIN_KEY:'))
      .map(([name]) => name);
    expect(withAdminKey).toEqual(['api']);
    const withRenderer = [...services]
      .filter(([, text]) => text.includes('GEMINI_API_KEY:'))
      .map(([name]) => name);
    expect(withRenderer).toEqual(['try-on-worker']);
    expect(services.get('redis')).toContain('--requirepass');
    expect(services.get('pgadmin')).toContain('networks: [admin]');
    for (const name of ['redis', 'chroma']) expect(services.get(name)).toContain('networks: [data]');
  });

  it('lets the log of no container fill the disk', () => {
    // Comments stand between services.
    const named = [...services].filter(([, text]) => /^ {4}(image|build):/m.test(text));
    expect(named.length).toBeGreaterThan(8);
    const unbounded = named.filter(([, text]) => !/^ {4}(logging: \*logging|<<: \*vitrine)$/m.test(text));
    expect(unbounded.map(([name]) => name)).toEqual([]);
    const [, vitrine = ''] = /^x-vitrine: &vitrine\n((?: {2}.*\n)+)/m.exec(compose) ?? [];
    expect(vitrine).toContain('logging: *logging');
    expect(compose).toMatch(/^x-logging: &logging\n {2}driver: local$/m);
  });

  it('lets no shell stand between Redis and the program of its image that takes root away', () => {
    // That looks at its first word alone: of `sh -c redis-server` it leaves root as it is.
    expect(services.get('redis')).toMatch(/'exec docker-entrypoint\.sh redis-server /);
  });

  it('has photos to search by encoded by a worker with a GPU, where that is the only one', () => {
    expect(compose).toContain('EMBEDDING_WORKER_URL:-http://embedding-worker:3001}');
    expect(services.get('embedding-worker-cuda')).toMatch(
      /^ {6}data:\n {8}aliases: \[embedding-worker\]\n {6}egress:$/m,
    );
  });

  it('signs photo URLs for the port that the API is published at', () => {
    expect(compose).toContain('PUBLIC_URL: ${PUBLIC_URL:-http://localhost:${API_PORT:-3000}}');
    expect(services.get('api')).toContain(':${API_PORT:-3000}:3000');
  });

  it('gives Postgres time to stop, and shared memory for queries that run in parallel', () => {
    expect(services.get('postgres')).toMatch(/^ {4}stop_grace_period: 90s$/m);
    expect(services.get('postgres')).toMatch(/^ {4}shm_size: 256m$/m);
  });
});
