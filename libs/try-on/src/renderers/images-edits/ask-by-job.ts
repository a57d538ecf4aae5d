import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { noImage, tooLate } from '../http/no-image.js';
import { PassingFailure } from '../http/passing-failure.js';
import type { Ask, Pictures, Wish } from './ask.js';
import { parseAnswer } from './ask.js';
import { type EditedImage, imagesOf } from './edit-answer.js';
import type { Engine } from './engine.js';

/** The first wait before a job is asked after; each is longer, up to the last. */
const FIRST_POLL_MS = 50;
const LONGEST_POLL_MS = 1_000;

const accepted = z.object({ id: z.string().regex(/^[\w-]{1,200}$/) });
const job = z.object({
  status: z.enum(['queued', 'generating', 'completed', 'failed', 'cancelled']),
  result: z.object({ images: z.array(z.object({ b64_json: z.string() })) }).nullish(),
  error: z
    .object({ code: z.union([z.string(), z.number()]).nullish(), message: z.string().nullish() })
    .nullish(),
});

/** stable-diffusion.cpp's own way, `POST /sdcpp/v1/img_gen`: a job that is asked after, and cancelled with ours. */
export const askByJob: Ask = async (engine, wish, pictures, signal) => {
  const body = JSON.stringify(requestOf(wish, pictures));
  signal.throwIfAborted();
  // Not let go of half-way: a job whose id is not known can not be cancelled.
  const untilTold = new AbortController().signal;
  const started = accepted.safeParse(
    parseAnswer(await engine.send({ path: '/sdcpp/v1/img_gen', body }, untilTold)),
  );
  if (!started.success)
    throw noImage('its answer names no job; check IMAGES_EDITS_PROFILE and IMAGES_EDITS_URLS');
  const { id } = started.data;
  try {
    return await ended(engine, id, signal);
  } catch (error) {
    // One that has failed is not there any more.
    if (signal.aborted || error instanceof PassingFailure) await cancel(engine, id);
    signal.throwIfAborted();
    throw error;
  }
};

function requestOf(
  { prompt, size, n, seed, steps, guidance }: Wish,
  { person, garments, mask }: Pictures,
): object {
  return {
    prompt,
    ...size,
    seed,
    batch_count: n,
    ref_images: [person, ...garments].map(base64),
    ...(mask !== undefined && { mask_image: base64(mask) }),
    sample_params: {
      ...(steps !== undefined && { sample_steps: steps }),
      ...(guidance !== undefined && { guidance: { txt_cfg: guidance } }),
    },
    output_format: 'png',
  };
}

async function ended(engine: Engine, id: string, signal: AbortSignal): Promise<EditedImage[]> {
  const deadline = performance.now() + engine.timeoutMs;
  for (let wait = FIRST_POLL_MS; ; wait = Math.min(wait * 1.5, LONGEST_POLL_MS)) {
    const found = job.safeParse(
      parseAnswer(await engine.send({ path: `/sdcpp/v1/jobs/${id}`, method: 'GET' }, signal)),
    );
    if (!found.success) throw noImage('what it says of its job could not be read');
    const { status, result, error } = found.data;
    if (status === 'completed') return imagesOf({ data: result?.images ?? [] }, engine.url);
    if (status === 'failed')
      throw noImage(`its job failed (${(error?.message ?? 'without a reason').slice(0, 160)})`);
    if (status === 'cancelled') throw noImage('its job was cancelled there');
    if (performance.now() > deadline) throw new PassingFailure(tooLate(engine.timeoutMs));
    await sleep(wait, undefined, { signal });
  }
}

/** Of a job that has ended meanwhile there is nothing to cancel. */
async function cancel(engine: Engine, id: string): Promise<void> {
  const path = `/sdcpp/v1/jobs/${id}/cancel`;
  await engine.send({ path, body: '{}' }, AbortSignal.timeout(5_000)).catch(() => undefined);
}

function base64(image: Uint8Array): string {
  return Buffer.from(image.buffer, image.byteOffset, image.byteLength).toString('base64');
}
