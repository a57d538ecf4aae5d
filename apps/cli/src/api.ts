import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type ImageImportDto, imageImport } from '#contracts';
import { ApiRefusedError } from './api-refused.error.js';
import { ApiUnreachableError } from './api-unreachable.error.js';
import type { Connection } from './connection.js';

/** The few calls of the API that this program makes. */
export class Api {
  /** @param signal ends whatever is under way */
  constructor(
    private readonly connection: Connection,
    private readonly signal?: AbortSignal,
  ) {}

  /** Sends a file from the disk as it is read. */
  async beginImport(path: string, type: string): Promise<ImageImportDto> {
    const { size } = await stat(path);
    const answer = await this.fetch('/api/images/import', {
      method: 'POST',
      headers: { 'content-type': type, 'content-length': String(size) },
      body: Readable.toWeb(createReadStream(path)),
      duplex: 'half',
    });
    return imageImport.parse(await answer.json());
  }

  async getImport(id: string): Promise<ImageImportDto> {
    return imageImport.parse(await (await this.fetch(`/api/images/imports/${id}`)).json());
  }

  /** The body of an answer, as it comes. */
  async stream(path: string): Promise<Readable> {
    const { body } = await this.fetch(path);
    return body === null ? Readable.from([]) : Readable.fromWeb(body);
  }

  private async fetch(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
    const { url, key } = this.connection;
    const headers = { ...(init.headers as Record<string, string>), 'x-api-key': key };
    const answer = await this.answer(new URL(path, url), { ...init, headers });
    if (answer.ok) return answer;
    const text = await answer.text();
    throw new ApiRefusedError(answer.status, detailOf(text) ?? text.slice(0, 300));
  }

  private async answer(url: URL, init: RequestInit): Promise<Response> {
    const { signal } = this;
    try {
      return await fetch(url, { ...init, ...(signal && { signal }) });
    } catch (error) {
      signal?.throwIfAborted();
      throw new ApiUnreachableError(url.origin, error);
    }
  }
}

function detailOf(text: string): string | undefined {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === 'string' ? detail : undefined;
  } catch {
    return undefined;
  }
}
