import { describe, expect, it } from 'vitest';
import type { PageVitrine, TryOnJob } from '#sdk';
import { type FlowHost, TryOnFlow } from './try-on-flow.js';

const photo = new Blob(['a photo'], { type: 'image/jpeg' });

/** A flow in a page whose service makes pictures at once, and the seeds that it was asked for. */
function flowOf() {
  const seeds: (number | undefined)[] = [];
  const vitrine = {
    tryOn: {
      run: async (_person: Blob, _item: string, { seed }: { seed?: number }) => {
        seeds.push(seed);
        return { job_id: `job-${seeds.length}`, mode: 'final' } as TryOnJob;
      },
      picture: async () => new Blob(['a picture']),
    },
  } as unknown as PageVitrine;
  const host: FlowHost = {
    imageId: 'an-item',
    externalId: null,
    consentVersion: '1',
    samplePhoto: null,
    requestUpdate: () => undefined,
  } as unknown as FlowHost;
  const flow = new TryOnFlow(host, {
    vitrine: () => vitrine,
    done: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
  const choose = () => {
    flow.photo = { blob: photo, url: URL.createObjectURL(photo) };
    flow.consent(true);
  };
  return { flow, seeds, choose };
}

describe('TryOnFlow', () => {
  it('asks for another version with another seed, so that it is not lent the picture that is there', async () => {
    const { flow, seeds, choose } = flowOf();
    choose();
    await flow.start();
    expect(flow.phase).toMatchObject({ name: 'result', jobId: 'job-1', mode: 'final' });
    await flow.another();
    await flow.another();
    expect(flow.phase).toMatchObject({ name: 'result', jobId: 'job-3' });
    expect(seeds).toEqual([0, 1, 2]);
  });

  it('begins anew with another photo, and asks for the same again where something failed', async () => {
    const { flow, seeds, choose } = flowOf();
    choose();
    await flow.another();
    await flow.again();
    flow.backToPhoto();
    choose();
    await flow.start();
    expect(seeds).toEqual([1, 1, 0]);
  });
});
