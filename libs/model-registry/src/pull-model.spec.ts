import {
  appendFile,
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openModelFolder } from '#inference';
import { FolderSource } from './folder-source.js';
import { HubSource } from './hub-source.js';
import type { HubSettings } from './hub-settings.js';
import { lockMismatches, readModelsLock } from './models-lock.js';
import { pullModel } from './pull-model.js';
import type { PullEvent, PullOptions } from './pull-options.js';
import { COMMIT, HubServer, sha256Of } from './testing/hub-server.js';
import { CONFIG, smallModel, testSettings, WEIGHTS, writeEntry } from './testing/small-model.js';

// It waits for the disk: a machine that is busy otherwise takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MODEL = 'onnx/model.onnx';
/** A cut connection may take with it what was not read yet. */
const FROM_THE_MIDDLE = expect.stringMatching(/^bytes=[1-9]\d*-$/);
const FLOATING = {
  hub: 'huggingface',
  repo: 'somebody/small',
  revision: 'main',
  revision_pinned_at_first_pull: true,
};

let hub: HubServer;
let models: string;
let events: PullEvent[];

beforeEach(async () => {
  hub = await new HubServer().start();
  models = await smallModel(hub);
  events = [];
});
afterEach(async () => {
  await hub.stop();
  await rm(models, { recursive: true });
});

const pull = (changes: Partial<PullOptions> = {}, settings: Partial<HubSettings> = {}) =>
  pullModel({
    modelsDir: models,
    name: 'small',
    source: new HubSource(testSettings(hub.endpoint, settings)),
    onEvent: (event) => events.push(event),
    ...changes,
  });

const landed = async () => (await readdir(models)).includes('small');
const rangesAsked = () => hub.gets(MODEL).map(({ headers }) => headers.range);
const retries = () => events.flatMap((event) => (event.kind === 'retry' ? [event] : []));

async function expectInstalled(): Promise<void> {
  await expect(openModelFolder(models, 'small')).resolves.toMatchObject({ id: `small@${COMMIT}` });
  // Not `toEqual`, which compares byte by byte in a second.
  expect((await readFile(join(models, 'small', MODEL))).equals(WEIGHTS)).toBe(true);
  expect(await readFile(join(models, 'small', 'config.json'))).toEqual(CONFIG);
  expect(await readdir(join(models, '.incoming'))).toEqual([]);
}

describe('pullModel from a hub', () => {
  it('installs a model that the loader opens, and records what was unknown in the lock', async () => {
    const { manifest, outcome } = await pull();
    expect(outcome).toBe('pulled');
    await expectInstalled();
    expect(manifest).toMatchObject({ revision: COMMIT, source: 'https://huggingface.co/somebody/small' });
    const { models: locked } = await readModelsLock(models);
    expect(locked['small']).toMatchObject({ revision: COMMIT, origin: 'hub' });
    expect(locked['small']?.files['config.json']).toEqual({ bytes: CONFIG.length, sha256: sha256Of(CONFIG) });
    expect(lockMismatches(manifest, locked['small'])).toEqual([]);
  });

  it('fetches nothing when the model is installed', async () => {
    await pull();
    hub.seen.length = 0;
    await expect(pull()).resolves.toMatchObject({ outcome: 'already-installed' });
    expect(hub.seen).toEqual([]);
  });

  it('puts a damaged model right', async () => {
    await pull();
    await writeFile(join(models, 'small', MODEL), 'damaged');
    await expect(pull()).resolves.toMatchObject({ outcome: 'pulled' });
    await expectInstalled();
  });

  it('leaves alone what it has not put there', async () => {
    await mkdir(join(models, 'small'));
    await expect(pull()).rejects.toMatchObject({ code: 'MODEL_FOLDER_TAKEN' });
  });

  it('gives the token to the hub and not to the storage that the hub redirects to', async () => {
    await pull({}, { token: 'hf_secret' });
    const tokens = (at: string) =>
      new Set(hub.seen.filter((each) => each.at === at).map(({ headers }) => headers.authorization));
    expect(tokens('hub')).toEqual(new Set(['Bearer hf_secret']));
    expect(tokens('storage')).toEqual(new Set([undefined]));
  });

  it('never shows the token or a signed query in an error', async () => {
    hub.fail(MODEL, { status: 403 });
    const refused: unknown = await pull({}, { token: 'hf_secret' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'MODEL_HUB_REFUSED', status: 403 });
    expect(String(refused)).not.toMatch(/hf_secret|signature/);
  });

  it('goes on where the connection was cut, twice', async () => {
    hub.fail(MODEL, { cutAfter: 100_000 }, { cutAfter: 50_000 });
    await pull();
    await expectInstalled();
    const [first, second, third] = rangesAsked();
    expect(first).toBeUndefined();
    expect(second).toMatch(/^bytes=[1-9]\d*-$/);
    expect(third).not.toBe(second);
    expect(hub.gets(MODEL)[1]?.headers['if-range']).toBe(`"${hub.files.get(MODEL)?.etag}"`);
  });

  it('goes on in a later run', async () => {
    hub.fail(
      MODEL,
      { cutAfter: 100_000 },
      { status: 503 },
      { status: 503 },
      { status: 503 },
      { status: 503 },
    );
    await expect(pull()).rejects.toMatchObject({ code: 'MODEL_HUB_UNAVAILABLE' });
    expect(await landed()).toBe(false);
    hub.faults.clear();
    hub.seen.length = 0;
    events = [];
    await pull();
    await expectInstalled();
    expect(rangesAsked()).toEqual([FROM_THE_MIDDLE]);
    expect(events).toContainEqual({
      kind: 'start',
      file: MODEL,
      total: WEIGHTS.length,
      have: expect.any(Number),
    });
  });

  it('goes on after it was stopped', async () => {
    const stop = new AbortController();
    const source = new HubSource(testSettings(hub.endpoint));
    hub.fail(MODEL, { cutAfter: 100_000, delayMs: 10 }, { delayMs: 5_000 });
    const onEvent = (event: PullEvent) => {
      if (event.kind === 'retry') setTimeout(() => stop.abort(), 30);
    };
    await expect(pull({ source, signal: stop.signal, onEvent })).rejects.toMatchObject({
      code: 'PULL_STOPPED',
    });
    hub.faults.clear();
    hub.seen.length = 0;
    await pull();
    await expectInstalled();
    expect(rangesAsked()).toEqual([FROM_THE_MIDDLE]);
  });

  it('starts again where the server ignores ranges', async () => {
    hub.fail(MODEL, { cutAfter: 100_000 }, { ignoreRange: true });
    await pull();
    await expectInstalled();
    expect(rangesAsked()).toEqual([undefined, FROM_THE_MIDDLE]);
  });

  it('starts again where the storage has another ETag by now', async () => {
    hub.fail(MODEL, { cutAfter: 100_000 });
    const file = hub.files.get(MODEL);
    const onEvent = (event: PullEvent) => {
      if (event.kind === 'retry' && file !== undefined) file.etag = 'another';
    };
    await pull({ onEvent });
    await expectInstalled();
    expect(rangesAsked()).toEqual([undefined, FROM_THE_MIDDLE]);
  });

  it('starts again where a server goes on with another file regardless of If-Range', async () => {
    hub.fail(MODEL, { cutAfter: 100_000 }, { ignoreIfRange: true });
    const file = hub.files.get(MODEL);
    const onEvent = (event: PullEvent) => {
      if (event.kind === 'retry' && file !== undefined) file.etag = 'another';
    };
    await pull({ onEvent });
    await expectInstalled();
    expect(rangesAsked()).toEqual([undefined, FROM_THE_MIDDLE, undefined]);
  });

  it('asks for the rest where the answer was too short', async () => {
    hub.fail(MODEL, { shortBy: 1000 });
    await pull();
    await expectInstalled();
    expect(rangesAsked()).toEqual([undefined, `bytes=${WEIGHTS.length - 1000}-`]);
  });

  it('waits as long as a 429 asks, and through a 503', async () => {
    hub.fail('onnx/config.json', { status: 429, headers: { 'retry-after': '1' } }, { status: 503 });
    const before = Date.now();
    await pull();
    expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
    expect(retries().map(({ reason }) => reason)).toEqual(['status 429', 'status 503']);
    await expectInstalled();
  });

  it('gives up on a silent server', async () => {
    hub.fail(MODEL, ...Array.from({ length: 4 }, () => ({ delayMs: 3_000 })));
    await expect(pull({}, { idleTimeoutMs: 50 })).rejects.toMatchObject({ code: 'MODEL_HUB_UNAVAILABLE' });
  });

  it('says what to do when nobody answers', async () => {
    const source = new HubSource(testSettings(new URL('http://127.0.0.1:9')));
    await expect(pull({ source })).rejects.toThrow(/127.0.0.1:9.*HF_ENDPOINT.*HTTPS_PROXY.*--from/);
  });

  it('installs nothing where a byte is wrong, and does not go on with the wrong bytes', async () => {
    hub.fail(MODEL, { wrongByteAt: 5 });
    await expect(pull()).rejects.toMatchObject({ code: 'MODEL_FILE_WRONG', what: 'SHA-256' });
    expect(await landed()).toBe(false);
    await pull();
    await expectInstalled();
    expect(rangesAsked()).toEqual([undefined, undefined]);
  });

  it('fetches a file anew when the part on the disk has rotted', async () => {
    hub.fail(MODEL, { cutAfter: 100_000 }, { status: 403 });
    await expect(pull()).rejects.toMatchObject({ code: 'MODEL_HUB_REFUSED' });
    const part = await open(join(models, '.incoming', 'small', 'files', MODEL), 'r+');
    await part.write(Buffer.from([1, 2, 3]), 0, 3, 500);
    await part.close();
    await pull();
    await expectInstalled();
  });

  it('refuses a hub that has another file, before it is fetched', async () => {
    hub.claimedSha256.set(MODEL, 'f'.repeat(64));
    await expect(pull()).rejects.toThrow(/SHA-256 f{64}, the catalogue says/);
    expect(hub.gets(MODEL)).toEqual([]);
  });

  it('refuses a hub that answers with another commit', async () => {
    hub.commit = 'd'.repeat(40);
    await expect(pull()).rejects.toMatchObject({ code: 'MODEL_HUB_ANSWER_INVALID' });
  });

  it('refuses on another machine what differs from the first pull', async () => {
    await pull();
    await rm(join(models, 'small'), { recursive: true });
    hub.put('onnx/config.json', Buffer.from('{"model_type":"clap"}'), false);
    await expect(pull()).rejects.toThrow(/models.lock.json says/);
    expect(await landed()).toBe(false);
  });

  it('keeps the commit that a branch meant at the first pull', async () => {
    await writeEntry(models, { source: FLOATING });
    await pull();
    await expectInstalled();
    await rm(join(models, 'small'), { recursive: true });
    hub.seen.length = 0;
    await pull();
    expect(hub.seen.filter(({ at }) => at === 'hub').every(({ path }) => path.includes(COMMIT))).toBe(true);
  });

  it('takes a mirror under a path', async () => {
    const endpoint = new URL('/mirror', hub.endpoint);
    await pull({ source: new HubSource(testSettings(endpoint)) });
    await expectInstalled();
    expect(hub.seen[0]?.path).toBe(`/mirror/somebody/small/resolve/${COMMIT}/onnx/config.json`);
  });

  it('says which file the hub does not have', async () => {
    hub.files.delete(MODEL);
    await expect(pull()).rejects.toThrow(/onnx\/model.onnx was refused with status 404/);
  });

  it('says that the disk is full and goes on when there is room', async () => {
    const full: PullOptions['open'] = async (path, flags) => {
      const handle = await open(path, flags);
      const write = handle.write.bind(handle);
      const stub = async (buffer: Buffer, offset: number, length: number, position: number) => {
        if (position + length > 150_000) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        return write(buffer, offset, length, position);
      };
      return Object.assign(handle, { write: stub });
    };
    await expect(pull({ open: full })).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await landed()).toBe(false);
    hub.seen.length = 0;
    await pull();
    await expectInstalled();
    expect(rangesAsked()[0]).toMatch(/^bytes=[1-9]\d+-$/);
  });

  it('fetches nothing where the disk has too little room', async () => {
    const freeBytes = () => Promise.resolve(1000);
    await expect(pull({ freeBytes })).rejects.toThrow(/0.3 MB are still to be written/);
    expect(hub.seen).toEqual([]);
  });

  it('fetches once when two pull at once', async () => {
    const outcomes = await Promise.all([pull(), pull(), pull()]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'already-installed',
      'already-installed',
      'pulled',
    ]);
    expect(hub.gets(MODEL)).toHaveLength(1);
    expect(events).toContainEqual({ kind: 'waiting' });
    await expectInstalled();
  });

  it('puts the earlier model back after a crash between the two renames', async () => {
    await pull();
    await mkdir(join(models, '.incoming', 'small'), { recursive: true });
    await cp(join(models, 'small'), join(models, '.incoming', 'small', 'old'), { recursive: true });
    await rm(join(models, 'small'), { recursive: true });
    await expect(pull()).resolves.toMatchObject({ outcome: 'already-installed' });
  });
});

describe('a licence that restricts commercial use', () => {
  beforeEach(async () => writeEntry(models, { licence: 'CC-BY-NC-4.0', commercial_use: false }));

  it.each([undefined, 'MIT', 'cc-by-nc-4.0'])('is not accepted by %j', async (acceptLicence) => {
    await expect(pull({ acceptLicence })).rejects.toThrow(/--accept-licence "CC-BY-NC-4.0"/);
    expect(hub.seen).toEqual([]);
  });

  it('is accepted by its name, and that is recorded', async () => {
    await pull({ acceptLicence: 'CC-BY-NC-4.0' });
    expect((await readModelsLock(models)).models['small']?.licence_accepted).toBe('CC-BY-NC-4.0');
  });
});

describe('pullModel from a folder', () => {
  const folder = () => join(models, 'catalogue', 'download');
  const fromFolder = () => pull({ source: new FolderSource(folder()) });

  beforeEach(async () => {
    await mkdir(join(folder(), 'onnx'), { recursive: true });
    await writeFile(join(folder(), 'onnx', 'config.json'), CONFIG);
    await writeFile(join(folder(), MODEL), WEIGHTS);
  });

  it('names what it could not compare with anything by its content', async () => {
    const { manifest } = await fromFolder();
    expect(manifest.revision).toMatch(/^local-[0-9a-f]{12}$/);
    await expect(fromFolder()).resolves.toMatchObject({ outcome: 'already-installed' });
    expect(hub.seen).toEqual([]);
  });

  it('has the revision of the catalogue where every file is the known one', async () => {
    await pull();
    await rm(join(models, 'small'), { recursive: true });
    await expect(fromFolder()).resolves.toMatchObject({ manifest: { revision: COMMIT } });
  });

  it('takes a folder in the layout of a model folder, through a link', async () => {
    await rm(join(folder(), 'onnx', 'config.json'));
    await writeFile(join(models, 'elsewhere'), CONFIG);
    await symlink(join(models, 'elsewhere'), join(folder(), 'config.json'));
    await fromFolder();
    expect((await stat(join(models, 'small', 'config.json'))).size).toBe(CONFIG.length);
  });

  it('refuses other weights', async () => {
    await appendFile(join(folder(), MODEL), 'x');
    await expect(fromFolder()).rejects.toMatchObject({ code: 'MODEL_FILE_WRONG', what: 'size' });
    expect(await landed()).toBe(false);
  });

  it('names the file that is missing', async () => {
    await rm(join(folder(), MODEL));
    await expect(fromFolder()).rejects.toThrow(/download has no onnx\/model.onnx/);
  });

  it('gives way to the hub', async () => {
    await fromFolder();
    await expect(pull()).resolves.toMatchObject({ outcome: 'pulled', manifest: { revision: COMMIT } });
  });
});
