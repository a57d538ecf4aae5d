import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cropImage, type Image } from '#images';
import { parserManifest } from '#contracts';
import {
  GraphMismatchError,
  Inference,
  loadModel,
  type LoadedGraph,
  LocalInference,
  openModelFolderAs,
  type Tensors,
} from '#inference';
import { likeliestOf, type Parse, partIndex, PARTS } from './parse.js';
import { PARSER_SIZE, PersonParser } from './person-parser.js';

const PLANE = PARSER_SIZE.width * PARSER_SIZE.height;

/** The figure of the demo. */
async function figure(): Promise<Image> {
  const { data, info } = await sharp('apps/standalone/figure/person.jpg')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

describe('PersonParser', () => {
  let photo: Image;
  let inference: LocalInference;
  let parser: PersonParser;
  let graph: LoadedGraph;

  beforeAll(async () => {
    photo = await figure();
    inference = new LocalInference({ workers: 1, intraOpThreads: 1 });
    parser = await PersonParser.open('models', inference);
    graph = await loadModel(inference, await openModelFolderAs('models', 'person-parser', parserManifest));
  }, 60_000);
  afterAll(() => Promise.all([parser.close(), graph.close()]));

  it('says how likely each part is, pixel by pixel, of the box that it is asked for', async () => {
    const box = { x: 0, y: 0, width: photo.width, height: Math.round(photo.height / 2) };
    const parse = await parser.parse(photo, box);
    expect(parse).toMatchObject({ ...PARSER_SIZE, box, photo: { width: photo.width, height: photo.height } });
    expect(parse.probabilities).toHaveLength(PARTS.length * PLANE);
    for (let i = 0; i < PLANE; i += 97) {
      const sum = PARTS.reduce((total, _, k) => total + parse.probabilities[k * PLANE + i]!, 0);
      expect(sum).toBeCloseTo(1, 4);
    }
    const found = likeliestOf(parse);
    for (const part of ['hair', 'skin', 'background'] as const) expect(found).toContain(partIndex(part));
  }, 60_000);

  it('looks closer at somebody who is seen from head to feet, from its first look on', async () => {
    let looks = 0;
    const counted = await PersonParser.open(
      'models',
      answering(async (feeds) => (looks++, await graph.infer(feeds))),
    );
    const whole = await counted.look(photo);
    expect(looks).toBe(1);
    const parse = await counted.parse(photo, whole);
    expect(looks).toBe(3);
    expect(parse).toMatchObject({ ...PARSER_SIZE, box: whole.box });
    expect(isSame(parse, await counted.parse(photo))).toBe(true);
    expect(looks).toBe(6);
    const upper = { x: 0, y: 0, width: photo.width, height: Math.round(photo.height / 2) };
    await counted.parse(photo, upper);
    expect(looks).toBe(7);
  }, 60_000);

  it('sees a picture of its own size as it is', async () => {
    const small = cropImage(photo, { x: 40, y: 60, ...PARSER_SIZE });
    const seen: Tensors[] = [];
    const given = await PersonParser.open(
      'models',
      answering(async (feeds) => (seen.push(feeds), parts())),
    );
    await given.parse(small);
    const { data } = seen[0]!['pixel_values']!;
    for (let i = 0; i < PLANE; i += 89) expect(data[i]).toBeCloseTo((small.data[i * 3]! - 127.5) / 63.75, 5);
  });

  it('answers the same where all that is made of looks is made on a thread', async () => {
    const away = await PersonParser.open('models', inference, { ownThread: true });
    try {
      const here = await parser.parse(photo);
      expect(isSame(await away.parse(photo), here)).toBe(true);
      expect(await away.likeliest(photo)).toEqual(likeliestOf(here));
      expect(await parser.likeliest(photo)).toEqual(likeliestOf(here));
    } finally {
      await away.close();
    }
  }, 60_000);

  it('leaves the look that it is given to its caller', async () => {
    const away = await PersonParser.open('models', inference, { ownThread: true });
    try {
      const look = await away.look(photo);
      const before = look.probabilities.slice();
      await away.parse(photo, look);
      expect(look.probabilities).toEqual(before);
    } finally {
      await away.close();
    }
  }, 60_000);

  it('refuses an answer that is not of its parts', async () => {
    const few = await PersonParser.open(
      'models',
      answering(async () => parts(PARTS.length - 1)),
    );
    await expect(few.parse(photo)).rejects.toThrow(GraphMismatchError);
    const none = await PersonParser.open(
      'models',
      answering(async () => ({})),
    );
    await expect(none.parse(photo)).rejects.toThrow(GraphMismatchError);
  });
});

const isSame = (a: Parse, b: Parse): boolean =>
  a.width === b.width && a.height === b.height && a.probabilities.every((p, i) => p === b.probabilities[i]);

function parts(count: number = PARTS.length): Tensors {
  const { width, height } = PARSER_SIZE;
  const data = new Float32Array(count * PLANE).fill(1 / count);
  return { probabilities: { type: 'float32', data, dims: [1, count, height, width] } };
}

/** Graphs that answer what they are told to. */
function answering(infer: LoadedGraph['infer']): Inference {
  const graph: LoadedGraph = {
    inputs: [],
    outputs: [],
    maxBatch: 1,
    concurrency: 1,
    infer,
    status: () => ({ device: 'cpu', sessions: 1, loadedBytes: 0, restarts: 0, pending: 0 }),
    close: async () => {},
  };
  return Object.assign(Object.create(Inference.prototype) as Inference, { load: async () => graph });
}
