import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { licenceProblems } from './licences.mjs';

describe('the licences of production dependencies', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitrine-licences-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path, content) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'package.json'), JSON.stringify({ version: '1.0.0', ...content }));
  }

  function install(licences, kind = 'dependencies') {
    const versions = Object.fromEntries(Object.keys(licences).map((name) => [name, '1.0.0']));
    write('.', { name: 'project', private: true, [kind]: versions });
    for (const [name, license] of Object.entries(licences))
      write(`node_modules/${name}`, { name, ...(license === undefined ? {} : { license }) });
  }

  it('may be permissive, or a choice that is', async () => {
    install({ a: 'MIT', b: '(GPL-3.0-only OR Apache-2.0)', c: '(MIT AND ISC)' });
    expect(await licenceProblems(folder)).toEqual([]);
  });

  it('are named where they are copyleft, not for commerce, or unknown', async () => {
    install({
      a: 'GPL-3.0-only',
      b: 'AGPL-3.0-or-later',
      c: '(MIT AND GPL-2.0-only)',
      d: 'CC-BY-NC-4.0',
      e: undefined,
      f: 'MIT',
      elkjs: 'GPL-3.0-only',
    });
    expect(await licenceProblems(folder)).toEqual([
      'a@1.0.0: GPL-3.0-only',
      'b@1.0.0: AGPL-3.0-or-later',
      'c@1.0.0: (MIT AND GPL-2.0-only)',
      'd@1.0.0: CC-BY-NC-4.0',
      expect.stringMatching(/^e@1\.0\.0: UNKNOWN/),
      'elkjs@1.0.0: GPL-3.0-only',
    ]);
  });

  it('of no image are copyleft but for the library beside sharp', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(dependencies).not.toHaveProperty('prisma');
    const [, removed = ''] = /npm ci --omit=dev(.+?)\nFROM/s.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
    for (const name of ['prisma', '@prisma/studio-core', 'elkjs'])
      expect(removed).toContain(`node_modules/${name} `);
  });

  it('do not matter where the product runs without the package', async () => {
    install({ a: 'GPL-3.0-only' }, 'devDependencies');
    expect(await licenceProblems(folder)).toEqual([]);
  });
});
