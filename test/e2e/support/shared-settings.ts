/** Settings of the shared installation. No worker makes try-ons there: what waits for one need not wait long. */
export const SHARED_SETTINGS = { TRYON_SYNC_WAIT_S: '0.1' };
