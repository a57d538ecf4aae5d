import { root, run } from './lib/run.mjs';

/**
 * Known holes in what the product runs on, by the audit of the registry that npm is configured with. Ends with 1 where
 * there are some, with 2 where the registry does not answer: then nothing is known.
 */
const { output } = await run('npm', ['audit', '--omit=dev', '--json'], { cwd: root });
const report = reportIn(output);
if (report?.metadata === undefined) {
  process.stderr.write(
    `The registry did not answer the audit (${report?.message ?? 'no report'}).\n` +
      'Ask one that does: npm_config_registry=… npm run audit:deps\n',
  );
  process.exitCode = 2;
} else {
  const found = Object.values(report.vulnerabilities);
  for (const { name, severity, range, via } of found) {
    const titles = via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} ${one.url}`));
    process.stdout.write(`${severity}: ${name} ${range}: ${titles.join('; ')}\n`);
  }
  process.stdout.write(`${found.length} production dependencies with known holes.\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

/** npm writes its warnings before the report. */
function reportIn(text) {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
