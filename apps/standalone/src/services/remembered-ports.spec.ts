import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rememberedPorts } from './remembered-ports.js';

const newFolder = () => mkdtemp(join(tmpdir(), 'vitrine-ports-'));

describe('rememberedPorts', () => {
  it('gives the same port again at the next start', async () => {
    const folder = await newFolder();
    const port = await (await rememberedPorts(folder)).portFor('redis');
    expect(await (await rememberedPorts(folder)).portFor('redis')).toBe(port);
  });

  it('never gives one port to two that ask at the same time', async () => {
    const ports = await rememberedPorts(await newFolder());
    const given = await Promise.all(['a', 'b', 'c', 'd'].map((name) => ports.portFor(name)));
    expect(new Set(given).size).toBe(4);
  });

  it('starts anew from a damaged file', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'ports.json'), '{"redis": 6');
    expect(await (await rememberedPorts(folder)).portFor('redis')).toBeGreaterThan(0);
  });
});
