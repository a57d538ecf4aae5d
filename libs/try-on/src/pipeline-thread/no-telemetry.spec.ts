import { expect, it } from 'vitest';
import { filesLeftBy } from '#testing';

it('leaves no telemetry of onnxruntime on the disk where models are loaded in a thread of a thread', async () => {
  const files = await filesLeftBy(`
    import { PipelineThread } from '${new URL('./pipeline-thread.ts', import.meta.url).href}';
    const module = '${new URL('./testing/inferring-pipeline.ts', import.meta.url).href}';
    const thread = new PipelineThread({ module, options: undefined });
    await thread.start();
    await thread.end();
  `);
  expect(files).toEqual([]);
}, 60_000);
