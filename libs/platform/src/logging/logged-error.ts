import type { SerializedError } from 'pino';
import { loggedText } from './logged-path.js';

/** Of the other fields of an error: what the system, Postgres or a service calls it, and where it was looked for. */
const KEPT = ['code', 'errno', 'syscall', 'address', 'port', 'hostname', 'reason'];

/**
 * An error as it is logged: its kind, sentence, place and code. Whatever else libraries hang on theirs may be secret:
 * the command that Redis refused with its password, the row that Postgres refused.
 * @param error as pino makes it of one, its causes in the sentence and the place
 */
export function loggedError(error: SerializedError): object | string {
  const given: unknown = error;
  if (typeof given !== 'object' || given === null) return loggedText(String(given));
  const { type, message, stack, aggregateErrors } = error;
  const kept = KEPT.flatMap((name) => (isPlain(error[name]) ? [[name, error[name]] as const] : []));
  return {
    type,
    message: textOf(message),
    stack: textOf(stack),
    ...Object.fromEntries(kept),
    ...(aggregateErrors && { aggregateErrors: aggregateErrors.map(loggedError) }),
  };
}

/** What was thrown may be no error. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? loggedText(value) : undefined;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
