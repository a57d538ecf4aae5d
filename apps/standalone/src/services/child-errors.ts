export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** "exit code 1", "signal SIGKILL". */
export function describeExit({ code, signal }: ChildExit): string {
  return signal ? `signal ${signal}` : `exit code ${code ?? 'unknown'}`;
}

function withLog(sentence: string, logFile: string, logTail: string): string {
  if (logTail === '') return `${sentence} Its log, ${logFile}, says nothing.`;
  return `${sentence} The last lines of ${logFile}:\n${logTail.replace(/^/gm, '  | ')}`;
}

/** A process of ours ended by itself. */
export class ChildCrashedError extends Error {
  constructor(
    readonly child: string,
    readonly exit: ChildExit,
    logFile: string,
    readonly logTail: string,
  ) {
    super(withLog(`${child} ended by itself with ${describeExit(exit)}.`, logFile, logTail));
    this.name = 'ChildCrashedError';
  }
}

export class ChildNotReadyError extends Error {
  constructor(
    readonly child: string,
    readonly waitedMs: number,
    logFile: string,
    logTail: string,
    lastProblem: unknown,
  ) {
    super(withLog(`${child} did not answer within ${Math.round(waitedMs / 1000)} s.`, logFile, logTail), {
      cause: lastProblem,
    });
    this.name = 'ChildNotReadyError';
  }
}

export class ChildNotStartedError extends Error {
  constructor(
    readonly child: string,
    command: string,
    cause: Error,
  ) {
    super(`${child} could not be started (${command}): ${cause.message}`, { cause });
    this.name = 'ChildNotStartedError';
  }
}
