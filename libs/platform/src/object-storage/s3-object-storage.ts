import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import pLimit from 'p-limit';
import { TimedOutError } from '../async/with-timeout.js';
import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { contentTypeOf } from './content-type.js';
import { assertObjectKey, assertObjectPrefix } from './object-key.js';
import { ObjectMissingError } from './object-missing.error.js';
import { type ListedObject, ObjectStorage, type StoredObject } from './object-storage.port.js';
import { meansFull, StorageFullError } from './storage-full.error.js';

const CONNECT_MS = 3_000;
const REQUEST_MS = 20_000;
/** For a file of some hundred megabytes. */
const FILE_MS = 600_000;
/** Of an answer that has begun, between two pieces: the client bounds the time until its head alone. */
const IDLE_MS = 60_000;
const DELETES_AT_ONCE = 8;

export type S3Options = {
  bucket: string;
  region: string;
  /** Of an S3-compatible server; without it, Amazon's. */
  endpoint?: string;
  /** Without them, the SDK looks where it always does: environment, profile, instance role. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`: what most S3-compatible servers want. */
  forcePathStyle: boolean;
  /** Milliseconds without a byte after which an answer is given up; a minute unless given. */
  idleMs?: number;
};

/** Objects in a bucket of Amazon S3 or a server that speaks its protocol. The bucket must exist. */
export class S3ObjectStorage extends ObjectStorage {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly idleMs: number;

  constructor({ bucket, idleMs = IDLE_MS, ...options }: S3Options) {
    super();
    this.bucket = bucket;
    this.idleMs = idleMs;
    this.client = new S3Client({
      ...options,
      maxAttempts: 3,
      // The SDK's default adds trailing checksums that many S3-compatible servers refuse.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: REQUEST_MS,
        throwOnRequestTimeout: true,
      },
    });
  }

  async put(key: string, body: Buffer, contentType: string): Promise<void> {
    assertObjectKey(key);
    await this.asking(key, () =>
      this.client.send(
        new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: body, ContentType: contentType }),
      ),
    );
  }

  async putFile(key: string, path: string, contentType: string): Promise<void> {
    assertObjectKey(key);
    const { size } = await stat(path);
    await this.asking(key, () =>
      this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: key,
          Body: createReadStream(path),
          ContentLength: size,
          ContentType: contentType,
        }),
        { requestTimeout: FILE_MS },
      ),
    );
  }

  async get(key: string): Promise<StoredObject> {
    assertObjectKey(key);
    const answer = await this.asking(key, () =>
      this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key })),
    );
    if (!(answer.Body instanceof Readable)) throw new DependencyUnavailableError('object storage');
    this.endWhenIdle(answer.Body);
    return {
      body: answer.Body,
      bytes: answer.ContentLength ?? 0,
      contentType: answer.ContentType ?? contentTypeOf(key),
    };
  }

  async read(key: string): Promise<Buffer> {
    const { body } = await this.get(key);
    return this.asking(key, async () => Buffer.concat(await body.toArray()));
  }

  async delete(key: string): Promise<void> {
    assertObjectKey(key);
    await this.asking(key, () =>
      this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key })),
    );
  }

  async *list(folder?: string): AsyncGenerator<ListedObject[]> {
    const within = { Bucket: this.bucket, ...(folder !== undefined && { Prefix: `${folder}/` }) };
    const pages = paginateListObjectsV2({ client: this.client }, within)[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await this.asking('', () => pages.next());
      if (done === true) return;
      yield (value.Contents ?? []).flatMap(({ Key: key, LastModified: modifiedAt }) =>
        key === undefined || modifiedAt === undefined ? [] : [{ key, modifiedAt }],
      );
    }
  }

  async deletePrefix(prefix: string): Promise<void> {
    assertObjectPrefix(prefix);
    const limit = pLimit(DELETES_AT_ONCE);
    await this.asking(prefix, async () => {
      const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: prefix });
      for await (const page of pages) {
        // One by one: DeleteObjects needs a checksum that S3-compatible servers do not agree on.
        await limit.map(page.Contents ?? [], ({ Key }) =>
          this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key })),
        );
      }
    });
  }

  async ping(): Promise<void> {
    await this.asking('', async () => {
      try {
        await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
      } catch (error) {
        if (!(error instanceof S3ServiceException)) throw error;
        // The answer to a HEAD has no body that would say why.
        await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, MaxKeys: 1 }));
      }
    });
  }

  /** Closes the kept connections. */
  close(): void {
    this.client.destroy();
  }

  /** A server that hangs in the middle would be waited for without end, by whoever holds a job meanwhile. */
  private endWhenIdle(body: Readable): void {
    if (!(body instanceof IncomingMessage)) return;
    body.setTimeout(this.idleMs, () => body.destroy(new TimedOutError(this.idleMs)));
  }

  private async asking<T>(key: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      if (cause instanceof S3ServiceException && cause.name === 'NoSuchKey') {
        throw new ObjectMissingError(key, { cause });
      }
      const reason = reasonOf(cause);
      if (meansFull(reason)) throw new StorageFullError({ cause });
      throw new DependencyUnavailableError('object storage', { cause, reason });
    }
  }
}

/** What the server calls its refusal, or the system a connection that failed: a name, of which nothing is secret. */
function reasonOf(cause: unknown): string | undefined {
  const { name, code } = cause as { name?: unknown; code?: unknown };
  const reason = cause instanceof S3ServiceException ? name : code;
  return typeof reason === 'string' && /^\w{1,60}$/.test(reason) ? reason : undefined;
}
