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

/** SQLSTATE classes: connection exception, and the server going down or not yet up. */
const OUTAGE_STATE = /^(08...|57P0[123]|53300)$/;

/** Whether an error of pg itself means that the server could not be talked to. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return OUTAGE_STATE.test(code) || CONNECTION_LOST.test(`${code} ${error.message}`);
}

/** The Postgres outage behind an error, or undefined when it is something else. */
export function databaseOutage(error: unknown): DependencyUnavailableError | undefined {
  const isPrisma =
    error instanceof Prisma.PrismaClientKnownRequestError ||
    error instanceof Prisma.PrismaClientUnknownRequestError ||
    error instanceof Prisma.PrismaClientInitializationError ||
    (error instanceof Error && (error.name === 'DriverAdapterError' || CONNECTION_OF_PG.test(error.message)));
  if (!isPrisma) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return UNREACHABLE.has(code) || CONNECTION_LOST.test(error.message)
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
