/** The counts of a run and the lines that tell of it, from `readTestLog`. `outcome` says how the process ended. */
export function summarise({ files, unhandled, ended }, { tier, outcome }) {
  const passed = sum(files.map((file) => file.passed));
  const failures = files.flatMap((file) => file.failures.map((failure) => ({ ...failure, path: file.path })));
  const lines = [...(ended ? [] : whereItStood(files))];
  if (failures.length > 0) lines.push('', 'Failed:', ...failures.flatMap((failure) => tell(failure, tier)));
  for (const error of unhandled) lines.push('', '✗ an error outside of the tests', ...errorLines(error));
  let failed = failures.length + unhandled.length;
  // A run that was cut off, a crashed worker, a set-up that failed: no test failed, yet the run did.
  if (!ended || (!outcome.ok && failed === 0)) {
    failed += 1;
    lines.push('', `✗ ${outcome.sentence}`);
  }
  return { passed, failed, lines };
}

function whereItStood(files) {
  const lines = ['', 'The run did not come to its end.'];
  for (const state of ['passed', 'failed', 'under way', 'not begun']) {
    const those = files.filter((file) => file.state === state);
    lines.push(`Spec files ${state}: ${those.length}`);
    for (const file of those) {
      const counts = state === 'not begun' ? '' : ` (${file.passed} passed, ${file.failures.length} failed)`;
      lines.push(`    ${file.path}${counts}`);
      for (const names of file.underWay) lines.push(`        in: ${names.join(' > ')}`);
    }
  }
  return lines;
}

function tell({ path, names, error }, tier) {
  const only = names.length > 0 ? ` -t ${quoted(escaped(names.join(' ')))}` : '';
  return [
    '',
    `✗ ${[path, ...names].join(' > ')}`,
    ...errorLines(error),
    `    ${tier.command} ${quotedPath(path)}${only}`,
  ];
}

function errorLines(error) {
  if (!error) return [];
  const lines = error.message.trimEnd().split('\n').slice(0, 12);
  return [...lines, ...(error.at ? [`at ${error.at}`] : [])].map((line) => `    ${line}`);
}

/** vitest takes the name as a regular expression. */
function escaped(name) {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** For a shell. */
function quoted(text) {
  return /["$`!]/.test(text) ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `"${text}"`;
}

function quotedPath(path) {
  return /^[\w./-]+$/.test(path) ? path : quoted(path);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
