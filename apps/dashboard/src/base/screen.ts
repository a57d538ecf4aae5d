import { LitElement, nothing, type TemplateResult } from 'lit';
import type { Session } from '../app/session.js';
import { failureNote } from './failure-note.js';

/**
 * A part of the page that asks the API. It is drawn into the page itself, not into a shadow tree: one style sheet is
 * for all, and labels and descriptions find what they are of.
 */
export abstract class Screen extends LitElement {
  static override properties = {
    session: { attribute: false },
    failure: { state: true },
    isBusy: { state: true },
  };

  declare session: Session;
  declare protected failure: unknown;
  declare protected isBusy: boolean;
  /** Aborted when the screen is left. */
  private leaving = new AbortController();

  constructor() {
    super();
    this.isBusy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.leaving.signal.aborted) this.leaving = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leaving.abort();
  }

  /** For calls whose answer is of no use when the screen is left. */
  protected get signal(): AbortSignal {
    return this.leaving.signal;
  }

  /** Does something that may fail; the screen shows why. @returns whether it was done */
  protected async attempt(work: () => Promise<void>): Promise<boolean> {
    const { signal } = this;
    this.isBusy = true;
    this.failure = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      if (!signal.aborted) this.failure = error;
      return false;
    } finally {
      this.isBusy = false;
      // Another one may have ended before: what this one read is to be seen all the same.
      this.requestUpdate();
    }
  }

  protected failed(): TemplateResult | typeof nothing {
    return this.failure === undefined ? nothing : failureNote(this.failure);
  }
}
