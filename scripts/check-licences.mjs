import { licenceProblems } from './lib/licences.mjs';
import { root } from './lib/run.mjs';

const problems = await licenceProblems(root);
if (problems.length > 0) {
  process.stderr.write(
    `Not permissive (scripts/lib/licences.mjs says what is):\n${problems.map((line) => `${line}\n`).join('')}`,
  );
  process.exitCode = 1;
}
