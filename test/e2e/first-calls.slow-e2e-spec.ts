import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOnPath } from '../../apps/standalone/src/services/find-on-path.js';
import { productRoot } from '../../apps/standalone/src/root.js';
import { sampleItems } from '../../apps/standalone/src/sample.js';
import { openShop, type Shop } from './support/shop.js';
import { LentVitrine } from './support/lent-vitrine.js';

const run = promisify(execFile);
const has = (name: string) => findOnPath([name], process.env['PATH']);
const programs = await Promise.all(['bash', 'curl', 'jq'].map(has));

/** The commands of the README, pasted in one piece. */
async function firstCalls(): Promise<string> {
  const text = await readFile(join(productRoot(), 'README.md'), 'utf8');
  const [, commands] = /^## First calls$.*?^```sh\n(.*?)^```/ms.exec(text) ?? [];
  if (commands === undefined) throw new Error('The README has no first calls.');
  return commands;
}

describe.skipIf(programs.includes(undefined))('the first calls of the README', () => {
  let vitrine: LentVitrine;
  let shop: Shop;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitrine-first-calls-'));
    vitrine = await LentVitrine.borrow();
    shop = await openShop(vitrine);
    const dresses = (await sampleItems()).filter(({ category }) => category === 'dresses');
    await shop.upload(
      dresses.map((item) => ({
        name: item.name,
        category: item.category,
        fields: { external_id: item.externalId, price: item.fields.price ?? '' },
        file: async () => Buffer.from(await item.photo()),
      })),
    );
    await shop.allEmbedded();
    // As the demo leaves them in the folder that it runs in.
    await mkdir(join(folder, '.vitrine'));
    const demo = { url: vitrine.url, secret_token: shop.key.secret_token };
    await writeFile(join(folder, '.vitrine/demo.json'), JSON.stringify(demo));
    await symlink(join(productRoot(), 'apps'), join(folder, 'apps'));
  });
  afterAll(async () => {
    await vitrine?.giveBack();
    await rm(folder, { recursive: true, force: true });
  });

  it('find what was uploaded, and try it on', async () => {
    const { stdout, stderr } = await run('bash', ['-euo', 'pipefail', '-c', await firstCalls()], {
      cwd: folder,
    });
    expect(stderr).toBe('');
    const [found] = /\{[^}]*\}/.exec(stdout) ?? [];
    expect(JSON.parse(found ?? '')).toMatchObject({
      external_id: 'sku-1',
      name: 'Red linen dress',
      price: 59,
    });
    const statuses = [...stdout.matchAll(/^data: \{.*?"status":"(\w+)"/gm)].map(([, status]) => status);
    expect(statuses.at(-1)).toBe('completed');
    expect((await sharp(join(folder, 'result.png')).metadata()).format).toBe('png');
  });
});
