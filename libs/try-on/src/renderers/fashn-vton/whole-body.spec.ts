import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Image } from '#images';
import { LocalInference } from '#inference';
import { poseMap } from './pose-map.js';
import { WholeBody } from './whole-body.js';

const SIZE = { width: 300, height: 500 };

/** Black, with squares of ten pixels in a colour, by their left top corners. */
function photo(squares: { x: number; y: number; rgb: readonly number[] }[]): Image {
  const data = new Uint8Array(SIZE.width * SIZE.height * 3);
  for (const { x, y, rgb } of squares)
    for (let i = 0; i < 100; i++) data.set(rgb, ((y + Math.floor(i / 10)) * SIZE.width + x + (i % 10)) * 3);
  return { ...SIZE, data };
}

const at = (x: number, y: number, score = 0.9) => ({ x: x / SIZE.width, y: y / SIZE.height, score });
const POSE = { nose: at(150, 60), left_ankle: at(190, 440), right_ankle: at(110, 440) };

/** The fixture finds face and body at the bluest pixel and hands at the reddest: `whole_body.py`. */
describe('WholeBody', () => {
  let inference: LocalInference;
  let wholeBody: WholeBody;
  beforeAll(async () => {
    inference = new LocalInference({ workers: 1, intraOpThreads: 1, device: 'cpu' });
    wholeBody = await WholeBody.open('test/fixtures/fashn-vton/models', 'whole-body-small', inference);
  });
  afterAll(() => inference?.close());

  it('finds the points in pixels of the photo, 68 of a face and 21 of each hand', async () => {
    const blue = { x: 140, y: 55, rgb: [0, 0, 255] };
    const red = { x: 200, y: 300, rgb: [255, 0, 0] };
    const { face, hands } = await wholeBody.find(photo([blue, red]), POSE);
    expect(face).toHaveLength(68);
    expect(hands.map((hand) => hand.length)).toEqual([21, 21]);
    for (const [points, square] of [
      [face, blue],
      [hands.flat(), red],
    ] as const) {
      for (const point of points) {
        expect(Math.abs((point?.x ?? 0) - square.x)).toBeLessThan(3);
        expect(Math.abs((point?.y ?? 0) - square.y)).toBeLessThan(3);
      }
    }
  });

  it('finds nothing where the network is not sure, and does not look where nobody is', async () => {
    const pale = photo([{ x: 140, y: 55, rgb: [0, 0, 140] }]);
    const { face, hands } = await wholeBody.find(pale, POSE);
    expect([...face, ...hands.flat()].filter((point) => point !== undefined)).toEqual([]);
    expect(await wholeBody.find(pale, { nose: at(1, 1), left_ear: at(1, 1, 0.1) })).toEqual({
      face: [],
      hands: [],
    });
  });

  it('is refused where the folder holds another model', async () => {
    const open = WholeBody.open('test/fixtures/fashn-vton/models', 'fashn-vton-small', inference);
    await expect(open).rejects.toMatchObject({ code: 'MODEL_FOLDER_INVALID' });
  });

  it('says which input is another, where the graph is of another network', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-whole-body-'));
    const models = 'test/fixtures/fashn-vton/models';
    await cp(join(models, 'whole-body-small'), join(folder, 'other'), { recursive: true });
    const graph = await readFile('models/person-parser/model.onnx');
    await writeFile(join(folder, 'other/model.onnx'), graph);
    const path = join(folder, 'other/manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
    const sha256 = createHash('sha256').update(graph).digest('hex');
    const files = [{ path: 'model.onnx', bytes: graph.length, sha256 }];
    await writeFile(path, JSON.stringify({ ...manifest, name: 'other', files }));
    await expect(WholeBody.open(folder, 'other', inference)).rejects.toMatchObject({
      code: 'GRAPH_MISMATCH',
      message: expect.stringMatching(/is not the one of the manifest: .*input/),
    });
    await rm(folder, { recursive: true });
  });

  it('has hands drawn as lines with dots, and a face as dots', () => {
    // A hand with its fingers level, one above the other.
    const hand = [
      { x: 50, y: 100 },
      ...[0, 1, 2, 3, 4].flatMap((finger) =>
        [1, 2, 3, 4].map((joint) => ({ x: 50 + 20 * joint, y: 60 + 20 * finger })),
      ),
    ];
    const map = poseMap({}, SIZE, { hands: [hand], face: [{ x: 200, y: 200 }, undefined] });
    const grey = (x: number, y: number) => map.data[y * SIZE.width + x];
    expect([grey(80, 60), grey(120, 60), grey(120, 140)]).toEqual([163, 169, 220]);
    expect([grey(70, 60), grey(130, 140), grey(50, 100)]).toEqual([240, 240, 240]);
    expect([grey(80, 62), grey(200, 203), grey(200, 204)]).toEqual([0, 200, 0]);
    // Without a model that finds them, the body alone.
    expect(poseMap({}, SIZE).data.every((value) => value === 0)).toBe(true);
  });
});
