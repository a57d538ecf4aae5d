/**
 * How long a change may take before Prisma rolls it back. Its own 5 s are short for a crowded machine. What is in a
 * transaction is one statement a call: when Prisma gives up in the middle of a nested write, the rest of that write
 * goes on outside of the transaction.
 */
export const TRANSACTION = { maxWait: 5_000, timeout: 20_000 };
