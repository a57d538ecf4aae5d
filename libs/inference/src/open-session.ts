import type { Device } from './session-protocol.js';

/** A session, where it runs, and what CUDA said where it was asked for and did not start. */
export type OpenedSession<Session> = { session: Session; device: Device; fallback?: string };

/**
 * Opens a session on the device that is asked for; `auto` is CUDA, else the CPU.
 * @param create loads the graph on one device
 * @throws what `create` throws; of a graph that is broken the CPU's error, which has the better reason
 */
export async function openSession<Session>(
  device: 'auto' | Device,
  create: (on: Device) => Promise<Session>,
): Promise<OpenedSession<Session>> {
  if (device !== 'auto') return { session: await create(device), device };
  try {
    return { session: await create('cuda'), device: 'cuda' };
  } catch (error) {
    return { session: await create('cpu'), device: 'cpu', fallback: reasonOf(error) };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
