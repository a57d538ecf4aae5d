import { type PageVitrine, VitrineError } from '#sdk';

/**
 * Jobs of this visit of which something may still be stored, each with the client that can delete it: in the memory of the
 * page alone, so that a picture can be deleted after its dialog was closed.
 */
const made = new Map<string, PageVitrine>();

export function keepMade(jobId: string, vitrine: PageVitrine): void {
  made.set(jobId, vitrine);
}

/** Nothing is stored of it. */
export function forgetMade(jobId: string): void {
  made.delete(jobId);
}

export function hasMade(): boolean {
  return made.size > 0;
}

/** Erases all that there are now; those before one that fails stay erased. @throws VitrineError */
export async function eraseMade(): Promise<void> {
  const now = [...made];
  for (const [id, vitrine] of now) {
    await erase(id, vitrine);
    made.delete(id);
  }
}

async function erase(jobId: string, vitrine: PageVitrine): Promise<void> {
  try {
    await vitrine.tryOn.delete(jobId);
  } catch (error) {
    // It had expired: gone is gone.
    if (!(error instanceof VitrineError && error.status === 404)) throw error;
  }
}
