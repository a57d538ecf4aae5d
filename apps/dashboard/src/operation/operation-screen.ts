import { html, nothing, type TemplateResult } from 'lit';
import type { components, Liveness, Readiness } from '#sdk';
import { count, duration, time } from '../base/format.js';
import { Screen } from '../base/screen.js';

type Queues = components['schemas']['Queues'];
const EVERY_MS = 5_000;

/** Of the whole: its colour, and how it is said. */
const SAID: Record<Readiness['status'], [string, string]> = {
  ready: ['good', 'all answer'],
  degraded: ['warn', 'workers are missing'],
  unavailable: ['bad', 'some are down'],
};

function workerText(worker: Queues['queues'][number]['worker'], seenAt: string | null): string {
  return { alive: 'alive', gone: `none since ${time(seenAt)}`, none: 'none' }[worker];
}

/** How the installation does: parts, models, and what waits in the queues. */
class OperationScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    readiness: { state: true },
    health: { state: true },
    queues: { state: true },
  };
  declare private readiness: Readiness | undefined;
  declare private health: Liveness | undefined;
  declare private queues: Queues | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    const { signal } = this;
    await this.attempt(async () => {
      const { operator, shop } = this.session;
      const anyone = operator ?? shop;
      [this.readiness, this.health, this.queues] = await Promise.all([
        anyone?.readiness({ signal }),
        anyone?.health({ signal }),
        operator?.admin.queues({ signal }),
      ]);
    });
    if (!signal.aborted) this.timer = setTimeout(() => void this.look(), EVERY_MS);
  }

  protected override render(): TemplateResult {
    return html`<h1>Queues and health</h1>
      ${this.failed()} ${this.parts()} ${this.queueView()} ${this.models()}`;
  }

  private parts(): TemplateResult {
    const { readiness } = this;
    if (readiness === undefined) return html`<p class="quiet">Loading …</p>`;
    const [tone, words] = SAID[readiness.status];
    return html`<section aria-label="Parts">
      <h2>
        Parts
        <span class="badge ${tone}">${words}</span>
      </h2>
      <div class="tiles">
        ${Object.entries(readiness.components).map(
          ([name, { status, error, latency_ms }]) =>
            html`<div class="tile">
              <p class="quiet">${name}</p>
              <p class="figure"><span class="dot ${status === 'up' ? 'good' : 'bad'}"></span> ${status}</p>
              <p class="quiet">${error ?? (latency_ms === undefined ? nothing : duration(latency_ms))}</p>
            </div>`,
        )}
      </div>
    </section>`;
  }

  private queueView(): TemplateResult | typeof nothing {
    const { queues } = this;
    if (queues === undefined) return nothing;
    return html`<section aria-label="Queues">
      <h2>Queues</h2>
      <div class="table" role="region" aria-label="Jobs by queue" tabindex="0">
        <table>
          <thead>
            <tr>
              ${['Queue', 'Waiting', 'Active', 'Delayed', 'Failed', 'Worker'].map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${queues.queues.map(
              ({ name, waiting, active, delayed, failed, worker, worker_seen_at }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  ${[waiting, active, delayed, failed].map((jobs) => html`<td>${count(jobs)}</td>`)}
                  <td>${workerText(worker, worker_seen_at)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p>
        <a href="/admin/queues">The jobs themselves</a>
        <span class="quiet">(any user name, the admin key as the password)</span>
      </p>
    </section>`;
  }

  private models(): TemplateResult | typeof nothing {
    const { health } = this;
    if (health === undefined) return nothing;
    const { version, uptime_s, encoder, inference, gpu, models_loaded, cuda_available } = health;
    const facts: [string, unknown][] = [
      ['Version', `${version}, up for ${Math.round(uptime_s / 60)} minutes`],
      ['Encoder of prompts', encoder ? `${encoder.model}, ${encoder.precision}` : 'none in this process'],
      ['Prompts are encoded on', inference ? inference.device : '—'],
      ['Why not on the GPU', inference?.fallback],
      ['Why not in the precision asked for', encoder?.fallback],
      [
        'Try-on',
        models_loaded
          ? `a worker has its models, on the ${cuda_available ? 'GPU' : 'CPU'}`
          : 'no worker has its models',
      ],
      ['GPU of the try-on', gpu?.gpu_name],
    ];
    return html`<section aria-label="Models">
      <h2>Models</h2>
      <dl class="facts">
        ${facts
          .filter(([, value]) => value !== undefined)
          .map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
      </dl>
    </section>`;
  }
}

customElements.define('vt-operation', OperationScreen);
