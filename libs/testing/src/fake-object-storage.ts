import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DependencyUnavailableError,
  type ListedObject,
  ObjectMissingError,
  ObjectStorage,
  type StoredObject,
} from '#platform';

export type StorageCall = {
  method: 'put' | 'putFile' | 'get' | 'read' | 'delete' | 'list' | 'deletePrefix' | 'ping';
  key: string;
};

/** Objects in memory. Records every call; a method named in `failing` throws as an outage would. */
export class FakeObjectStorage extends ObjectStorage {
  readonly calls: StorageCall[] = [];
  readonly objects = new Map<string, { body: Buffer; contentType: string; modifiedAt?: Date }>();
  readonly failing = new Set<StorageCall['method']>();

  async put(key: string, body: Buffer, contentType: string): Promise<void> {
    this.record('put', key);
    this.objects.set(key, { body: Buffer.from(body), contentType });
  }

  async putFile(key: string, path: string, contentType: string): Promise<void> {
    this.record('putFile', key);
    this.objects.set(key, { body: await readFile(path), contentType });
  }

  async get(key: string): Promise<StoredObject> {
    this.record('get', key);
    const { body, contentType } = this.find(key);
    return { body: Readable.from([body]), bytes: body.length, contentType };
  }

  async read(key: string): Promise<Buffer> {
    this.record('read', key);
    return Buffer.from(this.find(key).body);
  }

  async delete(key: string): Promise<void> {
    this.record('delete', key);
    this.objects.delete(key);
  }

  async *list(folder?: string): AsyncGenerator<ListedObject[]> {
    this.record('list', folder ?? '');
    const within = [...this.objects].filter(([key]) => folder === undefined || key.startsWith(`${folder}/`));
    yield within.map(([key, { modifiedAt = new Date() }]) => ({ key, modifiedAt }));
  }

  async deletePrefix(prefix: string): Promise<void> {
    this.record('deletePrefix', prefix);
    for (const key of [...this.objects.keys()].filter((key) => key.startsWith(prefix)))
      this.objects.delete(key);
  }

  async ping(): Promise<void> {
    this.record('ping', '');
  }

  private find(key: string): { body: Buffer; contentType: string } {
    const object = this.objects.get(key);
    if (object === undefined) throw new ObjectMissingError(key);
    return object;
  }

  private record(method: StorageCall['method'], key: string): void {
    this.calls.push({ method, key });
    if (this.failing.has(method)) throw new DependencyUnavailableError('object storage');
  }
}
