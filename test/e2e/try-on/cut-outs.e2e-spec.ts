import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { drawPhoto, photoForm } from '#testing';
import { TryOnError } from '#try-on';
import { GarmentUploads } from '#try-on/work';
import { eventually } from '../support/eventually.js';
import { awaitJob, form, photos, TryOnStand, upload } from '../../support/try-on/try-on-stand.js';

let stand: TryOnStand;
let shop: Awaited<ReturnType<TryOnStand['openShop']>>;
let cut: Buffer;
beforeAll(async () => {
  stand = await TryOnStand.start(inject('services'));
  shop = await stand.openShop();
  cut = await drawPhoto({ format: 'png', width: 90, height: 110 });
});
afterAll(() => stand?.stop());
beforeEach(() => {
  stand.pipeline.succeedWith(cut);
  stand.pipeline.cutOutsOf = () => [{ kind: 'flat', image: cut }];
  stand.pipeline.cuts.length = 0;
});

const rowOf = (imageId: string) =>
  stand.database.prisma.garmentCutOut.findFirst({ where: { apiKeyId: shop.apiKeyId, imageId } });

const cutOutFiles = async () =>
  [...(await stand.files()).keys()].filter((path) => path.includes('/cut-')).sort();

/** Once the worker has cut out the item's present photo. Photos to embed come first, and no worker here embeds any. */
const awaitCut = async (imageId: string) => {
  await stand.database.prisma.image.updateMany({ data: { embeddingStatus: 'embedded' } });
  await eventually(async () => {
    const { photoKey } = await stand.database.prisma.image.findFirstOrThrow({ where: { id: imageId } });
    expect(await rowOf(imageId)).toMatchObject({ photoKey });
  });
};

async function tryOn(imageId: string, fields: Record<string, unknown> = {}) {
  const { person } = await photos();
  const data = form({ person_image: person }, { image_id: imageId, ...fields });
  const { body } = await shop.secret.send<{ job_id: string }>('POST', '/api/tryon', data);
  const job = await awaitJob(shop.secret, body.job_id);
  return { job, garment: stand.pipeline.requests.at(-1)?.garments[0] };
}

describe('the garment of a catalogue photo', () => {
  it('is cut out once, at upload, for any number of jobs and for the worker that comes after', async () => {
    const { id } = await upload(shop.secret);
    await awaitCut(id);
    for (let count = 0; count < 3; count++) {
      const { job, garment } = await tryOn(id);
      expect(job.status).toBe('completed');
      expect(garment?.cutOut && Buffer.from(garment.cutOut).equals(cut)).toBe(true);
    }
    await stand.workers.pop()!.close();
    await stand.startWorker();
    await tryOn(id);
    expect(stand.pipeline.cuts).toHaveLength(1);
  });

  it('is cut out once when it is asked for twice, and by two workers at once', async () => {
    const { id } = await upload(shop.secret);
    await awaitCut(id);
    await stand.database.prisma.image.updateMany({ where: { id }, data: { cutRevision: 0 } });
    const uploads = stand.workers.at(-1)!.get(GarmentUploads);
    await Promise.all([uploads.cutNext(), uploads.cutNext()]);
    await eventually(async () => {
      expect(await stand.database.prisma.image.count({ where: { cutRevision: 0 } })).toBe(0);
    });
    expect(stand.pipeline.cuts).toHaveLength(1);
  });

  it('is cut out again when its photo is another one; the old cut-out goes', async () => {
    const { id } = await upload(shop.secret);
    await awaitCut(id);
    const before = (await cutOutFiles()).filter((path) => path.includes(id));
    expect(before).toHaveLength(1);
    const photo = await drawPhoto({ colour: '#224466', width: 333 });
    await shop.secret.send('PATCH', `/api/images/${id}`, photoForm({}, photo));
    await awaitCut(id);
    expect(stand.pipeline.cuts).toHaveLength(2);
    await eventually(async () => {
      const now = (await cutOutFiles()).filter((path) => path.includes(id));
      expect(now).toHaveLength(1);
      expect(now).not.toEqual(before);
    });
  });

  it('is cut out by the job that comes before the upload was worked on', async () => {
    const uploads = stand.workers.at(-1)!.get(GarmentUploads);
    const held = vi.spyOn(uploads, 'cutNext').mockResolvedValue(false);
    try {
      const { id } = await upload(shop.secret);
      const { garment } = await tryOn(id);
      expect(garment?.cutOut && Buffer.from(garment.cutOut).equals(cut)).toBe(true);
      await tryOn(id);
      expect(await rowOf(id)).not.toBeNull();
    } finally {
      held.mockRestore();
    }
    expect(stand.pipeline.cuts).toHaveLength(1);
  });

  it('goes with its item', async () => {
    const { id } = await upload(shop.secret);
    await awaitCut(id);
    await shop.secret.send('DELETE', `/api/images/${id}`);
    expect(await rowOf(id)).toBeNull();
  });

  it('of a photo without one is looked for once; the job says what is wrong with the photo', async () => {
    stand.pipeline.cutOutsOf = () => {
      throw new TryOnError('SEGMENTATION_FAILED', 'No garment found in clothing_image.');
    };
    const { id } = await upload(shop.secret);
    await awaitCut(id);
    expect(await rowOf(id)).toMatchObject({ pieces: [] });
    const { garment } = await tryOn(id);
    expect(garment).toMatchObject({ photo: expect.anything() });
    expect(garment?.cutOut).toBeUndefined();
    expect(stand.pipeline.cuts).toHaveLength(1);
  });

  it('that a person wears is the piece that the job asks for', async () => {
    const [skirt, jacket] = await Promise.all([
      drawPhoto({ format: 'png', width: 70, height: 60 }),
      drawPhoto({ format: 'png', width: 60, height: 80 }),
    ]);
    stand.pipeline.cutOutsOf = () => [
      { kind: 'outer', image: jacket },
      { kind: 'bottom', image: skirt },
    ];
    const { id } = await upload(shop.secret);
    await awaitCut(id);
    const cutOutOf = async (fields: Record<string, unknown>) => {
      const { garment } = await tryOn(id, fields);
      return { type: garment?.type, cutOut: garment?.cutOut && Buffer.from(garment.cutOut) };
    };
    expect(await cutOutOf({ garment_type: 'bottom' })).toEqual({ type: 'bottom', cutOut: skirt });
    expect(await cutOutOf({ garment_type: 'top' })).toEqual({ type: 'top', cutOut: jacket });
    expect(await cutOutOf({})).toEqual({ type: 'outer', cutOut: jacket });
    // Shops call long skirts dresses; the pipeline looks whether it is one.
    expect(await cutOutOf({ garment_type: 'dress' })).toEqual({ type: 'dress', cutOut: skirt });
  });
});
