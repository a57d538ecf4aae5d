import { ModelNotAvailableError } from './model-not-available.error.js';
import type { Encoder } from './encoder.port.js';

/** How an encoder other than the configured one is found and opened. */
export abstract class EncoderSource {
  /**
   * The id, `name@revision`, of the vectors of an installed model, by its name.
   * @throws ModelFolderError
   */
  abstract idOf(name: string): Promise<string>;
  /** @throws ModelFolderError where the installed model of this name is of another id, and as loading does */
  abstract open(id: string): Promise<Encoder>;
}

/** A model that could not be opened is not tried for every request. */
const FAILED_FOR_MS = 10_000;

/**
 * The encoders of a process: the configured one, and those of other models that collections hold vectors of, opened
 * from the models folder when they are first asked for and kept. Who compares or stores vectors takes the encoder by
 * the model of the collection's own record, so that vectors of two models never meet (docs/decisions/0014).
 */
export class Encoders {
  private readonly others = new Map<string, Promise<Encoder>>();

  constructor(
    readonly configured: Encoder,
    private readonly source: EncoderSource,
  ) {}

  /** @throws ModelNotAvailableError */
  async of(id: string): Promise<Encoder> {
    if (id === this.configured.model.id) return this.configured;
    let opening = this.others.get(id);
    if (opening === undefined) {
      opening = this.source.open(id);
      this.others.set(id, opening);
      opening.catch(() => setTimeout(() => this.others.delete(id), FAILED_FOR_MS).unref());
    }
    return opening.catch((cause: unknown) => {
      throw new ModelNotAvailableError(id, { cause });
    });
  }

  /** Of an installed model, opened: it can be used. @throws ModelFolderError | ModelNotAvailableError */
  async byName(name: string): Promise<Encoder> {
    return this.of(await this.source.idOf(name));
  }
}
