import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runVitest } from './vitest.mjs';

const config = fileURLToPath(new URL('fixture-suite/vitest.config.mjs', import.meta.url));
const tier = { projects: ['fixture'], command: 'npm test --', limitMinutes: 5 };

const suite = (...args) => runVitest(tier, args, { config, show: false });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a run that is cut off', () => {
  let result;

  beforeAll(async () => {
    // Longer where the machine is so busy that the spec that hangs was not reached.
    for (const minutes of [0.05, 0.2, 0.8]) {
      vi.stubEnv('TEST_LIMIT_MINUTES', String(minutes));
      result = await suite();
      if (result.lines.some((line) => line.includes('in: waits for ever'))) return;
    }
  }, 120_000);

  it('counts what had passed and failed, and itself as failed', () => {
    expect(result).toMatchObject({ passed: 4, failed: 2 });
  });

  it('says which files passed, failed, were under way and had not begun', () => {
    const text = result.lines.join('\n');
    expect(text).toContain('Spec files passed: 1\n    a-passes.fixture.mjs (2 passed, 0 failed)\n');
    expect(text).toContain('Spec files failed: 1\n    b-fails.fixture.mjs (1 passed, 1 failed)\n');
    expect(text).toContain(
      'Spec files under way: 1\n    c-hangs.fixture.mjs (1 passed, 0 failed)\n        in: waits for ever\n',
    );
    expect(text).toContain('Spec files not begun: 1\n    d-is-last.fixture.mjs\n');
  });

  it('says how to give it longer', () => {
    expect(result.lines.at(-1)).toMatch(/cut off after [\d.]+ minutes.*TEST_LIMIT_MINUTES=1 /);
  });
});

describe('a run that comes to its end', () => {
  it('tells a failure again at the end, with the command that runs it alone', async () => {
    const { passed, failed, lines } = await suite('a-passes', 'b-fails');
    expect({ passed, failed }).toEqual({ passed: 3, failed: 1 });
    const [head, , title, error, place, command, ...more] = lines.slice(1);
    expect(head).toBe('Failed:');
    expect(title).toBe('✗ b-fails.fixture.mjs > sums > adds 1 + 1 (to $3)');
    expect(error).toContain('expected 2 to be 3');
    expect(place).toMatch(/b-fails\.fixture\.mjs:4:/);
    expect(command.trim()).toBe(String.raw`npm test -- b-fails.fixture.mjs -t 'sums adds 1 \+ 1 \(to \$3\)'`);
    expect(more).toEqual([]);
    const name = /'(.*)'$/.exec(command)[1];
    expect(await suite('b-fails', '-t', name)).toMatchObject({ passed: 0, failed: 1 });
  }, 60_000);

  it('fails where no spec was found', async () => {
    expect(await suite('no-such-file')).toMatchObject({ passed: 0, failed: 1 });
  }, 60_000);

  it('refuses a limit that is no number', async () => {
    vi.stubEnv('TEST_LIMIT_MINUTES', 'soon');
    await expect(suite()).rejects.toThrow('TEST_LIMIT_MINUTES must be a number of minutes');
  });
});
