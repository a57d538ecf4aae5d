import { OnnxEncoder } from '#embedding/encoder';
import { LocalInference, openModelFolder } from '#inference';
import { benchPhotos } from './photos.js';
import { promptAt } from './prompts.js';
import { answerOrders } from './script.js';
import { rate, type TowerOrder, type TowerResult } from './tower-order.js';

/** The product's encoder with one session of each tower: bytes of photos and words in, unit vectors out. */
const [modelsDir = '', model = '', precision = 'fp32', threads = '1'] = process.argv.slice(2);
const folder = await openModelFolder(modelsDir, model, { precision: precision as 'fp32' | 'int8' });
const inference = new LocalInference({ workers: 1, intraOpThreads: Number(threads) });
const { files } = await benchPhotos(200);
/** A tower is loaded when it is first asked for, so that one alone can be weighed. */
const towers = new Map<string, Promise<OnnxEncoder>>();

answerOrders<TowerOrder, TowerResult>(async (order) => {
  const { tower, first } = order;
  const opened = towers.get(tower) ?? OnnxEncoder.open(folder, { inference, towers: [tower] });
  towers.set(tower, opened);
  const encoder = await opened;
  return rate(order, async (from, to) => {
    const numbers = Array.from({ length: to - from }, (_, at) => first + from + at);
    if (tower === 'text') return Promise.all(numbers.map((number) => encoder.encodeText(promptAt(number))));
    const photos = numbers.map((number) => files[number % files.length] as Buffer);
    const vectors = await encoder.encodePhotos(photos);
    const failed = vectors.find((vector) => vector instanceof Error);
    if (failed !== undefined) throw failed;
    return vectors;
  });
});
