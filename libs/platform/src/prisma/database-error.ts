import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { Prisma } from './generated/client.js';

/** Prisma's codes for "no connection": unreachable, timed out, closed, pool exhausted, no transaction, too many. */
const UNREACHABLE = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
]);

/** Of pg and of the socket under it, as they appear in a message when Prisma has no code for them. */
const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|terminating connection|Connection terminated|timeout exceeded when trying to connect|the database system is (starting up|shutting down|in recovery|not yet accepting connections)|Can't reach database|server closed the connection|DatabaseNotReachable|ConnectionClosed|Query read timeout/i;

/** What pg alone says, as errors that Prisma hands on as they are: they name no server that could be another's. */
const CONNECTION_OF_PG =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;

/**
 * SQLSTATEs that say something of the server and nothing of what it was asked: connection exceptions; disk, memory or
 * connections used up; going down or not yet up; faults of its machine; and that it only reads, as a replica does.
 */
const OUTAGE_STATE = /^(08...|53[0-3]00|57P0[123]|58...|25006)$/;

/** Whether an error of pg itself means that the server cannot be talked to, or cannot work now. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return OUTAGE_STATE.test(code) || CONNECTION_LOST.test(`${code} ${error.message}`);
}

/** What Prisma keeps of an error of its driver. */
type DriverError = { cause?: { originalCode?: unknown } };

/** The SQLSTATE behind an error of Prisma's, '' where there is none. */
function stateOf(error: Error): string {
  const { driverAdapterError } = (error as { meta?: { driverAdapterError?: DriverError } }).meta ?? {};
  const state = (driverAdapterError ?? (error as DriverError)).cause?.originalCode;
  return typeof state === 'string' ? state : '';
}

/** The Postgres outage behind an error, or undefined when it is something else: what was asked is then to blame. */
export function databaseOutage(error: unknown): DependencyUnavailableError | undefined {
  const isPrisma =
    error instanceof Prisma.PrismaClientKnownRequestError ||
    error instanceof Prisma.PrismaClientUnknownRequestError ||
    error instanceof Prisma.PrismaClientInitializationError ||
    (error instanceof Error && (error.name === 'DriverAdapterError' || CONNECTION_OF_PG.test(error.message)));
  if (!isPrisma) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return UNREACHABLE.has(code) || OUTAGE_STATE.test(stateOf(error)) || CONNECTION_LOST.test(error.message)
    ? new DependencyUnavailableError('postgres', { cause: error })
    : undefined;
}

/** SQLSTATE of a unique violation. */
const UNIQUE_VIOLATION = '23505';

/** SQLSTATE of a foreign key violation. */
const FOREIGN_KEY_VIOLATION = '23503';

/** Whether a write failed since a row that is named is not there, or one that is deleted is named. */
export function isForeignKeyViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === 'P2003';
  return error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
}

/** Whether a write failed on a unique index. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === 'P2002';
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}
