import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Usage } from '#sdk';
import { bytes, count, duration, time } from '../base/format.js';

interface Use {
  label: string;
  used: number;
  limit: number | null;
  more?: string;
}

/** What a key uses of what it may: `<vt-usage-view .usage=${usage}>`. */
class UsageView extends LitElement {
  static override properties = { usage: { attribute: false } };
  declare usage: Usage | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { usage } = this;
    if (usage === undefined) return html`<p class="quiet">Loading …</p>`;
    const { images, minute, month } = usage;
    const uses: Use[] = [
      { label: 'Items', ...images, more: `${bytes(images.bytes)} of photos` },
      { label: 'Prompts in this minute', ...minute.prompts },
      { label: 'Prompts in this month', ...month.prompts },
      { label: 'Try-ons in this month', ...month.try_ons },
      { label: 'Render cost in this month', ...month.renders.cost },
    ];
    return html`<div class="tiles">${uses.map(tile)}</div>
      <p class="quiet">The month ends ${time(month.end)}.</p>
      ${renderers(month.renders.by_renderer)}`;
  }
}

function tile({ label, used, limit, more }: Use): TemplateResult {
  return html`<div class="tile">
    <p class="quiet">${label}</p>
    <p class="figure">
      ${count(used)} <span class="quiet">of ${limit === null ? 'any number' : count(limit)}</span>
    </p>
    ${
      limit === null
        ? nothing
        : html`<meter
            aria-label=${`${label}: used of the quota`}
            min="0"
            max=${Math.max(1, limit)}
            high=${limit * 0.9}
            value=${used}
          ></meter>`
    }
    ${more === undefined ? nothing : html`<p class="quiet">${more}</p>`}
  </div>`;
}

function renderers(used: Usage['month']['renders']['by_renderer']): TemplateResult | typeof nothing {
  if (used.length === 0) return nothing;
  return html`<div class="table" role="region" aria-label="Renderers" tabindex="0">
    <table>
      <thead>
        <tr>
          ${['Renderer', 'Images', 'Failures', 'Time', 'Cost'].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${used.map(
          ({ name, images, failures, seconds, cost }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${count(images)}</td>
              <td>${count(failures)}</td>
              <td>${duration(seconds * 1000)}</td>
              <td>${count(cost)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

customElements.define('vt-usage-view', UsageView);
