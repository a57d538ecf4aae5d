import { OnnxEncoder } from '#embedding/encoder';
import { LocalInference } from '#inference';
import type { Bench, Row, RowResult } from './bench-row.js';
import { benchPhotos } from './photos.js';
import { freshPrompts, promptAt } from './prompts.js';
import { median, summarise } from './stats.js';

/**
 * CPU time of the whole process for one photo (from the bytes of the file: decoding, resizing, the vision tower) and
 * for one prompt (tokenizer, text tower), through the product's encoder with one thread a session.
 */
export const encoder: Row = {
  name: 'encoder',
  title: 'CPU time of the built-in encoder on one thread',
  async measure({ house, quick }: Bench): Promise<RowResult> {
    const folder = await house.model();
    const { files, source } = await benchPhotos(quick ? 60 : 200);
    const product = await OnnxEncoder.open(folder, {
      inference: new LocalInference({ workers: 1, intraOpThreads: 1 }),
      towers: ['text', 'vision'],
    });
    try {
      const photo = async (at: number) => {
        const [vector] = await product.encodePhotos([files[at % files.length] as Buffer]);
        if (!(vector instanceof Float32Array)) throw vector ?? new Error('no vector');
      };
      const prompt = () => product.encodeText(promptAt(freshPrompts(1)));
      await cpuTimes(photo, 20);
      await cpuTimes(prompt, 50);
      const photos = await cpuTimes(photo, files.length);
      const prompts = await cpuTimes(prompt, quick ? 200 : 1_000);
      return {
        notes: [`${folder.id}; ${source}.`],
        samples: { 'a photo, CPU': summarise(photos), 'a prompt, CPU': summarise(prompts) },
        figures: [
          { name: 'CPU of a photo', value: median(photos), unit: 'ms', atMost: 20 },
          { name: 'CPU of a prompt', value: median(prompts), unit: 'ms', atMost: 4 },
        ],
      };
    } finally {
      await product.close();
    }
  },
};

/** CPU milliseconds, all threads of this process, of each call. */
async function cpuTimes(work: (at: number) => Promise<unknown>, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const before = process.cpuUsage();
    await work(at);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times;
}
