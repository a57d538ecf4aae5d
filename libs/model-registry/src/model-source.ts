import type { HubFile, RemoteFile } from './hub-client.js';
import type { PartFile } from './part-file.js';

export type FetchHooks = {
  /** Bytes of the file that are at hand. */
  onProgress?: ((bytes: number) => void) | undefined;
  onRetry?: ((reason: string, waitMs: number) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** Where the files of a model come from: a hub or a folder. */
export type ModelSource = {
  readonly origin: 'hub' | 'folder';
  /** What is known of a file before it is fetched. */
  describe(file: HubFile, landing: string, hooks: FetchHooks): Promise<RemoteFile>;
  /** Fetches what `part` lacks. `total` in bytes, where it is known. The caller checks the hash. */
  fetchInto(
    file: HubFile,
    landing: string,
    part: PartFile,
    total: number | undefined,
    hooks: FetchHooks,
  ): Promise<void>;
};
