import { html, nothing, type TemplateResult } from 'lit';
import { type components, VitrineError } from '#sdk';
import { fieldText } from '../base/field-text.js';
import { count, time } from '../base/format.js';
import { Screen } from '../base/screen.js';

type Schemas = components['schemas'];
const POLL_MS = 1_500;

/** How far the last build of a key's index is, what the last comparison repaired, and both anew. */
class IndexState extends Screen {
  static override properties = {
    ...Screen.properties,
    keyId: { attribute: false },
    build: { state: true },
    comparison: { state: true },
  };
  declare keyId: string;
  declare private build: Schemas['CollectionBuild'] | undefined;
  declare private comparison: Schemas['Reconciliation'] | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Not asked for before somebody looks: the screen has one of these for each key.
    this.closest('details')?.addEventListener('toggle', () => void this.look(), { signal: this.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private get index() {
    const { operator } = this.session;
    if (operator === undefined) throw new Error('Connect with the admin key.');
    return operator.admin.index;
  }

  protected override render(): TemplateResult {
    return html`${this.buildView()} ${this.comparisonView()} ${this.failed()}
      <form class="row" @submit=${this.reindex}>
        <label>
          Model
          <input name="model" placeholder="as configured" autocomplete="off" />
        </label>
        <button ?disabled=${this.isBusy}>Embed all anew</button>
        <button type="button" ?disabled=${this.isBusy} @click=${this.reconcile}>Compare and repair</button>
      </form>`;
  }

  private buildView(): TemplateResult {
    const { build } = this;
    if (build === undefined) return html`<p class="quiet">The index has not been built anew yet.</p>`;
    const { status, model, embedded, images, started_at, finished_at, error } = build;
    const isRunning = status === 'running';
    return html`<p>
        <span class="badge ${isRunning ? 'warn' : 'good'}">${status}</span> ${model}, ${count(embedded)} of
        ${count(images)} photos, ${isRunning ? `since ${time(started_at)}` : `done ${time(finished_at)}`}
      </p>
      ${
        isRunning
          ? html`<progress
              aria-label="Photos embedded"
              max=${Math.max(1, images)}
              value=${embedded}
            ></progress>`
          : nothing
      }
      ${error === null ? nothing : html`<p class="problem">${error}</p>`}`;
  }

  private comparisonView(): TemplateResult | typeof nothing {
    const { comparison } = this;
    if (comparison === undefined) return nothing;
    const { status, finished_at, report } = comparison;
    const said = report
      ? `${count(report.images)} items looked at, ${count(report.restored)} vectors put back, ` +
        `${count(report.requeued)} queued again, ${count(report.orphans_deleted)} deleted`
      : 'no report yet';
    return html`<p>
      Comparison: <span class="badge">${status}</span> ${said}
      ${finished_at ? `(${time(finished_at)})` : nothing}
    </p>`;
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.closest('details')?.open) return;
    await this.attempt(async () => {
      const { keyId, signal } = this;
      [this.build, this.comparison] = await Promise.all([
        noneYet(this.index.build(keyId, { signal })),
        noneYet(this.index.reconciliation(keyId, { signal })),
      ]);
    });
    const isUnderWay = [this.build?.status, this.comparison?.status].some(
      (status) => status === 'running' || status === 'queued',
    );
    if (isUnderWay && !this.signal.aborted) this.timer = setTimeout(() => void this.look(), POLL_MS);
  }

  private readonly reindex = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const model = fieldText(new FormData(event.target as HTMLFormElement), 'model');
    const isDone = await this.attempt(async () => {
      this.build = await this.index.reindex(this.keyId, model === '' ? {} : { model });
    });
    if (isDone) await this.look();
  };

  private readonly reconcile = async (): Promise<void> => {
    const isDone = await this.attempt(async () => {
      this.comparison = await this.index.reconcile(this.keyId);
    });
    if (isDone) await this.look();
  };
}

/** Nothing where the API knows of none. */
async function noneYet<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof VitrineError && error.status === 404) return undefined;
    throw error;
  }
}

customElements.define('vt-index-state', IndexState);
