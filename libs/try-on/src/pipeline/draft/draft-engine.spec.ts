import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '../../figure/draw-figure.js';
import type { TryOnGarment, TryOnRequest } from '../try-on-pipeline.js';
import { DraftEngine } from './draft-engine.js';

const modelsFolder = fileURLToPath(new URL('../../../../../models', import.meta.url));
const SHIRT =
  'M150 60 Q200 90 250 60 L300 80 L370 160 L325 200 L290 165 L290 380 L110 380 L110 165 L75 200 L30 160 L100 80Z';

async function shirt(colour = '#b3262e'): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="440"><rect width="400" height="440" fill="#e8e4da"/><path d="${SHIRT}" fill="${colour}"/><path d="M120 250 H280 M120 290 H280" stroke="#fff" stroke-width="8"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 95 }).toBuffer();
}

function request(person: Uint8Array, garments: readonly TryOnGarment[]): TryOnRequest {
  return {
    person,
    garments,
    mode: 'draft',
    preserveFace: true,
    preserveBackground: true,
    realismLevel: 3,
    maxRetries: 0,
    seed: 1,
    numResults: 1,
  };
}

const steps: string[] = [];
const observer = (signal = new AbortController().signal) => ({
  signal,
  onStep: (step: string) => {
    steps.push(step);
  },
});

describe('DraftEngine', () => {
  let engine: DraftEngine;
  beforeAll(async () => {
    engine = await DraftEngine.open({ modelsFolder, workSize: 640, intraOpThreads: 1 });
  }, 60_000);
  afterAll(() => engine.close());

  it('runs its models where TRYON_DEVICE says, or not at all', async () => {
    const opened = DraftEngine.open({ modelsFolder, workSize: 640, intraOpThreads: 1, device: 'cuda' });
    await expect(opened).rejects.toMatchObject({ code: 'INFERENCE_DEVICE_UNAVAILABLE' });
  });

  it('puts a shirt on a drawn person and leaves the rest of the photo as it was', async () => {
    const person = await drawFigure({ width: 384, height: 512 });
    const { results, timings } = await engine.run(
      request(person, [{ photo: await shirt(), type: 'top' }]),
      observer(),
    );
    const pixels = async (bytes: Uint8Array) => sharp(bytes).removeAlpha().raw().toBuffer();
    const [before, after] = [await pixels(person), await pixels(results[0]!.image)];
    const at = (data: Buffer, x: number, y: number) => [
      ...data.subarray((y * 384 + x) * 3, (y * 384 + x) * 3 + 3),
    ];
    const [r, g, b] = at(after, 192, 190) as [number, number, number];
    expect(r).toBeGreaterThan(Math.max(g, b) + 40);
    // Face, backdrop and shoes, pixel by pixel.
    for (const [x, y] of [
      [192, 70],
      [20, 20],
      [370, 300],
      [170, 478],
    ] as const)
      expect(at(after, x, y)).toEqual(at(before, x, y));
    expect(steps).toEqual(['segmentation', 'pose', 'warp', 'inpainting', 'blend', 'done']);
    expect(Object.keys(timings)).toContain('warp');
    expect(results[0]!.quality.score).toBeGreaterThan(0.5);
    expect(results[0]!.quality.parts).toMatchObject({
      seen: expect.any(Number) as number,
      measured: expect.any(Number) as number,
    });
  }, 60_000);

  it('judges what a jacket hides by how it was before the jacket was laid over it', async () => {
    const person = await drawFigure({ width: 384, height: 512 });
    const garments: TryOnGarment[] = [
      { photo: await shirt(), type: 'top' },
      { photo: await shirt('#1f4e7a'), type: 'outer' },
    ];
    const { results } = await engine.run(request(person, garments), observer());
    const { parts } = results[0]!.quality;
    expect(parts).toMatchObject({ colour: 1, fidelity: 1, placement: 1 });
  }, 60_000);

  it('lays a draft that nobody is shown once, without judging it', async () => {
    const person = await drawFigure({ width: 384, height: 512 });
    const asked = request(person, [{ photo: await shirt(), type: 'top' }]);
    const shown = await engine.run(asked, observer());
    const { results, timings, editMask } = await engine.run(
      { ...asked, isGround: true, maxRetries: 3 },
      observer(),
    );
    expect(Object.keys(timings)).not.toContain('quality');
    expect(results).toMatchObject([{ retries: 0, quality: { passed: false, parts: {} } }]);
    expect(Buffer.from(results[0]!.image).equals(shown.results[0]!.image)).toBe(true);
    expect(editMask).toEqual(shown.editMask);
  }, 60_000);

  it('recolours the garment when a colour is asked for', async () => {
    const person = await drawFigure({ width: 384, height: 512 });
    const { results } = await engine.run(
      request(person, [{ photo: await shirt(), type: 'top', colour: '#1f7a3a' }]),
      observer(),
    );
    const { data } = await sharp(results[0]!.image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const [r, g] = data.subarray((190 * 384 + 192) * 3);
    expect(g!).toBeGreaterThan(r! + 20);
  }, 60_000);

  it.each([
    [
      'a black image',
      async () =>
        sharp({ create: { width: 400, height: 600, channels: 3, background: '#000' } })
          .jpeg()
          .toBuffer(),
    ],
    ['a garment instead of a person', async () => shirt()],
  ])(
    'refuses %s as the person, by name',
    async (_, make) => {
      await expect(
        engine.run(request(await make(), [{ photo: await shirt(), type: 'top' }]), observer()),
      ).rejects.toMatchObject({
        message: expect.stringContaining('person_image') as string,
      });
    },
    60_000,
  );

  it('ends with the reason of its signal', async () => {
    const stop = new AbortController();
    stop.abort(new Error('cancelled by the shopper'));
    const person = await drawFigure({ width: 384, height: 512 });
    await expect(
      engine.run(request(person, [{ photo: await shirt(), type: 'top' }]), observer(stop.signal)),
    ).rejects.toThrow('cancelled by the shopper');
  }, 60_000);

  it('cuts out the garment of a photo of it alone, and the same picture comes of it', async () => {
    const [person, photo] = [await drawFigure({ width: 384, height: 512 }), await shirt()];
    const pieces = await engine.cut(photo);
    expect(pieces.map(({ kind }) => kind)).toEqual(['flat']);
    const draftIn = (garment: TryOnGarment) => engine.run(request(person, [garment]), observer());
    const [fromPhoto, fromCutOut] = [
      await draftIn({ photo, type: 'top' }),
      await draftIn({ photo, type: 'top', cutOut: pieces[0]!.image }),
    ];
    const pixels = (bytes: Uint8Array) => sharp(bytes).removeAlpha().raw().toBuffer();
    const [a, b] = [await pixels(fromPhoto.results[0]!.image), await pixels(fromCutOut.results[0]!.image)];
    const off = a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
    expect(off).toBeLessThan(0.5);
  }, 60_000);

  it('takes the garment that a person in the garment photo wears', async () => {
    const model = await drawFigure({ width: 384, height: 512, top: '#b3262e', bottom: '#2c3344' });
    const pieces = await engine.cut(model);
    expect(pieces.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['top', 'bottom']));
    const top = pieces.find(({ kind }) => kind === 'top')!;
    const { data, info } = await sharp(top.image).raw().toBuffer({ resolveWithObject: true });
    const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
    const [r, g, b, alpha] = [...data.subarray(middle, middle + 4)] as [number, number, number, number];
    expect(r).toBeGreaterThan(Math.max(g, b) + 60);
    expect(alpha).toBe(255);
    // No face: what is above the collar was left out.
    const covered = (y: number) =>
      Array.from({ length: info.width }, (_, x) => data[(y * info.width + x) * 4 + 3]!).filter(
        (a) => a > 127,
      );
    expect(covered(Math.floor(info.height / 2)).length).toBeGreaterThan(covered(2).length);

    const person = await drawFigure({ width: 384, height: 512, top: '#3f6f8f' });
    const { results } = await engine.run(request(person, [{ photo: model, type: 'top' }]), observer());
    const after = await sharp(results[0]!.image).removeAlpha().raw().toBuffer();
    const chest = (190 * 384 + 192) * 3;
    expect(after[chest]).toBeGreaterThan(Math.max(after[chest + 1]!, after[chest + 2]!) + 40);
  }, 60_000);
});
