import { readFileSync } from 'node:fs';

/** What a run did by its log (log-reporter.mjs): by file, with the tests that passed, failed and were under way. */
export function readTestLog(logFile) {
  const files = new Map();
  const unhandled = [];
  let ended = false;
  let cutOff = false;
  const fileOf = (path) => {
    if (!files.has(path)) {
      files.set(path, { path, state: 'not begun', passed: 0, skipped: 0, failures: [], underWay: [] });
    }
    return files.get(path);
  };
  const apply = {
    planned: ({ file }) => fileOf(file),
    started: ({ file }) => (fileOf(file).state = 'under way'),
    'test-started': ({ file, names }) => fileOf(file).underWay.push(names),
    test: ({ file, names, state, error }) => {
      const entry = fileOf(file);
      entry.underWay = entry.underWay.filter((other) => other.join('\n') !== names.join('\n'));
      if (state === 'passed') entry.passed += 1;
      else if (state === 'failed') entry.failures.push({ names, error });
      else entry.skipped += 1;
    },
    'suite-failed': ({ file, names, error }) => fileOf(file).failures.push({ names, error }),
    ended: ({ file, state, ms, error }) => {
      const entry = Object.assign(fileOf(file), { ms, underWay: [] });
      // Also where no test says why: a file that cannot be loaded, a hook of the file that throws.
      if (error || (state === 'failed' && entry.failures.length === 0))
        entry.failures.push({ names: [], error });
      entry.state = entry.failures.length > 0 ? 'failed' : 'passed';
    },
    unhandled: ({ error }) => unhandled.push(error),
    'run-ended': () => {
      ended = true;
      for (const file of files.values()) {
        if (file.state === 'passed' || file.state === 'failed') continue;
        const message = 'The file did not come to its end: its process ended before.';
        file.failures.push({ names: [], error: { message } });
        file.state = 'failed';
      }
    },
    'cut-off': () => (cutOff = true),
  };
  for (const entry of entriesOf(logFile)) apply[entry.event](entry);
  return { files: [...files.values()], unhandled, ended, cutOff };
}

function entriesOf(logFile) {
  const lines = readFileSync(logFile, 'utf8').split('\n');
  lines.pop(); // Empty, or a line that a killed run could not finish.
  return lines.map((line) => JSON.parse(line));
}
