import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { type EngineKind, ENGINES, type EngineWords } from './engine-words.js';

/** What goes wrong, as users of engines report it. */
export type EngineFault =
  | 'none'
  | 'one-image'
  | 'jpeg-called-png'
  | 'wrong-size'
  | 'by-url'
  | 'url-elsewhere'
  | 'cut-base64'
  | 'refused'
  | 'silence'
  | 'closed-in-the-middle'
  | 'black'
  | 'unchanged'
  | 'job-failed'
  | 'another-protocol';

/** A request as it came. */
export type EngineRequest = {
  fields: Record<string, string[]>;
  files: { field: string; name: string; bytes: Buffer }[];
  authorization: string | undefined;
};

/** An image engine over real HTTP on this machine. What it makes of a photo is the photo with a blue middle. */
export class ImageEngine {
  readonly requests: EngineRequest[] = [];
  fault: EngineFault = 'none';
  /** So many requests are answered with this status first. */
  first: { status: 401 | 429 | 503; times: number; retryAfter?: string } | undefined;
  /** What it shows, in place of the photo with a blue middle. */
  shows: Buffer | undefined;
  /** How long an image takes, one after the other. */
  imageMs = 0;
  /** As `GET /v1/models` names them. */
  models = ['a-model'];
  /** As SGLang's `GET /models` says it. */
  taskType: string | undefined;
  /** Images that were made. */
  made = 0;
  /** Requests whose connection was closed before they were answered. */
  givenUp = 0;
  private turn: Promise<void> = Promise.resolve();
  private kept = new Map<string, Buffer>();
  private readonly jobs: EngineRequest[] = [];
  private readonly looked = new Set<string>();

  private constructor(
    private readonly words: EngineWords,
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(kind: EngineKind): Promise<ImageEngine> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const engine = new ImageEngine(ENGINES[kind], server, url);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      engine.answer(request, response).catch(() => response.destroy());
    });
    return engine;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    // A server of language models, say: its sentences are about tokens.
    if (this.fault === 'another-protocol')
      return this.json(response, 404, { error: 'No tokens for this path' });
    if (this.first !== undefined && this.first.times > 0) {
      this.first.times -= 1;
      const { status, retryAfter } = this.first;
      return this.json(response, status, this.words.error('The model is loading'), retryAfter);
    }
    if (pathname === '/v1/models') {
      return this.json(response, 200, { data: this.models.map((id) => ({ id, object: 'model' })) });
    }
    if (pathname === '/models' && this.taskType !== undefined) {
      return this.json(response, 200, { model_path: this.models[0], task_type: this.taskType });
    }
    const kept = this.kept.get(pathname);
    if (kept !== undefined) return void response.writeHead(200, { 'content-type': 'image/png' }).end(kept);
    if (pathname.startsWith('/sdcpp/v1/')) return this.job(pathname, request, response);
    if (pathname !== '/v1/images/edits') return this.json(response, 404, this.words.error('No such route'));
    const read = await readForm(request);
    this.requests.push(read);
    response.on('close', () => (this.givenUp += response.writableFinished ? 0 : 1));
    const wrong = this.fault === 'refused' ? 'size is not supported' : this.wrongOf(read);
    if (wrong !== undefined) return this.json(response, 400, this.words.error(wrong));
    if (this.fault === 'silence') return;
    const images = await this.images(read);
    if (response.destroyed) return;
    const body = JSON.stringify({ created: 1, ...this.words.answer, data: images });
    if (this.fault !== 'closed-in-the-middle') return void response.writeHead(200).end(body);
    response.writeHead(200, { 'content-length': body.length });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  }

  /** stable-diffusion.cpp's jobs: one is made as soon as it is asked after for the second time. */
  private async job(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id = '', cancel] = /^\/sdcpp\/v1\/jobs\/(\d+)(\/cancel)?$/.exec(pathname) ?? [];
    if (cancel !== undefined) {
      this.givenUp += 1;
      return this.json(response, 200, { id, status: 'cancelled' });
    }
    if (id === '') {
      const read = await readJob(request);
      this.requests.push(read);
      if (this.fault === 'refused')
        return this.json(response, 400, this.words.error('size is not supported'));
      this.jobs.push(read);
      return this.json(response, 202, {
        id: String(this.jobs.length - 1),
        kind: 'img_gen',
        status: 'queued',
      });
    }
    const asked = this.jobs[Number(id)];
    if (asked === undefined) return this.json(response, 404, this.words.error('no such job'));
    if (this.fault === 'silence' || !this.looked.has(id)) {
      this.looked.add(id);
      return this.json(response, 200, { id, status: 'generating', queue_position: 0 });
    }
    if (this.fault === 'job-failed') {
      return this.json(response, 200, {
        id,
        status: 'failed',
        error: { code: 'oom', message: 'out of memory' },
      });
    }
    const images = (await this.images(asked)).map((image, index) => ({ index, ...image }));
    this.json(response, 200, { id, status: 'completed', result: { output_format: 'png', images } });
  }

  /** What the engine would refuse of a request. */
  private wrongOf({ fields, files }: EngineRequest): string | undefined {
    if (fields.prompt === undefined) return 'prompt is required';
    if (files.filter(({ field }) => field.startsWith('image')).length < 2) return 'two images are required';
    if (!this.words.isStrict) return undefined;
    const unknown = Object.keys(fields).find((name) => !this.words.fields.includes(name));
    const doubled = Object.entries(fields).find(([, values]) => values.length > 1);
    if (unknown !== undefined) return `Unknown parameter: '${unknown}'.`;
    return doubled && `Duplicate parameter: '${doubled[0]}'.`;
  }

  private async images({ fields, files }: EngineRequest): Promise<object[]> {
    const wanted = this.fault === 'one-image' ? 1 : Number(fields.n?.[0] ?? 1);
    const images: object[] = [];
    for (let i = 0; i < wanted; i++) {
      this.turn = this.turn.then(() => sleep(this.imageMs));
      await this.turn;
      images.push(this.shown(await this.image(files[0]!.bytes, fields.size?.[0] ?? '')));
      this.made += 1;
    }
    return images;
  }

  private async image(person: Buffer, size: string): Promise<Buffer> {
    const [width = 64, height = 64] = (this.fault === 'wrong-size' ? '512x256' : size).split('x').map(Number);
    if (this.fault === 'black') return plain(width, height, '#000000').png().toBuffer();
    const photo = sharp(this.shows ?? person).resize(width, height, { fit: 'fill' });
    if (this.shows !== undefined) return photo.png().toBuffer();
    if (this.fault === 'unchanged') return photo.png().toBuffer();
    const [w, h] = [Math.round(width / 2), Math.round(height / 2)];
    const middle = await plain(w, h, '#1040c0').png().toBuffer();
    const painted = photo.composite([{ input: middle, gravity: 'centre' }]);
    return this.fault === 'jpeg-called-png' ? painted.jpeg().toBuffer() : painted.png().toBuffer();
  }

  private shown(image: Buffer): object {
    const base64 = image.toString('base64');
    if (this.fault === 'cut-base64') return { b64_json: base64.slice(0, base64.length / 2) };
    if (this.fault === 'url-elsewhere') return { url: 'http://169.254.169.254/latest/meta-data' };
    if (this.fault !== 'by-url') return { b64_json: base64 };
    const path = `/v1/images/${this.made}/content`;
    this.kept.set(path, image);
    return { url: path };
  }

  private json(response: ServerResponse, status: number, body: unknown, retryAfter?: string): void {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    });
    response.end(JSON.stringify(body));
  }
}

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });

async function readForm(request: IncomingMessage): Promise<EngineRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData();
  const read: EngineRequest = { fields: {}, files: [], authorization: request.headers.authorization };
  for (const [field, value] of form) {
    if (typeof value === 'string') (read.fields[field] ??= []).push(value);
    else read.files.push({ field, name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return read;
}

/** The same of a job's JSON: its numbers as fields, its images as files. */
async function readJob(request: IncomingMessage): Promise<EngineRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const {
    ref_images: images,
    mask_image: mask,
    ...rest
  } = JSON.parse(Buffer.concat(chunks).toString()) as {
    width: number;
    height: number;
    ref_images: string[];
    mask_image?: string;
  };
  const file = (field: string, name: string, text: string) => ({
    field,
    name,
    bytes: Buffer.from(text, 'base64'),
  });
  return {
    fields: {
      ...Object.fromEntries(
        Object.entries(rest).map(([name, value]) => [
          name,
          [typeof value === 'object' ? JSON.stringify(value) : String(value)],
        ]),
      ),
      size: [`${rest.width}x${rest.height}`],
    },
    files: [
      ...images.map((image, i) => file('image[]', i === 0 ? 'person.jpg' : `garment-${i}.jpg`, image)),
      ...(mask === undefined ? [] : [file('mask', 'mask.png', mask)]),
    ],
    authorization: request.headers.authorization,
  };
}
