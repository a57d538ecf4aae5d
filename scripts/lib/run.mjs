import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A step that ended badly: `output` is what it printed. */
export class StepFailedError extends Error {
  constructor(step, code, output) {
    super(`${step} failed (${code}).`);
    this.output = output;
  }
}

/** Runs a program and keeps what it prints. Never throws for an exit code; see `runOrThrow`. */
export function run(command, args, { cwd = root, env = {}, inherit = false, withinMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // npm and the tools in node_modules/.bin are .cmd files there.
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    // SIGINT, since vitest then ends what it has started; a program that does not listen is killed.
    const timers = withinMs
      ? [
          setTimeout(() => child.kill('SIGINT'), withinMs),
          setTimeout(() => child.kill('SIGKILL'), withinMs + 15_000),
        ]
      : [];
    child.on('exit', () => timers.forEach(clearTimeout));
    child.on('error', (error) =>
      resolve({ ok: false, reason: error.message, output: `${output}${error.message}\n` }),
    );
    child.on('close', (code, signal) =>
      resolve({ ok: code === 0, reason: signal ? `signal ${signal}` : `exit code ${code}`, output }),
    );
  });
}

export async function runOrThrow(step, command, args, options) {
  const result = await run(command, args, options);
  if (!result.ok) throw new StepFailedError(step, result.reason, result.output);
  return result.output;
}

/** Runs a script of the repository as a command: one sentence and the output of what failed, no stack. */
export async function asCommand(main) {
  try {
    await main();
  } catch (error) {
    if (error instanceof StepFailedError)
      process.stderr.write(`${error.output.trimEnd()}\n\n${error.message}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** True where the file was started by `node`, false where it was imported. */
export function startedDirectly(url) {
  return process.argv[1] !== undefined && fileURLToPath(url) === process.argv[1];
}
