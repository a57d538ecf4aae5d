import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChildCrashedError, ChildNotReadyError, ChildNotStartedError } from './child-errors.js';
import { Child, type ChildOptions } from './child.js';
import { isRunning, readNote, stopLeftOver } from './left-over.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-child-'));
});

function script(code: string, more: Partial<ChildOptions> = {}): ChildOptions {
  return {
    name: 'Thing',
    command: process.execPath,
    args: ['-e', code, folder],
    logFile: join(folder, 'thing.log'),
    note: { runDir: folder, name: 'thing', marker: folder },
    ...more,
  };
}

const forever = 'setInterval(() => undefined, 1000);';
const never = () => Promise.reject(new Error('refused'));

describe('Child', () => {
  it('says which process crashed, how, and the last lines of its log', async () => {
    const child = await Child.start(script('console.error("first\\nno disk left"); process.exit(3)'));
    const crash = await child.untilCrash().catch((error: unknown) => error);
    expect(crash).toBeInstanceOf(ChildCrashedError);
    expect((crash as Error).message).toBe(
      `Thing ended by itself with exit code 3. The last lines of ${folder}/thing.log:\n  | first\n  | no disk left`,
    );
  });

  it('shows lines of this run alone', async () => {
    await (
      await Child.start(script('console.log("old"); process.exit(1)'))
    ).exited;
    const child = await Child.start(script('console.log("new"); process.exit(1)'));
    await child.exited;
    expect(child.logTail()).toBe('new');
    expect(await readFile(join(folder, 'thing.log'), 'utf8')).toBe('old\nnew\n');
  });

  it('names the signal that ended a process', async () => {
    const child = await Child.start(script(forever));
    const crash = child.untilCrash();
    process.kill(child.pid, 'SIGKILL');
    await expect(crash).rejects.toThrow('signal SIGKILL');
  });

  it('does not wait for a process that has ended already', async () => {
    const child = await Child.start(script('process.exit(1)'));
    await expect(child.ready(never, 60_000)).rejects.toThrow(ChildCrashedError);
  });

  it('stops a process that is not ready in time and keeps the last problem', async () => {
    const child = await Child.start(script(forever));
    const error = await child.ready(never, 300).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(ChildNotReadyError);
    expect((error as Error).cause).toEqual(new Error('refused'));
    expect(child.exit).toBeDefined();
  });

  it('kills a process that does not listen, after its grace', async () => {
    const child = await Child.start(
      script(`process.on("SIGTERM", () => undefined); console.log("up"); ${forever}`, { graceMs: 200 }),
    );
    await child.ready(async () => {
      if (child.logTail() !== 'up') throw new Error('not yet');
    }, 10_000);
    await child.stop();
    expect(child.exit?.signal).toBe('SIGKILL');
  });

  it('tells of a program that is not there', async () => {
    await expect(Child.start(script('', { command: '/no/such/program' }))).rejects.toThrow(
      ChildNotStartedError,
    );
  });
});

describe('stopLeftOver', () => {
  it('stops the process of a start that crashed', async () => {
    const child = await Child.start(script(forever));
    expect(await stopLeftOver(folder, 'thing')).toBe(true);
    expect((await child.exited).signal).toBe('SIGTERM');
    expect(await readNote(folder, 'thing')).toBeUndefined();
  });

  it('leaves a stranger alone that has been given the same process id', async () => {
    const stranger = await Child.start(
      script(forever, { note: { runDir: folder, name: 'thing', marker: 'ours' } }),
    );
    expect(await stopLeftOver(folder, 'thing')).toBe(false);
    expect(await isRunning({ pid: stranger.pid, marker: folder })).toBe(true);
    await stranger.stop();
  });
});
