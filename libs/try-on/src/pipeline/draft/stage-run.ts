import type { GarmentKind } from '../garment/garment.js';
import type { TryOnObserver, TryOnStep } from '../try-on-pipeline.js';
import type { Scene, SceneListener } from './scene.js';
import { STAGES } from './stages.js';
import type { Stage, Tools } from './stages/stage.js';
import type { Stopwatch } from './stopwatch.js';

/** Bottoms first: tops fall over them, jackets over tops. */
const LAYING_ORDER: readonly GarmentKind[] = ['bottom', 'dress', 'top', 'outer'];

/** Takes a scene through the stages, and tells who follows the run. */
export class StageRun {
  private told: TryOnStep | undefined;

  constructor(
    private readonly tools: Tools,
    private readonly watch: Stopwatch,
    private readonly observer: Pick<TryOnObserver, 'onStep' | 'signal'>,
    private readonly listeners: readonly SceneListener[],
  ) {}

  /** What the photos show. @throws {TryOnError}, `signal.reason` */
  async ofPhotos(scene: Scene): Promise<Scene> {
    return this.through('photos', scene);
  }

  /** The garments put on, one after the other. @throws {TryOnError}, `signal.reason` */
  async ofGarments(scene: Scene): Promise<Scene> {
    let now = scene;
    const order = scene.garments.toSorted(
      (a, b) => LAYING_ORDER.indexOf(a.kind) - LAYING_ORDER.indexOf(b.kind),
    );
    for (const garment of order) {
      now = await this.through('garment', { ...now, pieces: [...now.pieces, { garment }] });
    }
    return now;
  }

  /** A draft that is to be judged, looked at. @throws `signal.reason` */
  async ofDraft(scene: Scene): Promise<Scene> {
    return this.through('draft', scene);
  }

  /** Of stages that follow each other in one step the first alone is told. @throws what the observer throws, `signal.reason` */
  async tell(step: TryOnStep): Promise<void> {
    this.observer.signal.throwIfAborted();
    if (step === this.told) return;
    this.told = step;
    await this.observer.onStep(step);
    this.observer.signal.throwIfAborted();
  }

  private async through(of: Stage['of'], scene: Scene): Promise<Scene> {
    let now = scene;
    for (const stage of STAGES) {
      if (stage.of !== of) continue;
      await this.tell(stage.step);
      now = await this.watch.timeAsync(stage.step, async () => stage.run(now, this.tools));
      for (const listen of this.listeners) await listen(stage.step, now);
    }
    return now;
  }
}
