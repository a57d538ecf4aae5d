import type { Readable } from 'node:stream';

/** What a stored object is, beside its bytes. */
export type ObjectInfo = { contentType: string; bytes: number };

/** An object as a listing shows it. */
export type ListedObject = { key: string; modifiedAt: Date };

export type StoredObject = ObjectInfo & { body: Readable };

/**
 * Where photos rest. Keys are `/`-separated names of `[A-Za-z0-9._-]`; they are never reused for other bytes, and
 * their extension (`.jpg`, `.png`, `.csv`, `.zip` and so on) says the content type.
 * Implementations translate their errors: a missing object is `ObjectMissingError`, an unreachable store is
 * `DependencyUnavailableError('object storage')`.
 */
export abstract class ObjectStorage {
  /** Stores the whole object or nothing; a second put of the same key replaces it. */
  abstract put(key: string, body: Buffer, contentType: string): Promise<void>;
  /** The same from a file on this machine, for what is too large for the memory. */
  abstract putFile(key: string, path: string, contentType: string): Promise<void>;
  /** @throws ObjectMissingError */
  abstract get(key: string): Promise<StoredObject>;
  /** @throws ObjectMissingError */
  abstract read(key: string): Promise<Buffer>;
  /** Deleting what is not there is no error. */
  abstract delete(key: string): Promise<void>;
  /**
   * Every object, or those under `folder/`, some at a time, in no order; one that comes or goes meanwhile may be in it
   * or not.
   */
  abstract list(folder?: string): AsyncIterable<ListedObject[]>;
  /** Deletes every object whose key starts with `prefix`. */
  abstract deletePrefix(prefix: string): Promise<void>;
  /** @throws when the store does not answer. */
  abstract ping(): Promise<void>;

  /** How much more can be stored, where that can be told. */
  freeBytes(): Promise<number | undefined> {
    return Promise.resolve(undefined);
  }
}
