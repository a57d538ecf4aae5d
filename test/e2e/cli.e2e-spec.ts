import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ImageDto, ImageImportDto, Page } from '#contracts';
import { bodyOf, drawPhoto } from '#testing';
import { freePort } from '../../apps/standalone/src/services/free-port.js';
import { productRoot } from '../../apps/standalone/src/root.js';
import { eventually } from './support/eventually.js';
import { openShop, type Shop } from './support/shop.js';
import { Vitrine } from './support/vitrine.js';

const PROGRAM = join(productRoot(), 'dist/apps/cli/src/main.js');
const COLOURS = ['red', 'green', 'blue'];
/** A terminal for a program that has none; part of util-linux. */
const hasTerminal = process.platform === 'linux' && hasCommand('script');

describe('npm run vitrine', () => {
  let vitrine: Vitrine;
  let folder: string;
  let exporting: string;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    // The worker fetches photos of an export from the API of this spec.
    vitrine = await Vitrine.start({
      services: inject('services'),
      env: { FETCH_ALLOW_ADDRESSES: '127.0.0.1' },
    });
    exporting = (await vitrine.startApi({ PUBLIC_URL: vitrine.url })).url;
    folder = await mkdtemp(join(tmpdir(), 'vitrine-cli-'));
    await mkdir(join(folder, 'shop'));
    for (const colour of COLOURS) {
      await writeFile(join(folder, 'shop', `${colour}.jpg`), await drawPhoto({ colour }));
    }
    const rows = COLOURS.map(
      (colour, at) => `${colour} dress;${colour}.jpg;d-${colour};${at + 0.5};Dresses;linen`,
    );
    const table = `\ufeffname;photo;external_id;price;category;Material\r\n${rows.join('\r\n')}\r\n`;
    await writeFile(join(folder, 'shop', 'items.csv'), table);
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    await vitrine?.stop();
  });

  function start(args: string[], shop: Shop, url = vitrine.url): ChildProcess {
    const env = {
      PATH: process.env['PATH'],
      TMPDIR: folder,
      VITRINE_URL: url,
      VITRINE_KEY: shop.key.secret_token,
    };
    const child = spawn(args[0] === 'script' ? 'script' : process.execPath, args.slice(1), {
      env,
      cwd: folder,
    });
    running.push(child);
    return child;
  }

  async function outputOf(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
    let [out, err] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
    const code = await new Promise<number | null>((resolve) => void child.on('close', resolve));
    return { code, out, err };
  }

  const vitrineWith = (args: string[], shop: Shop, url?: string) =>
    outputOf(start(['node', PROGRAM, ...args], shop, url));

  it('carries a catalogue from a folder into one key, and from there into another', async () => {
    const [from, to] = [await openShop(vitrine), await openShop(vitrine)];
    const first = await vitrineWith(['import', 'shop'], from);
    expect(first).toMatchObject({ code: 0, out: '3 created, 0 updated, 0 failed.\n' });
    const again = await vitrineWith(['import', 'shop'], from);
    expect(again).toMatchObject({ code: 0, out: '0 created, 3 updated, 0 failed.\n' });

    const exported = await vitrineWith(['export', 'all.ndjson'], from, exporting);
    expect(exported).toMatchObject({ code: 0, out: 'Wrote all.ndjson.\n' });
    expect((await readFile(join(folder, 'all.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(3);
    expect(await readdir(folder)).not.toContain('all.ndjson.part');

    const second = await vitrineWith(['import', 'all.ndjson'], to);
    expect(second).toMatchObject({ code: 0, out: '3 created, 0 updated, 0 failed.\n' });
    const shape = ({ name, external_id, price, category, attributes, width }: ImageDto) =>
      JSON.stringify({ name, external_id, price, category, attributes, width });
    const there = (await to.list()).map(shape).sort();
    expect(there).toEqual((await from.list()).map(shape).sort());
    expect(there[0]).toContain('"material":"linen"');
  });

  it('names the rows that failed, in the end code as well, and writes them down', async () => {
    const shop = await openShop(vitrine);
    await mkdir(join(folder, 'gaps'));
    await copyFile(join(folder, 'shop/red.jpg'), join(folder, 'gaps/red.jpg'));
    await writeFile(join(folder, 'gaps/items.csv'), 'name,photo\nHat,red.jpg\nBag,none.jpg\n');
    const told = await vitrineWith(['import', 'gaps'], shop);
    expect(told).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^1 created, 0 updated, 1 failed\.\nrow 2 \(none\.jpg\): /),
    });
    const written = await vitrineWith(['import', 'gaps', '--errors', 'errors.csv'], shop);
    expect(written.code).toBe(2);
    expect(await readFile(join(folder, 'errors.csv'), 'utf8')).toContain('2,,PHOTO_NOT_IN_ZIP,');
  });

  it.each([
    ['a key that is none', 'shop', ['--key', 'vt_sk_wrong'], /^The API answered with 401: .+\n$/],
    ['no server', 'shop', ['--url', 'NOBODY'], /^No Vitrine answers: http:.+ECONNREFUSED.+--url.+\n$/],
    ['no address', 'shop', ['--url', 'vitrine.example'], /^"vitrine.example" is no address of an API: .+\n$/],
    ['nothing to import', 'nowhere', [], /^There is no nowhere\.\n$/],
  ])('says in one sentence what is wrong: %s', async (_what, source, options, sentence) => {
    const shop = await openShop(vitrine);
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const args = options.map((option) => (option === 'NOBODY' ? nobody : option));
    const { code, out, err } = await vitrineWith(['import', source, ...args], shop);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
  });

  it.runIf(hasTerminal)('shows a bar on a terminal', async () => {
    const shop = await openShop(vitrine);
    const command = `'${process.execPath}' '${PROGRAM}' import shop`;
    const { code, out } = await outputOf(start(['script', '-qefc', command, '/dev/null'], shop));
    expect(code).toBe(0);
    expect(out).toMatch(/=+ 3\/3 rows, 0 failed/);
    expect(out).toContain('3 created, 0 updated, 0 failed.');
  });

  it('may be stopped: the import goes on, and the same command again doubles nothing', async () => {
    const shop = await openShop(vitrine);
    const imports = async () =>
      bodyOf<Page<ImageImportDto>>(await shop.secret.get('/api/images/imports')).items;
    vitrine.worker.pause();
    try {
      const child = start(['node', PROGRAM, 'import', 'shop'], shop);
      const ended = outputOf(child);
      await eventually(async () => expect(await imports()).toHaveLength(1));
      // Whether it has the answer of its upload by now or not.
      child.kill('SIGINT');
      const { code, err } = await ended;
      expect(code).toBe(130);
      expect(err).toMatch(/^Stopped .+\n$/);
      expect((await readdir(folder)).filter((name) => name.startsWith('vitrine-part-'))).toEqual([]);
    } finally {
      vitrine.worker.resume();
    }
    expect((await vitrineWith(['import', 'shop'], shop)).code).toBe(0);
    await eventually(async () => {
      for (const { status } of await imports()) expect(status).toBe('completed');
    });
    const ids = (await shop.list()).map(({ external_id }) => String(external_id));
    expect(ids.toSorted()).toEqual(['d-blue', 'd-green', 'd-red']);
  });
});

function hasCommand(name: string): boolean {
  try {
    execFileSync('which', [name]);
    return true;
  } catch {
    return false;
  }
}
