import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const schema = (path: string) =>
  readFile(fileURLToPath(new URL(`../../../../prisma/${path}`, import.meta.url)), 'utf8');

it('the copy of the schema beside the migrations, from which the next is made, is of the schema as it is', async () => {
  expect(await schema('migrations/schema.prisma')).toBe(await schema('schema.prisma'));
});
