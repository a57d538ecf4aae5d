import { html, nothing, type TemplateResult } from 'lit';
import type { TryOnJob } from '#sdk';
import { bars } from '../base/bars.js';
import { duration, percent, time } from '../base/format.js';
import { modal } from '../base/modal.js';
import { Screen } from '../base/screen.js';
import './debug-pictures.js';

/** One job: its picture, how long each stage took, and what its quality is made of. */
class TryOnDialog extends Screen {
  static override properties = { ...Screen.properties, jobId: { attribute: false }, job: { state: true } };
  declare jobId: string;
  declare private job: TryOnJob | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(async () => {
      this.job = await this.session.shop?.tryOn.get(this.jobId, { signal: this.signal });
    });
  }

  protected override render(): TemplateResult {
    const close = () => this.dispatchEvent(new CustomEvent('closed'));
    const { job } = this;
    return modal('Try-on', html`${this.failed()} ${job === undefined ? nothing : this.view(job)}`, close);
  }

  private view(job: TryOnJob): TemplateResult {
    const { result_url, error, timings_ms = {}, quality = {}, renderers = [] } = job;
    const stages = Object.entries(timings_ms)
      .map(([label, value]) => ({ label, value, text: duration(value) }))
      .toSorted((one, other) => other.value - one.value);
    const parts = Object.entries(quality).map(([label, value]) => ({ label, value, text: percent(value) }));
    return html`<div class="split">
      ${
        result_url === undefined
          ? html`<p class="empty">No picture.</p>`
          : html`<img class="photo" src=${result_url} alt="The result" />`
      }
      <div>
        ${error === undefined ? nothing : html`<p class="problem">${error.message} <code>${error.code}</code></p>`}
        <dl class="facts">
          <div>
            <dt>Job</dt>
            <dd><code>${job.job_id}</code></dd>
          </div>
          <div>
            <dt>Mode</dt>
            <dd>${job.mode}</dd>
          </div>
          <div>
            <dt>Further attempts</dt>
            <dd>${job.retries ?? '—'}</dd>
          </div>
          ${
            job.consent === undefined
              ? nothing
              : html`<div>
                  <dt>Consent</dt>
                  <dd>${job.consent.version}, ${time(job.consent.given_at)}</dd>
                </div>`
          }
          <div>
            <dt>Expires</dt>
            <dd>${time(job.expires_at)}</dd>
          </div>
          ${renderers.map(
            ({ name, model, images }) =>
              html`<div>
                <dt>Renderer</dt>
                <dd>${name} (${model}), ${images} images</dd>
              </div>`,
          )}
        </dl>
        ${
          stages.length === 0
            ? nothing
            : html`<h3>Time by stage</h3>
                ${bars('Time by stage', stages)}`
        }
        ${
          parts.length === 0
            ? nothing
            : html`<h3>Quality ${percent(job.quality_score)}</h3>
                ${bars('Parts of the quality', parts, 1)}`
        }
        <vt-debug-pictures .session=${this.session} .jobId=${this.jobId}></vt-debug-pictures>
        <p>
          <button type="button" class="danger" ?disabled=${this.isBusy} @click=${this.delete}>
            Erase the job and its pictures
          </button>
        </p>
      </div>
    </div>`;
  }

  private readonly delete = async (): Promise<void> => {
    const isDone = await this.attempt(async () => {
      await this.session.shop?.tryOn.delete(this.jobId);
    });
    if (!isDone) return;
    this.dispatchEvent(new CustomEvent('deleted'));
    this.dispatchEvent(new CustomEvent('closed'));
  };
}

customElements.define('vt-try-on-job', TryOnDialog);
