import { type Options, Presets, SingleBar } from 'cli-progress';
import type { PullEvent } from '#model-registry';

const LINE_EVERY_MS = 10_000;

/** Shows a pull: a bar for each file on a terminal, a line now and then elsewhere. */
export class PullProgress {
  private bar: SingleBar | undefined;
  private total: number | undefined;
  private lastLine = 0;

  constructor(private readonly out: NodeJS.WriteStream = process.stderr) {}

  handle(event: PullEvent): void {
    if (event.kind === 'waiting')
      return this.line('Another pull of this model is under way; waiting for it.');
    if (event.kind === 'start') return this.start(event.file, event.total, event.have);
    if (event.kind === 'progress') return this.progress(event.file, event.have);
    if (event.kind === 'done') return this.done(event.file, event.bytes);
    if (event.kind === 'splitting') return this.line(`${event.file}: giving each tower a file of its own`);
    if (event.kind === 'converting') return this.line(`${event.file}: converting it; this takes minutes`);
    this.line(`${event.file}: ${event.reason}; trying again in ${(event.waitMs / 1000).toFixed(1)} s`);
  }

  /** Leaves the terminal as it was. */
  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private start(file: string, total: number | undefined, have: number): void {
    this.stop();
    this.total = total;
    if (this.out.isTTY && total !== undefined) {
      const options: Options = {
        format: `${file} {bar} {percentage} % of ${megabytes(total)}, {duration_formatted}`,
        stream: this.out,
        hideCursor: true,
      };
      this.bar = new SingleBar(options, Presets.shades_classic);
      this.bar.start(total, have);
      return;
    }
    this.lastLine = Date.now();
    this.line(`${file}: ${size(total)}${have === 0 ? '' : `, going on at ${megabytes(have)}`}`);
  }

  private progress(file: string, have: number): void {
    if (this.bar !== undefined) {
      this.bar.update(have);
    } else if (Date.now() - this.lastLine > LINE_EVERY_MS) {
      this.lastLine = Date.now();
      this.line(`${file}: ${megabytes(have)} of ${size(this.total)}`);
    }
  }

  private done(file: string, bytes: number): void {
    const onTerminal = this.bar !== undefined;
    this.bar?.update(bytes);
    this.stop();
    if (!onTerminal) this.line(`${file}: done`);
  }

  private line(text: string): void {
    this.stop();
    this.out.write(`${text}\n`);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 1)} MB`;
}

function size(total: number | undefined): string {
  return total === undefined ? 'unknown size' : megabytes(total);
}
