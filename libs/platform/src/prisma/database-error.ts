import { DependencyUnavailableError } from '../errors/dependency-unavailable.error.js';
import { Prisma } from './generated/client.js';

/** Prisma's codes for "no connection": unreachable, timed out, closed, pool exhausted, too many. */
const UNREACHABLE = new Set(['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1017', 'P2024', 'P2037']);

/** Of pg and of the socket under it, as they appear in a message when Prisma has no code for them. */
const CONNECTION_LOST =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|terminating connection|Connection terminated|timeout exceeded when trying to connect|the database system is (starting up|shutting down|in recovery)|Can't reach database|server closed the connection|DatabaseNotReachable|ConnectionClosed/i;

/** The Postgres outage behind an error, or undefined when it is something else. */
export function databaseOutage(error: unknown): DependencyUnavailableError | undefined {
  const isPrisma =
    error instanceof Prisma.PrismaClientKnownRequestError ||
    error instanceof Prisma.PrismaClientUnknownRequestError ||
    error instanceof Prisma.PrismaClientInitializationError ||
    (error instanceof Error && error.name === 'DriverAdapterError');
  if (!isPrisma) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return UNREACHABLE.has(code) || CONNECTION_LOST.test(error.message)
    ? new DependencyUnavailableError('postgres', { cause: error })
    : undefined;
}

/** Whether a write failed on a unique index. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
