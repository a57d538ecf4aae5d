import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { SubmittedTryOnStatusDto, TryOnErrorCode } from '#contracts';
import { type ApiClient, drawPhoto, oddPhotos, photoForm } from '#testing';
import { TryOnError } from '#try-on';
import { form, photos, TryOnStand } from '../../support/try-on/try-on-stand.js';

/** The documents whose clients this is about lie beside the repository on machines that have them. */
const SEEDS = fileURLToPath(new URL('../../../../shared/seeds', import.meta.url));

let stand: TryOnStand;
let shop: ApiClient;
let picture: Buffer;
let pictures: Server;
beforeAll(async () => {
  stand = await TryOnStand.start(inject('services'), {
    FETCH_ALLOW_ADDRESSES: '127.0.0.1',
    TRYON_SYNC_WAIT_S: '10',
  });
  shop = (await stand.openShop()).secret;
  picture = await drawPhoto({ format: 'png' });
  pictures = createServer((_request, response) => {
    void photos().then(({ person }) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(person));
  }).listen(0, '127.0.0.1');
  await once(pictures, 'listening');
});
afterAll(async () => {
  pictures?.close();
  await stand?.stop();
});
beforeEach(() => stand.pipeline.succeedWith(picture));

const fail = (code: TryOnErrorCode, message: string) => {
  stand.pipeline.work = async () => {
    throw new TryOnError(code, message);
  };
};

async function until<Body>(path: string, done: (body: Body) => boolean): Promise<Body> {
  for (let look = 0; look < 300; look++) {
    const { body } = await shop.send<Body>('GET', path);
    if (done(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${path} did not come to its end`);
}

describe('AI Virtual Try-On API', () => {
  it('answers a submission as documented, and each poll', async () => {
    const { person, garment } = await photos();
    const files = { person_image: person, clothing_image: garment };
    const submitted = await shop.send<{ job_id: string }>('POST', '/api/tryon', form(files));
    expect(submitted).toMatchObject({ status: 202, body: { job_id: expect.any(String), status: 'queued' } });
    expect(Object.keys(submitted.body)).toEqual(['job_id', 'status']);
    const done = await until<{ status: string }>(
      `/api/tryon/${submitted.body.job_id}`,
      ({ status }) => status === 'completed',
    );
    expect(done).toMatchObject({ progress: 100, result_b64: picture.toString('base64') });
  });

  it('refuses a wrong type with the documented words', async () => {
    const { garment } = await photos();
    const files = { person_image: await oddPhotos.gif(), clothing_image: garment };
    expect(await shop.send('POST', '/api/tryon', form(files))).toMatchObject({
      status: 400,
      body: { detail: 'Unsupported image type: image/gif', code: 'INVALID_IMAGE_FORMAT' },
    });
  });

  it('says of the service whether its models are loaded', async () => {
    expect(await stand.anyone.send('GET', '/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', models_loaded: true, cuda_available: false, gpu: null },
    });
  });
});

describe('AI Virtual Try-On Service', () => {
  const submit = (data: FormData) =>
    shop.send<{ job_id: string; status: string; message: string }>('POST', '/api/tryon/submit', data);

  it('takes files, and goes from QUEUED to DONE with a file to fetch', async () => {
    const { person, garment } = await photos();
    const { status, body } = await submit(
      form({ user_image: person, product_image: garment }, { garment_type: 'tshirt' }),
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      job_id: expect.any(String),
      status: 'QUEUED',
      message: 'Job submitted successfully',
    });
    const id = body.job_id;
    const done = await until<SubmittedTryOnStatusDto>(
      `/api/tryon/status/${id}`,
      ({ status }) => status === 'DONE',
    );
    expect(done).toMatchObject({
      job_id: id,
      quality_score: 0.9,
      retry_count: 0,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      completed_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      error_message: null,
    });
    const file = new URL(done.result_image_url ?? '', stand.url);
    expect(file.pathname).toBe(`/results/${id}.png`);
    // By the path of the answer without a key, as a page would show it; by the documented path with one.
    expect((await stand.anyone.bytes(file.href)).body.equals(picture)).toBe(true);
    expect((await shop.bytes(`/results/${id}.png`)).body.equals(picture)).toBe(true);
    expect((await stand.anyone.bytes(`/results/${id}.png`)).status).toBe(401);
    const result = await shop.bytes(`/api/tryon/result/${id}`);
    expect(result.headers.get('content-type')).toBe('image/png');
    expect(result.body.equals(picture)).toBe(true);
    expect(stand.pipeline.requests.at(-1)).toMatchObject({
      garments: [{ type: 'top' }],
      preserveFace: true,
      preserveBackground: true,
      realismLevel: 3,
      maxRetries: 2,
    });
  });

  it('takes URLs, of public addresses alone', async () => {
    const url = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/photo.jpg`;
    const fields = { user_image_url: url, product_image_url: url, garment_type: 'tshirt' };
    const { status, body } = await submit(form({}, fields));
    expect(status).toBe(200);
    await until<{ status: string }>(`/api/tryon/status/${body.job_id}`, ({ status }) => status === 'DONE');
    const inside = { ...fields, user_image_url: 'http://169.254.169.254/latest/meta-data' };
    expect(await submit(form({}, inside))).toMatchObject({ status: 422, body: { code: 'URL_NOT_PUBLIC' } });
  });

  it('says why a job failed', async () => {
    fail('POSE_FAILED', 'No shoulders were found in user_image.');
    const { person, garment } = await photos();
    const { body } = await submit(form({ user_image: person, product_image: garment }));
    const failed = await until<SubmittedTryOnStatusDto>(
      `/api/tryon/status/${body.job_id}`,
      ({ status }) => status === 'FAILED',
    );
    expect(failed).toMatchObject({
      result_image_url: null,
      error_code: 'POSE_FAILED',
      error_message: 'No shoulders were found in user_image.',
    });
    expect(await shop.send('GET', `/api/tryon/result/${body.job_id}`)).toMatchObject({
      status: 409,
      body: { code: 'TRYON_FAILED', detail: expect.stringContaining('No shoulders were found') },
    });
  });

  it.each([
    ['PHOTO_TOO_SMALL', 'INVALID_IMAGE_FORMAT'],
    ['BODY_NOT_SHOWN', 'POSE_FAILED'],
  ] as const)(
    'says of what it has no code of its own for (%s) the one that comes closest',
    async (code, own) => {
      fail(code, 'Send another photo.');
      const { person, garment } = await photos();
      const { body } = await submit(form({ user_image: person, product_image: garment }));
      const failed = await until<SubmittedTryOnStatusDto>(
        `/api/tryon/status/${body.job_id}`,
        ({ status }) => status === 'FAILED',
      );
      expect(failed.error_code).toBe(own);
      expect(await shop.send('GET', `/api/tryon/${body.job_id}`)).toMatchObject({
        body: { error: { code } },
      });
    },
  );

  it('makes no draft where final was asked for', async () => {
    const { person, garment } = await photos();
    const files = { user_image: person, product_image: garment };
    expect(await submit(form(files, { mode: 'final' }))).toMatchObject({
      status: 422,
      body: { code: 'MODE_NOT_AVAILABLE', detail: expect.stringMatching(/no final/) },
    });
    expect((await submit(form(files, { mode: 'draft' }))).status).toBe(200);
  });
});

describe('PreModa backend', () => {
  const tryOn = (files: Record<string, Buffer>, fields: Record<string, string>) =>
    shop.send<{ success: boolean; message: string; result_image_url: string; status_url: string }>(
      'POST',
      '/api/virtual-tryon',
      form(files, fields),
    );
  const documented = {
    clothing_name: 'Polo',
    clothing_type: 'polo',
    clothing_color: '#1E90FF',
    clothing_size: 'M',
  };

  it('answers with the result, as a JPEG', async () => {
    const { person, garment } = await photos();
    const { status, body } = await tryOn({ person_image: person, clothing_image: garment }, documented);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { success: true, message: 'Virtual try-on completed successfully' },
    });
    expect(new URL(body.result_image_url).pathname).toMatch(/^\/api\/results\/result_[0-9a-f-]{36}\.jpg$/);
    const image = await stand.anyone.bytes(body.result_image_url);
    expect(image.headers.get('content-type')).toBe('image/jpeg');
    expect(await sharp(image.body).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
    expect(stand.pipeline.requests.at(-1)?.garments).toMatchObject([{ type: 'top', colour: '#1e90ff' }]);
  });

  it('takes the item of that name or external id where no garment is sent', async () => {
    await shop.send(
      'POST',
      '/api/images',
      photoForm({ name: 'Blue polo', external_id: 'sku-7' }, await drawPhoto()),
    );
    for (const clothing_name of ['blue POLO', 'sku-7']) {
      const { person } = await photos();
      expect((await tryOn({ person_image: person }, { ...documented, clothing_name })).status).toBe(200);
    }
    const { person } = await photos();
    expect(await tryOn({ person_image: person }, { ...documented, clothing_name: 'Nothing' })).toMatchObject({
      status: 422,
      body: { success: false, code: 'CLOTHING_NOT_FOUND', message: expect.stringMatching(/clothing_image/) },
    });
  });

  it('says in its own shape why it failed', async () => {
    fail('NANO_API_ERROR', 'The renderer made no image.');
    const { person, garment } = await photos();
    expect(await tryOn({ person_image: person, clothing_image: garment }, documented)).toMatchObject({
      status: 422,
      body: { success: false, code: 'NANO_API_ERROR', message: 'The renderer made no image.' },
    });
  });

  it('lives', async () => {
    expect((await stand.anyone.send('GET', '/api/health')).status).toBe(200);
  });
});

const hasSeeds = existsSync(SEEDS);
const hasPython = spawnSync('python3', ['-c', 'import requests']).status === 0;

/** Fenced blocks of a document, by their language. */
async function blocksOf(document: string, language: string): Promise<string[]> {
  const text = await readFile(join(SEEDS, document), 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(
    ([, block = '']) => block,
  );
}

/** Runs a program in a folder with the photos that the documents name; what it printed. */
async function runProgram(command: string, args: string[], file: string, code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-documents-'));
  try {
    const { person, garment } = await photos();
    await Promise.all([
      writeFile(join(folder, 'person.jpg'), person),
      writeFile(join(folder, 'shirt.jpg'), garment),
      writeFile(join(folder, 'tshirt.png'), garment),
      writeFile(join(folder, file), code),
    ]);
    const child = spawn(command, [...args, file], { cwd: folder });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [exit] = (await once(child, 'exit')) as [number | null];
    if (exit !== 0) throw new Error(`the program ended with ${exit}: ${said}`);
    return said;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.runIf(hasSeeds)("the documents' own examples, run with another base URL and a key", () => {
  const withKey = () => {
    const key = (shop as unknown as { headers: Record<string, string> }).headers['x-api-key'];
    if (key === undefined) throw new Error('the client has no key');
    return key;
  };
  const moved = (code: string) => code.replaceAll('http://localhost:8000', stand.url);

  it.runIf(hasPython)('the Python example runs to the end', async () => {
    const [example = ''] = await blocksOf('tryon-api.md', 'python');
    // The key, as a client would send it with every request of its program.
    const session = `import requests\n_plain = requests.api.request\ndef _with_key(*a, **k):\n    k["headers"] = {"X-API-Key": "${withKey()}"}\n    return _plain(*a, **k)\nrequests.api.request = _with_key\n`;
    const said = await runProgram('python3', [], 'example.py', session + moved(example));
    expect(said).toMatch(/completed 100\nResult: http/);
  });

  it('the TypeScript example runs, and its status comes to DONE', async () => {
    const [example = ''] = await blocksOf('tryon-service.md', 'typescript');
    const code = `import { readFile } from 'node:fs/promises';
const plain = fetch;
globalThis.fetch = (url, init = {}) => plain(url, { ...init, headers: { 'X-API-Key': '${withKey()}' } });
const userImageFile = new File([await readFile('person.jpg')], 'person.jpg');
const productImageFile = new File([await readFile('tshirt.png')], 'tshirt.png');
${moved(example).replace('await fetch(`/', `await fetch(\`${stand.url}/`)}
let url;
while ((url = await checkStatus()) === undefined) await new Promise((done) => setTimeout(done, 100));
console.log('shown', url);`;
    const said = await runProgram(process.execPath, [], 'example.mjs', code);
    expect(said).toMatch(/shown \/results\/[0-9a-f-]{36}\.png/);
  });

  it.each(['tryon-api.md', 'tryon-service.md'])('every curl of %s that is complete', async (document) => {
    const commands = (await blocksOf(document, 'bash'))
      .join('\n')
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => line.startsWith('curl'));
    expect(commands.length).toBeGreaterThan(1);
    let id = '';
    for (const command of commands) {
      const line = moved(command)
        // Examples of ids and of photos on the web stand for ones that there are.
        .replace(/(c3e8a4b1-\.\.\.|550e8400-[0-9a-f-]+)/, id)
        .replaceAll(/https:\/\/example\.com/g, `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`)
        .replace('-F "mode=final"', '')
        .replace(/^curl/, `curl -sS --fail-with-body -H "X-API-Key: ${withKey()}"`);
      const said = await runProgram('sh', [], 'command.sh', line);
      if (said.includes('job_id')) {
        id = (JSON.parse(said) as { job_id: string }).job_id;
        await until<{ status: string }>(`/api/tryon/${id}`, ({ status }) => status === 'completed');
      }
    }
    expect(id).not.toBe('');
  });
});
