import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { TryOnAcceptedDto, TryOnJobDto } from '#contracts';
import { drawPhoto } from '#testing';
import { drawFigure } from '#try-on';
import { eventually } from '../support/eventually.js';
import { bodyOf } from '../support/http-client.js';
import { openShop, type Shop } from '../support/shop.js';
import { Vitrine } from '../support/vitrine.js';
import { form } from '../../support/try-on/try-on-stand.js';

let vitrine: Vitrine;
let shop: Shop;
beforeAll(async () => {
  vitrine = await Vitrine.start({ services: inject('services'), tryOn: true });
  shop = await openShop(vitrine);
});
afterAll(() => vitrine?.stop());

async function submit(person: Buffer): Promise<string> {
  const garment = await drawPhoto({ colour: '#1e5fa8' });
  const data = form({ person_image: person, clothing_image: garment }, { garment_type: 'top' });
  return bodyOf<TryOnAcceptedDto>(await shop.secret.send('POST', '/api/tryon', { form: data }), 202).job_id;
}

const get = async (id: string) => bodyOf<TryOnJobDto>(await shop.secret.get(`/api/tryon/${id}`));

const ended = (id: string) =>
  eventually(
    async () => {
      const job = await get(id);
      expect(job.status).toMatch(/completed|failed/);
      return job;
    },
    { withinMs: 90_000, everyMs: 200 },
  );

it('refuses a photo without a person by its code, and its logs say nothing of the photo', async () => {
  const person = await drawPhoto();
  const job = await ended(await submit(person));
  expect(job).toMatchObject({
    status: 'failed',
    error: { code: expect.stringMatching(/SEGMENTATION|POSE/) },
  });
  const logs = vitrine.logs();
  expect(logs).not.toContain(person.toString('base64').slice(2_000, 2_040));
  expect(logs).not.toMatch(/person_image=|vt_sk_/);
});

it('takes a job up again once when its worker is killed in the middle, and does it once', async () => {
  const id = await submit(Buffer.from(await drawFigure()));
  await eventually(async () => expect((await get(id)).status).not.toBe('pending'), { everyMs: 20 });
  await vitrine.tryOnWorker?.kill();
  const before = await get(id);
  expect(before.status, 'the worker was killed in the middle').toBe('processing');
  await vitrine.startTryOnWorker();
  const job = await ended(id);
  const rows = await vitrine.database.prisma.tryOnJob.findMany({ where: { id }, include: { results: true } });
  expect(rows).toMatchObject([{ attempt: 2, losses: 1 }]);
  expect(rows[0]?.results).toHaveLength(job.status === 'completed' ? 1 : 0);
});
