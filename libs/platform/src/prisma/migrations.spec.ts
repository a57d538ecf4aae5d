import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PRISMA = fileURLToPath(new URL('../../../../prisma', import.meta.url));

describe('the newest migration', () => {
  it('keeps a copy of the schema as it is, from which `npm run make-migration` makes the next', async () => {
    const names = (await readdir(join(PRISMA, 'migrations'))).filter((name) => /^\d{14}_/.test(name)).sort();
    const newest = await readFile(join(PRISMA, 'migrations', names.at(-1)!, 'schema.prisma'), 'utf8');
    expect(newest).toBe(await readFile(join(PRISMA, 'schema.prisma'), 'utf8'));
  });
});
