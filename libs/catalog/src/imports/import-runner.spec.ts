import type { PinoLogger } from 'nestjs-pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DependencyUnavailableError, FetchFailedError } from '#platform';
import { FakeObjectStorage } from '#testing';
import type { ImagesService } from '../images.service.js';
import type { ImportFiles } from './import-files.js';
import { ImportRunner, LEASE_MS } from './import-runner.js';
import type { ClaimedImport, ImportRepository, PendingRow, RowOutcome } from './import.repository.js';
import { LeaseLostError } from './lease-lost.error.js';
import type { RowPhotos } from './row-photos.js';

const CLAIMED: ClaimedImport = {
  apiKeyId: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e',
  id: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4f',
  status: 'running',
  format: 'ndjson',
  fileKey: 'a-file',
  leaseId: '0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b50',
};
const NEVER = new AbortController().signal;
const silent = () => undefined;
const logger = {
  setContext: silent,
  warn: silent,
  info: silent,
  error: silent,
} as unknown as PinoLogger;

describe('ImportRunner', () => {
  let recorded: RowOutcome[];
  let renewed: number;
  let isLost: boolean;
  let photoOf: (row: number) => Promise<Buffer>;
  let asked: number;
  beforeEach(() => {
    [recorded, renewed, isLost, asked] = [[], 0, false, 0];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function runner(rows: number): ImportRunner {
    const pending: PendingRow[] = Array.from({ length: rows }, (_, at) => ({
      row: at + 1,
      fields: { name: 'Dress', photo_url: 'https://shop.example/a.jpg' },
      losses: 0,
    }));
    const repository = {
      claim: async () => CLAIMED,
      pendingRows: async () => pending,
      record: async (_claimed, outcomes) => void recorded.push(...outcomes),
      renew: async () => {
        renewed += 1;
        if (isLost) throw new LeaseLostError(CLAIMED.id);
      },
      isOtherShopWaiting: async () => false,
      release: async () => undefined,
      complete: async () => false,
    } satisfies Partial<ImportRepository> as unknown as ImportRepository;
    const photos = { of: () => photoOf((asked += 1)) } as unknown as RowPhotos;
    const images = { take: async () => ({ created: true }) } as unknown as ImagesService;
    return new ImportRunner(repository, {} as ImportFiles, photos, images, new FakeObjectStorage(), logger);
  }

  it('keeps the import while a photo takes longer than its lease', async () => {
    vi.useFakeTimers();
    let come = (_photo: Buffer) => undefined as void;
    photoOf = () => new Promise((resolve) => (come = resolve));
    const done = runner(1).runOne(NEVER);
    await vi.advanceTimersByTimeAsync(2 * LEASE_MS);
    expect(renewed).toBeGreaterThan(2);
    expect(recorded).toEqual([]);
    come(Buffer.from('a photo'));
    expect(await done).toBe(true);
    expect(recorded).toEqual([{ row: 1, status: 'created' }]);
  });

  it('begins no more rows once another worker has the import, or a service is away', async () => {
    photoOf = async () => Buffer.from('a photo');
    isLost = true;
    expect(await runner(200).runOne(NEVER)).toBe(true);
    expect(asked).toBeLessThan(40);

    [isLost, asked] = [false, 0];
    photoOf = async () => {
      throw new DependencyUnavailableError('object storage');
    };
    await expect(runner(200).runOne(NEVER)).rejects.toThrow(DependencyUnavailableError);
    expect(asked).toBeLessThan(20);
  });

  it('goes on with the other rows where one fails by itself', async () => {
    photoOf = async (row) => {
      if (row === 2) throw new FetchFailedError('URL_REFUSED');
      return Buffer.from('a photo');
    };
    expect(await runner(3).runOne(NEVER)).toBe(true);
    expect(recorded.map(({ status }) => status).toSorted()).toEqual(['created', 'created', 'failed']);
  });
});
