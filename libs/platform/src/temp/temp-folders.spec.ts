import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, sweepTempFolders } from './temp-folders.js';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'vitrine-spec-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
/** No process has it: Linux gives none above 2²². */
const NOBODY = 2 ** 30;

async function old(name: string): Promise<string> {
  await mkdir(join(parent, name));
  await utimes(join(parent, name), LONG_AGO, LONG_AGO);
  return name;
}

it('folders of processes that are gone are deleted at the next start, and no others', async () => {
  await old(`import-${NOBODY}-a`);
  await old(`import-${process.pid}-of-a-process-of-the-same-number`);
  await old('import-from-before-folders-had-a-number');
  const kept = [
    (await makeTempFolder('import', parent)).slice(parent.length + 1),
    await old(`import-${process.ppid}-of-another-process`),
    await old(`export-${NOBODY}-a`),
  ];
  expect(await sweepTempFolders('import', parent)).toBe(3);
  expect((await readdir(parent)).sort()).toEqual(kept.sort());
});
