import { html, nothing, type TemplateResult } from 'lit';
import type { TryOnJobSummary } from '#sdk';
import { duration, percent, time } from '../base/format.js';
import { ListingScreen } from '../base/listing-screen.js';
import './try-on-dialog.js';

const EVERY_MS = 3_000;
const MARKS = { pending: 'warn', processing: 'warn', completed: 'good', failed: 'bad' } as const;

/** The try-on jobs of the shop. */
class TryOnsScreen extends ListingScreen<TryOnJobSummary> {
  static override properties = { ...ListingScreen.properties, shown: { state: true } };
  declare private shown: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected source(): AsyncGenerator<TryOnJobSummary> {
    const { shop } = this.session;
    if (shop === undefined) throw new Error('Connect with a secret token.');
    return shop.tryOn.list({ limit: 50 }, { signal: this.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override updated(): void {
    const isUnderWay = this.listing.items.some(({ completed_at }) => completed_at === null);
    if (isUnderWay && this.timer === undefined)
      this.timer = setTimeout(() => {
        this.timer = undefined;
        void this.reload();
      }, EVERY_MS);
  }

  protected override render(): TemplateResult {
    return html`<h1>Try-ons</h1>
      ${this.failed()}
      ${
        this.listing.items.length === 0
          ? nothing
          : html`<div class="table" role="region" aria-label="Try-on jobs" tabindex="0">
              <table>
                <thead>
                  <tr>
                    ${['Started', 'Status', 'Mode', 'Step', 'Took', 'Quality', ''].map((name) =>
                      name === ''
                        ? html`<th scope="col"><span class="hidden">Actions</span></th>`
                        : html`<th scope="col">${name}</th>`,
                    )}
                  </tr>
                </thead>
                <tbody>
                  ${this.listing.items.map((job) => this.row(job))}
                </tbody>
              </table>
            </div>`
      }
      ${this.rest('Nobody has tried anything on yet, or the jobs have expired.')}
      ${
        this.shown === undefined
          ? nothing
          : html`<vt-try-on-job
              .session=${this.session}
              .jobId=${this.shown}
              @closed=${() => (this.shown = undefined)}
              @deleted=${() => void this.reload()}
            ></vt-try-on-job>`
      }`;
  }

  private row(job: TryOnJobSummary): TemplateResult {
    const { job_id, status, mode, step, progress, created_at, completed_at, quality_score, error } = job;
    const took = completed_at === null ? undefined : Date.parse(completed_at) - Date.parse(created_at);
    return html`<tr>
      <th scope="row" class="nowrap">${time(created_at)}</th>
      <td>
        <span class="badge ${MARKS[status]}">${status}</span>
        ${error === undefined ? nothing : html`<code>${error.code}</code>`}
      </td>
      <td>${mode}</td>
      <td>
        ${step ?? '—'}
        ${status === 'processing' ? html`<progress aria-label="Progress" max="100" value=${progress}></progress>` : nothing}
      </td>
      <td>${took === undefined ? '—' : duration(took)}</td>
      <td>${percent(quality_score)}</td>
      <td class="actions">
        <button
          type="button"
          class="small"
          aria-label=${`Show the job of ${time(created_at)}`}
          @click=${() => (this.shown = job_id)}
        >
          Show
        </button>
      </td>
    </tr>`;
  }
}

customElements.define('vt-try-ons', TryOnsScreen);
