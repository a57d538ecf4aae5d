import { describe, expect, it } from 'vitest';
import type { Labels } from '#images';
import { InferenceCrashedError, InferenceOverloadedError, ModelFolderError } from '#inference';
import { partIndex } from '#person-parse';
import { EncoderMismatchError } from '../encoder.errors.js';
import { WornPhotos } from './worn-photos.js';

const WORN = Float32Array.of(1, 0);
const FLAT = Float32Array.of(0, 1);
const PART = Float32Array.of(0.6, 0.8);
/** Of the frame with all but the part covered. */
const ALONE: Float32Array | Error = Float32Array.of(0, 0, 1);
const [WORN_PHOTO, FLAT_PHOTO] = [Buffer.from('worn'), Buffer.from('flat')];
/** The lower half of every photo is trousers. */
const HALF: Labels = {
  data: new Uint8Array(100).fill(partIndex('lower'), 50),
  width: 10,
  height: 10,
};

function photosWith(
  read: () => Promise<Labels>,
  test: object = {},
  open: () => Promise<unknown> = () => Promise.resolve(),
) {
  const asked = { parsed: 0, frames: 0, opened: 0, closed: 0 };
  const failures: Error[] = [];
  const opened = async () => {
    asked.opened++;
    await open();
    return {
      read: async () => {
        asked.parsed++;
        return read();
      },
      close: async () => void asked.closed++,
    };
  };
  const worn = new WornPhotos({ weights: [1, -1], bias: 0, ...test }, opened, (error) =>
    failures.push(error),
  );
  const ofItems = (
    photos: Buffer[],
    texts: string[][],
    vectors: (Float32Array | Error)[],
    part: Float32Array | Error = PART,
  ) =>
    worn.ofItems(photos, texts, vectors, async (_some, views) => {
      asked.frames += views.length;
      expect(views.every(({ frame }) => frame.top > 0.3)).toBe(true);
      return views.map(({ cover }) => (cover === undefined ? part : ALONE));
    });
  return { asked, failures, worn, ofItems };
}

describe('WornPhotos', () => {
  it('makes the vector of a worn item its own part of the photo, mostly', async () => {
    const { asked, ofItems } = photosWith(async () => HALF);
    const [vector] = await ofItems([WORN_PHOTO], [['Trousers']], [WORN]);
    expect(Math.hypot(...(vector as Float32Array))).toBeCloseTo(1, 5);
    expect((vector as Float32Array)[1]).toBeGreaterThan(0.7);
    expect(asked).toMatchObject({ opened: 1, parsed: 1, frames: 1 });
  });

  it('neither loads nor runs the parser for photos that nobody is in, and those whose items are not named', async () => {
    const { asked, ofItems, worn } = photosWith(async () => HALF);
    const broken = new Error('no picture');
    const given = [FLAT, WORN, WORN, broken];
    const photos = [FLAT_PHOTO, WORN_PHOTO, WORN_PHOTO, WORN_PHOTO];
    expect(await ofItems(photos, [['Trousers'], ['Quillon 12'], ['Bags'], ['Trousers']], given)).toEqual(
      given,
    );
    expect(asked).toMatchObject({ opened: 0, parsed: 0, frames: 0 });
    await worn.close();
  });

  it('leaves a photo whole whose part is not found, or not encoded, and where the parser fails', async () => {
    const nothing = { ...HALF, data: new Uint8Array(100) };
    const missing = photosWith(async () => nothing);
    expect(await missing.ofItems([WORN_PHOTO], [['Trousers']], [WORN])).toEqual([WORN]);
    const failing = photosWith(async () => Promise.reject(new EncoderMismatchError('parser', 'fails')));
    expect(await failing.ofItems([WORN_PHOTO], [['Trousers']], [WORN])).toEqual([WORN]);
    const found = photosWith(async () => HALF);
    expect(await found.ofItems([WORN_PHOTO], [['Trousers']], [WORN], new Error('no vector'))).toEqual([WORN]);
  });

  it('opens a parser anew that could not be opened, and says once that it fails until it works again', async () => {
    let failure: Error | undefined = new ModelFolderError('person-parser', 'its disk is away.');
    const { asked, failures, ofItems, worn } = photosWith(
      async () => HALF,
      {},
      async () => {
        if (failure !== undefined) throw failure;
      },
    );
    const embed = () => ofItems([WORN_PHOTO, WORN_PHOTO], [['Trousers'], ['Jeans']], [WORN, WORN]);
    expect(await embed()).toEqual([WORN, WORN]);
    expect(await embed()).toEqual([WORN, WORN]);
    expect(failures).toEqual([failure]);
    expect(asked).toMatchObject({ opened: 2, parsed: 0 });
    failure = undefined;
    expect(await embed()).not.toContain(WORN);
    expect(asked).toMatchObject({ opened: 3, parsed: 2 });
    await worn.close();
    expect(asked.closed).toBe(1);
  });

  it('says anew that the parser fails when it has worked in between', async () => {
    const crashed = new InferenceCrashedError();
    const answers = [crashed, crashed, HALF, crashed];
    const { failures, ofItems } = photosWith(async () => {
      const next = answers.shift();
      if (next === undefined || next instanceof Error) throw next;
      return next;
    });
    for (let photo = 0; photo < 4; photo++) await ofItems([WORN_PHOTO], [['Trousers']], [WORN]);
    expect(failures).toEqual([crashed, crashed]);
  });

  it('does not take a fault of ours for one of the parser', async () => {
    const fault = new TypeError('labels is undefined');
    const { failures, ofItems } = photosWith(() => Promise.reject(fault));
    expect(await ofItems([WORN_PHOTO, FLAT_PHOTO], [['Trousers'], ['Jeans']], [WORN, FLAT])).toEqual([
      fault,
      FLAT,
    ]);
    expect(failures).toEqual([]);
  });

  it('leaves no photo whole because too many wait for the parser', async () => {
    const busy = new InferenceOverloadedError(9);
    const { failures, ofItems } = photosWith(() => Promise.reject(busy));
    expect(await ofItems([WORN_PHOTO], [['Trousers']], [WORN])).toEqual([busy]);
    expect(failures).toEqual([]);
  });

  it('takes away what the photo says of things that are worn elsewhere', async () => {
    const names = {
      names: [
        [1, 0],
        [0, 1],
      ],
      others: { lower: [0], beside: [1] },
    };
    const { ofItems } = photosWith(async () => HALF, names);
    const seen = Float32Array.of(0.8, 0.6);
    const photos = [WORN_PHOTO, WORN_PHOTO, WORN_PHOTO];
    const [trousers, bag, unnamed] = await ofItems(
      photos,
      [['Trousers'], ['Bags'], ['SS26']],
      [seen, seen, seen],
    );
    expect(trousers).toEqual(Float32Array.of(0, 1));
    expect(bag).toEqual(Float32Array.of(1, 0));
    expect(unnamed).toEqual(seen);
  });

  it('asks for a second view of a frame where the model has colours, and does without one that fails', async () => {
    const seen = Float32Array.of(1, 0, 0);
    const { asked, ofItems } = photosWith(async () => HALF, { colours: [[0, 0, 1]] });
    const [coloured] = await ofItems([WORN_PHOTO], [['Trousers']], [seen], Float32Array.of(1, 0, 0));
    expect(asked).toMatchObject({ parsed: 1, frames: 2 });
    expect((coloured as Float32Array)[2]).toBeCloseTo(Math.SQRT1_2, 5);
    expect(await ofItems([WORN_PHOTO], [['Trousers']], [seen], new Error('no vector'))).toEqual([seen]);
  });

  it('refuses a test whose numbers are wrong', () => {
    const wrong = { weights: [1], bias: 0, garments: { classes: [], kept: 2, loudness: 1, told: [] } };
    expect(() => new WornPhotos(wrong, async () => Promise.reject(new Error('not opened')))).toThrow(/kept/);
  });

  it('closes the parser that it opened', async () => {
    const { asked, ofItems, worn } = photosWith(async () => HALF);
    await ofItems([WORN_PHOTO, WORN_PHOTO], [['Trousers'], ['Jeans']], [WORN, WORN]);
    await worn.close();
    expect(asked).toMatchObject({ opened: 1, closed: 1, parsed: 2 });
  });
});
