import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { InferenceStatus } from '#contracts';

export type Gpu = NonNullable<InferenceStatus['gpu']>;

const TIMEOUT_MS = 3_000;
const FRESH_MS = 15_000;
const FIELDS = 'name,memory.total,memory.used,driver_version';

/** One GPU as `nvidia-smi` sees it. The last answer is kept and renewed behind the caller, who never waits. */
export class GpuWatch {
  private known: Gpu | undefined;
  private askedAt = -Infinity;

  constructor(
    private readonly gpu: number,
    private readonly program = 'nvidia-smi',
  ) {}

  /** What was last known; undefined where there is no GPU, no driver, or no answer yet. */
  get latest(): Gpu | undefined {
    if (performance.now() - this.askedAt > FRESH_MS) void this.refresh();
    return this.known;
  }

  async refresh(): Promise<Gpu | undefined> {
    this.askedAt = performance.now();
    try {
      const { stdout } = await promisify(execFile)(
        this.program,
        [`--id=${this.gpu}`, `--query-gpu=${FIELDS}`, '--format=csv,noheader,nounits'],
        { timeout: TIMEOUT_MS },
      );
      this.known = parseGpu(this.gpu, stdout);
    } catch {
      // No driver is no failure: the device that models run on is said elsewhere.
      this.known = undefined;
    }
    return this.known;
  }
}

/** A line of `nvidia-smi --query-gpu`: "NVIDIA H200, 143771, 512, 570.86.15", memory in MiB. */
export function parseGpu(index: number, text: string): Gpu | undefined {
  const [name = '', total = '', used = '', driver = ''] = (text.trim().split('\n', 1)[0] ?? '')
    .split(',')
    .map((field) => field.trim());
  if (name === '' || !/^\d+$/.test(total)) return undefined;
  return {
    index,
    name,
    memory_total_mb: Number(total),
    // MIG and some virtual GPUs do not tell.
    ...(/^\d+$/.test(used) && { memory_used_mb: Number(used) }),
    ...(driver !== '' && { driver }),
  };
}
