/** Settings of the shared installation. */
export const SHARED_SETTINGS = {
  // No worker makes try-ons there: what waits for one need not wait long.
  TRYON_SYNC_WAIT_S: '0.1',
  // All specs call from one address. What becomes of one that sends many wrong keys has a spec of its own.
  AUTH_FAILURES_PER_MINUTE: '1000000',
};
