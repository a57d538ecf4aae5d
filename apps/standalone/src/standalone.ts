import { runDemo } from './demo.js';
import { photosFolder } from './photos/photos-folder.js';
import type { Place } from './process-plans.js';
import { sample } from './sample.js';
import { claimDataFolder } from './single-instance.js';
import { StoppedBySignal, stopSignals } from './stop-signals.js';
import { Supervisor } from './supervisor.js';
import { say } from './terminal.js';
import { startVitrine } from './vitrine.js';
import { welcome } from './welcome.js';

export interface StandaloneOptions {
  once: boolean;
  photos: string | undefined;
  /** A photo for the try-on. */
  person: string | undefined;
  port: number | undefined;
}

/** Starts everything, runs the demo, stays up unless `once`; returns the exit code. */
export async function runStandalone(place: Place, options: StandaloneOptions): Promise<number> {
  const supervisor = new Supervisor();
  const stopped = stopSignals(() => {
    supervisor.kill();
    process.exit(130);
  });
  let isUp = false;
  const work = async (): Promise<number> => {
    // Read first: a wrong folder is said before anything is started.
    const catalogue =
      options.photos === undefined
        ? await sample()
        : await photosFolder(options.photos, (warning) => say(`  ${warning}`));
    const vitrine = await startVitrine(place, supervisor, options.port);
    const { shop, good } = await runDemo(place.dataDir, vitrine, catalogue, options.person);
    if (options.once) return good ? 0 : 1;
    isUp = true;
    say(welcome(vitrine, shop, place.dataDir));
    return new Promise<never>(() => undefined);
  };

  let release: (() => Promise<void>) | undefined;
  try {
    release = await claimDataFolder(place.dataDir, place.runDir);
    return await Promise.race([supervisor.orItsCrash(work()), stopped]);
  } catch (error) {
    if (!(error instanceof StoppedBySignal)) {
      say(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
      return 1;
    }
    say('\nStopping …');
    // Ctrl-C is how one leaves a Vitrine that is up; before that it is an interruption.
    return isUp ? 0 : error.exitCode;
  } finally {
    await supervisor.stop();
    await release?.();
  }
}
