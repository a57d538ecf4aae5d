/**
 * Raised when catalogue photos would be cut out differently: every cut-out of a lower revision is made again, by a
 * worker that nobody waits for or by the first job that asks.
 */
export const CUT_OUT_REVISION = 11;
