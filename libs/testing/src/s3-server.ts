import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_MS = 90_000;

/**
 * A running S3-compatible server (s3rver, a process of its own) with one bucket. Its only account is `S3RVER` with
 * secret `S3RVER`.
 */
export class S3Server {
  readonly bucket = 'photos';
  readonly accessKeyId = 'S3RVER';
  readonly secretAccessKey = 'S3RVER';

  private constructor(
    readonly port: number,
    /** Where its objects lie. */
    readonly folder: string,
    private child: ChildProcess,
  ) {}

  /** Starts it on a free port, its bucket empty. */
  static async start(): Promise<S3Server> {
    const folder = await mkdtemp(join(tmpdir(), 'vitrine-s3-'));
    const port = await freePort();
    const server = new S3Server(port, folder, launch(port, folder));
    await server.isUp();
    return server;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** As a crash: connections break, new ones are refused; what is stored stays. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** On the same port, with what was stored. */
  async startAgain(): Promise<void> {
    this.child = launch(this.port, this.folder);
    await this.isUp();
  }

  /** Keys of all objects. */
  async keys(): Promise<string[]> {
    const files = await readdir(join(this.folder, this.bucket), { recursive: true });
    return files.flatMap((file) => /^(.+)\._S3rver_object$/.exec(file)?.[1] ?? []).sort();
  }

  /** Ends the process and removes its files. */
  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async isUp(): Promise<void> {
    let log = '';
    this.child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    try {
      await answers(this.endpoint, () => this.child.exitCode !== null);
    } catch (error) {
      await this.stop();
      throw new Error(`s3rver did not start. ${log}`, { cause: error });
    }
  }
}

function launch(port: number, folder: string): ChildProcess {
  const program = join(createRequire(import.meta.url).resolve('s3rver/package.json'), '../bin/s3rver.js');
  const address = ['-a', '127.0.0.1', '-p', String(port)];
  return spawn(process.execPath, [program, '-d', folder, ...address, '-s', '--configure-bucket', 'photos'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function answers(endpoint: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      await (await fetch(endpoint)).arrayBuffer();
      return;
    } catch (error) {
      if (hasEnded() || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
