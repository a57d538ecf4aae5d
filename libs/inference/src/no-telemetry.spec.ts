import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { filesLeftBy } from '#testing';

const graph = fileURLToPath(new URL('../../../models/person-parser/model.onnx', import.meta.url));
const from = new URL('./session-thread.ts', import.meta.url).href;

it('leaves no device id and no telemetry of onnxruntime on the disk', async () => {
  const files = await filesLeftBy(`
    import { SessionThread } from '${from}';
    const thread = new SessionThread({ graph: '${graph}', intraOpThreads: 1, device: 'cpu', gpu: 0 });
    await thread.start();
    await thread.close();
  `);
  expect(files).toEqual([]);
}, 60_000);
