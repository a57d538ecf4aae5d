import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open as openFile, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isFsError } from './json-file.js';
import { DiskFullError } from './registry.errors.js';

/** Opens a file; other than `node:fs` in tests of a full disk. */
export type OpenFile = (path: string, flags: string) => Promise<FileHandle>;

const state = z.object({
  /** Which bytes the file is part of; a part of other bytes is not gone on with. */
  identity: z.string(),
  /** ETag of the answer that the bytes came in, for If-Range. */
  validator: z.string().optional(),
});

const READ_BYTES = 1 << 20;

/**
 * A file that is being downloaded: the bytes so far, their hash, and beside it what they are part of, so that
 * another process goes on where this one stopped.
 */
export class PartFile {
  private hash: Hash = createHash('sha256');
  private size = 0;
  private currentValidator: string | undefined;

  private constructor(
    private readonly path: string,
    private readonly statePath: string,
    private readonly identity: string,
    private readonly total: number | undefined,
    private readonly handle: FileHandle,
  ) {}

  /** Opens the part at `path`, empty unless an earlier one was of the same `identity`. */
  static async open(
    path: string,
    statePath: string,
    identity: string,
    total: number | undefined,
    open: OpenFile = openFile,
  ): Promise<PartFile> {
    await mkdir(dirname(path), { recursive: true });
    await mkdir(dirname(statePath), { recursive: true });
    const earlier = await readState(statePath);
    const goOn = earlier?.identity === identity;
    const handle = await open(path, goOn ? 'r+' : 'w+').catch((error: unknown) => {
      if (goOn && isFsError(error, 'ENOENT')) return open(path, 'w+');
      throw error;
    });
    const part = new PartFile(path, statePath, identity, total, handle);
    try {
      if (goOn) {
        part.currentValidator = earlier.validator;
        await part.readBack();
      } else {
        await part.writeState();
      }
      return part;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  get bytes(): number {
    return this.size;
  }

  get validator(): string | undefined {
    return this.currentValidator;
  }

  sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** Begins a body: behind what is there, or from the start. @param validator strong ETag of its answer */
  async begin(from: 'append' | 'start', validator: string | undefined): Promise<void> {
    if (from === 'start' && this.size > 0) await this.empty();
    if (validator === this.currentValidator) return;
    this.currentValidator = validator;
    await this.writeState();
  }

  /** Forgets every byte. */
  async empty(): Promise<void> {
    await this.handle.truncate(0);
    this.size = 0;
    this.hash = createHash('sha256');
  }

  /** @throws DiskFullError */
  async append(chunk: Buffer): Promise<void> {
    for (let written = 0; written < chunk.length;) {
      const { bytesWritten } = await this.orDiskFull(() =>
        this.handle.write(chunk, written, chunk.length - written, this.size),
      );
      this.hash.update(chunk.subarray(written, written + bytesWritten));
      written += bytesWritten;
      this.size += bytesWritten;
    }
  }

  /** On the disk for good. @throws DiskFullError */
  async sync(): Promise<void> {
    await this.orDiskFull(() => this.handle.sync());
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  /** Closes it and leaves nothing to go on with. */
  async discard(): Promise<void> {
    await this.handle.close();
    await rm(this.path, { force: true });
    await rm(this.statePath, { force: true });
  }

  private async readBack(): Promise<void> {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (;;) {
      const { bytesRead } = await this.handle.read(buffer, 0, READ_BYTES, this.size);
      if (bytesRead === 0) return;
      this.hash.update(buffer.subarray(0, bytesRead));
      this.size += bytesRead;
    }
  }

  private async writeState(): Promise<void> {
    const { identity, currentValidator: validator } = this;
    await this.orDiskFull(() => writeFile(this.statePath, JSON.stringify({ identity, validator })));
  }

  private async orDiskFull<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (cause) {
      if (!isFsError(cause, 'ENOSPC', 'EDQUOT')) throw cause;
      throw new DiskFullError(dirname(this.path), Math.max(0, (this.total ?? this.size) - this.size), {
        cause,
      });
    }
  }
}

/** A state that cannot be read is none: the file is fetched from its start. */
async function readState(path: string): Promise<z.infer<typeof state> | undefined> {
  try {
    return state.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch (error) {
    if (isFsError(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
