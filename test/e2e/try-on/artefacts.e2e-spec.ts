import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { TryOnArtefactsDto } from '#contracts';
import { drawPhoto, outcomeOf } from '#testing';
import { awaitJob, submit, TryOnStand } from '../../support/try-on/try-on-stand.js';

describe('what the stages of a try-on made, where it is kept', () => {
  let stand: TryOnStand;
  let shop: Awaited<ReturnType<TryOnStand['openShop']>>;
  let picture: Buffer;
  let job: string;
  beforeAll(async () => {
    stand = await TryOnStand.start(inject('services'), { TRYON_DEBUG_ARTIFACTS: 'true' });
    shop = await stand.openShop();
    picture = await drawPhoto({ format: 'png' });
    stand.pipeline.work = async (request, observer) => {
      await observer.artefact?.('person_mask.png', picture);
      await observer.artefact?.('keypoints.json', Buffer.from('{}'));
      return outcomeOf([picture], request);
    };
    job = await submit(shop.publishable);
    await awaitJob(shop.publishable, job);
  });
  afterAll(() => stand?.stop());

  const path = () => `/api/tryon/${job}/artefacts`;

  it('is shown to the shop alone, and by no cache', async () => {
    const { status, headers, body } = await shop.secret.send<TryOnArtefactsDto>('GET', path());
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body.items).toEqual([
      {
        name: 'keypoints.json',
        content_type: 'application/json',
        base64: Buffer.from('{}').toString('base64'),
      },
      { name: 'person_mask.png', content_type: 'image/png', base64: picture.toString('base64') },
    ]);
    expect((await shop.publishable.send('GET', path())).status).toBe(403);
    expect((await (await stand.openShop()).secret.send('GET', path())).status).toBe(404);
    expect((await stand.anyone.send('GET', path())).status).toBe(401);
  });

  it('goes with the job', async () => {
    await shop.secret.send('DELETE', `/api/tryon/${job}`);
    expect((await shop.secret.send('GET', path())).status).toBe(404);
    expect([...(await stand.files()).keys()].filter((file) => file.includes(job))).toEqual([]);
  });
});
