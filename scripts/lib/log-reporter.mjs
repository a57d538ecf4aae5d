import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A reporter for vitest that writes what happens to a file, a line of JSON at a time, so that a run that is killed
 * leaves what it had done. When the time is up it ends the run itself: vitest then stops the services of the specs.
 */
export default class LogReporter {
  #file = process.env.VITRINE_TEST_LOG;
  #limitMs = Number(process.env.VITRINE_TEST_LIMIT_MS);
  #root = process.cwd();
  #ended = false;

  onInit(vitest) {
    this.#root = vitest.config.root;
    this.#endAfter(vitest);
  }

  #endAfter(vitest) {
    const timer = setTimeout(() => {
      this.#write({ event: 'cut-off' });
      this.#ended = true;
      process.exitCode = 1;
      void vitest.exit(true);
    }, this.#limitMs);
    vitest.onClose(() => clearTimeout(timer));
  }

  onTestRunStart(specifications) {
    for (const { moduleId } of specifications) this.#write({ event: 'planned', file: this.#path(moduleId) });
  }

  onTestModuleQueued(module) {
    this.#write({ event: 'started', file: this.#path(module.moduleId) });
  }

  onTestCaseReady(test) {
    this.#write({ event: 'test-started', ...this.#named(test) });
  }

  onTestCaseResult(test) {
    const { state, errors } = test.result();
    this.#write({ event: 'test', ...this.#named(test), state, error: firstOf(errors) });
  }

  onTestSuiteResult(suite) {
    if (suite.errors().length > 0)
      this.#write({ event: 'suite-failed', ...this.#named(suite), error: firstOf(suite.errors()) });
  }

  onTestModuleEnd(module) {
    this.#write({
      event: 'ended',
      file: this.#path(module.moduleId),
      state: module.state(),
      ms: Math.round(module.diagnostic().duration),
      error: firstOf(module.errors()),
    });
  }

  onTestRunEnd(modules, unhandledErrors) {
    for (const error of unhandledErrors) this.#write({ event: 'unhandled', error: firstOf([error]) });
    this.#write({ event: 'run-ended' });
  }

  /** A file that could not be loaded has no tests, and a name without its file says little. */
  #named(task) {
    const names = [task.name];
    for (let { parent } = task; parent.type !== 'module'; { parent } = parent) names.unshift(parent.name);
    return { file: this.#path(task.module.moduleId), names };
  }

  #path(moduleId) {
    return relative(this.#root, moduleId);
  }

  #write(entry) {
    // Whatever ends after the time was up ended because of that.
    if (!this.#ended) appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}

/** The message and where it was thrown; vitest has shown the rest. */
function firstOf(errors = []) {
  const [error] = errors;
  if (error === undefined) return undefined;
  const at = error.stacks?.[0];
  return {
    message: error.message ?? String(error),
    ...(at && { at: `${at.file}:${at.line}:${at.column}` }),
  };
}
