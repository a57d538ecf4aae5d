import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFigure } from '../../../figure/draw-figure.js';
import { DraftEngine } from '../../draft/draft-engine.js';
import type { RenderToJudge } from '../../try-on-pipeline.js';

const modelsFolder = fileURLToPath(new URL('../../../../../../models', import.meta.url));
const SIZE = { width: 384, height: 512 };
const SHIRT =
  'M150 60 Q200 90 250 60 L300 80 L370 160 L325 200 L290 165 L290 380 L110 380 L110 165 L75 200 L30 160 L100 80Z';

const shirt = () =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="440"><rect width="400" height="440" fill="#e8e4da"/><path d="${SHIRT}" fill="#b3262e"/><path d="M120 250 H280 M120 290 H280" stroke="#fff" stroke-width="8"/></svg>`,
    ),
  )
    .jpeg({ quality: 95 })
    .toBuffer();

describe('the gate of final', { timeout: 60_000 }, () => {
  let engine: DraftEngine;
  let against: Omit<RenderToJudge, 'render'>;
  beforeAll(async () => {
    engine = await DraftEngine.open({ modelsFolder, workSize: 640, intraOpThreads: 1 });
    const person = await drawFigure(SIZE);
    const { results, personMask } = await engine.run(
      {
        person,
        garments: [{ photo: await shirt(), type: 'top' }],
        mode: 'draft',
        preserveFace: true,
        preserveBackground: true,
        realismLevel: 3,
        maxRetries: 0,
        seed: 1,
        numResults: 1,
      },
      {
        signal: new AbortController().signal,
        onStep: () => undefined,
      },
    );
    against = {
      person,
      draft: results[0]!.image,
      personMask: personMask!,
      preserveFace: true,
      preserveBackground: true,
    };
  }, 60_000);
  afterAll(() => engine.close());

  /** As generators do: at their own size, a little softer and lighter. */
  const generated = (picture: Uint8Array) =>
    sharp(picture)
      .resize(576, 864, { fit: 'inside' })
      .blur(0.7)
      .linear(1.02, 3)
      .jpeg({ quality: 85 })
      .toBuffer();
  const draft = () => sharp(against.draft);
  const judged = async (render: Uint8Array) => engine.judge({ ...against, render: await generated(render) });

  it('passes what shows person and garment as they are, whatever its size and light', async () => {
    const { passed, parts } = await judged(against.draft);
    expect(parts).toMatchObject({ pose: 1, face: 1, background: 1 });
    expect(passed).toBe(true);
  });

  it.each([
    [
      'pose',
      'a body moved by a quarter of the shoulders',
      () =>
        draft()
          .extract({ left: 24, top: 0, width: 360, height: 512 })
          .extend({ right: 24, extendWith: 'copy' })
          .png()
          .toBuffer(),
    ],
    ['coverage', 'the photo as it was', async () => against.person],
    [
      'colour',
      'a garment of another colour',
      () =>
        draft()
          .recomb([
            [0, 0, 1],
            [0, 1, 0],
            [1, 0, 0],
          ])
          .png()
          .toBuffer(),
    ],
    [
      'texture',
      'a garment in one flat colour',
      async () =>
        draft()
          .composite([
            {
              input: await sharp({ create: { width: 116, height: 150, channels: 3, background: '#b3262e' } })
                .png()
                .toBuffer(),
              left: 134,
              top: 118,
            },
          ])
          .png()
          .toBuffer(),
    ],
    ['background', 'another room', async () => drawFigure({ ...SIZE, backdrop: '#20304a' })],
    [
      'pose',
      'nobody',
      () =>
        sharp({ create: { ...SIZE, channels: 3, background: '#c8c4bc' } })
          .png()
          .toBuffer(),
    ],
    [
      'pose',
      'a black image',
      () =>
        sharp({ create: { ...SIZE, channels: 3, background: '#000000' } })
          .png()
          .toBuffer(),
    ],
  ] as const)('refuses, for its %s, %s', async (part, _, render) => {
    const { passed, parts } = await judged(await render());
    expect(parts[part]).toBeLessThan(0.55);
    expect(passed).toBe(false);
  });

  it('refuses another head, unless the face need not be kept', async () => {
    const head = await sharp({ create: { width: 56, height: 76, channels: 3, background: '#7a5a44' } })
      .png()
      .toBuffer();
    const render = await draft()
      .composite([{ input: head, left: 164, top: 32 }])
      .png()
      .toBuffer();
    const { passed, parts } = await judged(render);
    expect(parts.face).toBeLessThan(0.55);
    expect(passed).toBe(false);
    const kept = await engine.judge({ ...against, render: await generated(render), preserveFace: false });
    expect(kept.parts).not.toHaveProperty('face');
  });

  it('says what is wrong with a render that is no image', async () => {
    await expect(engine.judge({ ...against, render: Uint8Array.from([1, 2, 3]) })).rejects.toMatchObject({
      code: 'RENDERER_FAILED',
    });
  });
});
