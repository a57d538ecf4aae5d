const AT_ONCE = 3;

/** Files that are sent a few at a time; one that fails does not hold up the others. */
export class UploadQueue {
  total = 0;
  done = 0;
  readonly failures: { file: File; error: unknown }[] = [];
  private readonly waiting: File[] = [];
  private active = 0;

  constructor(
    private readonly send: (file: File) => Promise<void>,
    private readonly onChange: () => void,
    private readonly onFinish: () => void,
  ) {}

  add(files: readonly File[]): void {
    if (this.active === 0) {
      this.total = 0;
      this.done = 0;
      this.failures.length = 0;
    }
    this.total += files.length;
    this.waiting.push(...files);
    this.onChange();
    while (this.active < AT_ONCE && this.waiting.length > 0) void this.lane();
  }

  private async lane(): Promise<void> {
    this.active++;
    for (let file = this.waiting.shift(); file !== undefined; file = this.waiting.shift()) {
      try {
        await this.send(file);
      } catch (error) {
        this.failures.push({ file, error });
      }
      this.done++;
      this.onChange();
    }
    this.active--;
    if (this.active === 0) this.onFinish();
  }
}

/** "red-linen_dress.jpg" → "red linen dress" */
export function nameOf({ name }: File): string {
  return (
    name
      .replace(/\.[a-z0-9]+$/i, '')
      .replace(/[-_]+/g, ' ')
      .trim() || name
  );
}
