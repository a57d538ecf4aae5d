import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';

describe('docker-compose.yml', () => {
  let services: Map<string, string>;

  beforeAll(async () => {
    const text = await readFile('docker-compose.yml', 'utf8');
    const [, part = ''] = /^services:\n([\s\S]*?)^\w/m.exec(text) ?? [];
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
});
