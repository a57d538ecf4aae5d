import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Loops } from '#platform/work';
import { GarmentUploads, TryOnRunner } from '#try-on/work';

const BUSY_MS = 250;
const IDLE_MS = 1_000;
const FAILED_MS = 5_000;

/** Cuts out uploaded garments while no shopper waits. */
@Injectable()
export class GarmentLoop implements OnApplicationBootstrap {
  constructor(
    private readonly uploads: GarmentUploads,
    private readonly runner: TryOnRunner,
    private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start({
      name: 'garments',
      turn: () => this.cutNext(),
      failure: 'A garment was not cut out; it is tried again',
      failedMs: FAILED_MS,
    });
  }

  private async cutNext(): Promise<number> {
    if (this.runner.isBusy) return BUSY_MS;
    return (await this.uploads.cutNext()) ? 0 : IDLE_MS;
  }
}
