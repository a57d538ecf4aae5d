import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freePort, S3Server } from '#testing';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { InvalidObjectKeyError } from './invalid-object-key.error.js';
import { LocalObjectStorage } from './local-object-storage.js';
import { ObjectMissingError } from './object-missing.error.js';
import type { ObjectStorage } from './object-storage.port.js';
import { S3ObjectStorage } from './s3-object-storage.js';

let folder: string;
let s3: S3Server;
let stopS3: (() => Promise<void>) | undefined;
const made = new Map<string, ObjectStorage>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-storage-'));
  s3 = await S3Server.start();
  stopS3 = () => s3.stop();
  made.set('local folder', new LocalObjectStorage(folder));
  made.set('S3-compatible server', bucketOf(s3.endpoint));
});

afterAll(async () => {
  await stopS3?.();
  await rm(folder, { recursive: true, force: true });
});

function bucketOf(endpoint: string, bucket = s3.bucket): S3ObjectStorage {
  const { accessKeyId, secretAccessKey } = s3;
  const credentials = { accessKeyId, secretAccessKey };
  return new S3ObjectStorage({ bucket, endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
}

describe.each(['local folder', 'S3-compatible server'])('object storage in a %s', (name) => {
  const storage = () => made.get(name)!;
  const bytes = Buffer.from([0, 1, 2, 255, 254, 10, 13]);

  test('gives back the bytes, their number and their type', async () => {
    await storage().put('a/one/x-photo.jpg', bytes, 'image/jpeg');
    expect(await storage().read('a/one/x-photo.jpg')).toEqual(bytes);
    const { body, ...info } = await storage().get('a/one/x-photo.jpg');
    expect(info).toEqual({ bytes: bytes.length, contentType: 'image/jpeg' });
    expect(Buffer.concat(await body.toArray())).toEqual(bytes);
  });

  test('takes a file of this machine', async () => {
    const path = join(folder, 'a file');
    await writeFile(path, Buffer.alloc(300_000, 7));
    await storage().putFile('a/table.csv', path, 'text/csv');
    const { body, ...info } = await storage().get('a/table.csv');
    expect(info).toEqual({ bytes: 300_000, contentType: 'text/csv' });
    expect(Buffer.concat(await body.toArray()).equals(Buffer.alloc(300_000, 7))).toBe(true);
  });

  test('a second put replaces', async () => {
    await storage().put('a/two.png', Buffer.alloc(2_000_000, 1), 'image/png');
    await storage().put('a/two.png', bytes, 'image/png');
    expect(await storage().read('a/two.png')).toEqual(bytes);
  });

  test('what is not there is missing', async () => {
    await expect(storage().get('a/none.jpg')).rejects.toThrow(ObjectMissingError);
    await expect(storage().read('none/at/all.jpg')).rejects.toThrow(ObjectMissingError);
  });

  test('deletes, twice too', async () => {
    await storage().put('d/x.jpg', bytes, 'image/jpeg');
    await storage().delete('d/x.jpg');
    await storage().delete('d/x.jpg');
    await expect(storage().read('d/x.jpg')).rejects.toThrow(ObjectMissingError);
  });

  test('deletes what starts with a prefix and nothing else', async () => {
    const keys = ['p/1/a.jpg', 'p/1/b.jpg', 'p/10/a.jpg', 'p/2/a.jpg'];
    await Promise.all(keys.map((key) => storage().put(key, bytes, 'image/jpeg')));
    await storage().deletePrefix('p/1/');
    expect(await left(keys)).toEqual(['p/10/a.jpg', 'p/2/a.jpg']);
    await storage().deletePrefix('p/1');
    expect(await left(keys)).toEqual(['p/2/a.jpg']);
    await storage().deletePrefix('p/1/');
    await storage().deletePrefix('nothing/here/');
  });

  test('lists every object with when it was stored, or those of a folder', async () => {
    const keys = ['l/1/a.jpg', 'l/1/b.jpg', 'l/10.jpg'];
    await Promise.all(keys.map((key) => storage().put(key, bytes, 'image/jpeg')));
    const listed = [];
    for await (const page of storage().list()) listed.push(...page);
    expect(listed.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
    expect(Math.max(...listed.map(({ modifiedAt }) => Date.now() - modifiedAt.getTime()))).toBeLessThan(
      600_000,
    );
    const within = [];
    for await (const page of storage().list('l/1')) within.push(...page.map(({ key }) => key));
    expect(within.sort()).toEqual(keys.slice(0, 2));
    for await (const page of storage().list('nothing/here')) expect(page).toEqual([]);
  });

  test('puts and deletes beside each other lose nothing', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `race/x/${index}.jpg`);
    await Promise.all(
      keys.map(async (key, index) => {
        await storage().put(key, bytes, 'image/jpeg');
        if (index % 3 > 0) await storage().delete(key);
      }),
    );
    expect(await left(keys)).toEqual(keys.filter((_, index) => index % 3 === 0));
  });

  test.each([
    '',
    '/',
    '/a.jpg',
    'a//b.jpg',
    '../a.jpg',
    'a/../b.jpg',
    'a/.',
    'a\\b.jpg',
    'a\0.jpg',
    'ä.jpg',
    'a~b',
  ])('refuses the key %j', async (key) => {
    await expect(storage().put(key, bytes, 'image/jpeg')).rejects.toThrow(InvalidObjectKeyError);
    await expect(storage().get(key)).rejects.toThrow(InvalidObjectKeyError);
    await expect(storage().delete(key)).rejects.toThrow(InvalidObjectKeyError);
  });

  test.each(['', '/', '..', '../', 'a/../'])('refuses the prefix %j', async (prefix) => {
    await expect(storage().deletePrefix(prefix)).rejects.toThrow(InvalidObjectKeyError);
  });

  test('answers a ping', async () => {
    await expect(storage().ping()).resolves.toBeUndefined();
  });

  async function left(keys: string[]): Promise<string[]> {
    const found = await Promise.all(
      keys.map((key) =>
        storage()
          .read(key)
          .then(() => true)
          .catch(() => false),
      ),
    );
    return keys.filter((_, index) => found[index]);
  }
});

test('a server that is away, or has no such bucket, is an outage and not a missing object', async () => {
  const away = bucketOf(`http://127.0.0.1:${await freePort()}`);
  await expect(away.read('a/b.jpg')).rejects.toThrow(DependencyUnavailableError);
  await expect(away.ping()).rejects.toThrow(DependencyUnavailableError);
  const elsewhere = bucketOf(s3.endpoint, 'no-such-bucket');
  await expect(elsewhere.read('a/b.jpg')).rejects.toThrow(DependencyUnavailableError);
  await expect(elsewhere.ping()).rejects.toThrow(DependencyUnavailableError);
});

test('a bucket that is not there and an account that may not are called by their names', async () => {
  const elsewhere = bucketOf(s3.endpoint, 'no-such-bucket');
  await expect(elsewhere.ping()).rejects.toMatchObject({ reason: 'NoSuchBucket' });
  await expect(elsewhere.read('a/b.jpg')).rejects.toMatchObject({ reason: 'NoSuchBucket' });
  const refusal = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';
  const refusing = createServer((request, response) => {
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end(request.method === 'HEAD' ? undefined : refusal);
  }).listen(0, '127.0.0.1');
  await once(refusing, 'listening');
  onTestFinished(() => {
    refusing.closeAllConnections();
    refusing.close();
  });
  const stranger = bucketOf(`http://127.0.0.1:${(refusing.address() as AddressInfo).port}`);
  await expect(stranger.ping()).rejects.toMatchObject({ reason: 'AccessDenied' });
  await expect(stranger.read('a/b.jpg')).rejects.toMatchObject({ reason: 'AccessDenied' });
  const away = bucketOf(`http://127.0.0.1:${await freePort()}`);
  await expect(away.ping()).rejects.toMatchObject({ reason: 'ECONNREFUSED' });
});
