import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '#sdk';
import { type Bar, bars } from '../base/bars.js';
import { count, percent } from '../base/format.js';
import { Screen } from '../base/screen.js';
import { dayChart } from './day-chart.js';

const DAY_MS = 86_400_000;
const PERIODS = [7, 30, 90, 365];

/** What the recommendations led to, as charts. */
class ReportScreen extends Screen {
  static override properties = { ...Screen.properties, report: { state: true }, days: { state: true } };
  declare private report: Report | undefined;
  declare private days: number;

  constructor() {
    super();
    this.days = 30;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  private async read(): Promise<void> {
    const from = new Date(Date.now() - this.days * DAY_MS).toISOString();
    await this.attempt(async () => {
      this.report = await this.session.shop?.report({ from, limit: 10 }, { signal: this.signal });
    });
  }

  protected override render(): TemplateResult {
    const { report } = this;
    return html`<header class="head">
        <h1>Report</h1>
        <label class="inline">
          Of the last
          <select
            @change=${(event: Event) => {
              this.days = Number((event.target as HTMLSelectElement).value);
              void this.read();
            }}
          >
            ${PERIODS.map((days) => html`<option value=${days} ?selected=${days === this.days}>${days} days</option>`)}
          </select>
        </label>
      </header>
      ${this.failed()} ${report === undefined ? html`<p class="quiet">Loading …</p>` : view(report)}`;
  }
}

function view(report: Report): TemplateResult {
  const tiles: [string, string][] = [
    ['Prompts', count(report.prompts)],
    ['Nothing fitted', count(report.prompts_without_results)],
    ['Asked by a photo', count(report.photos)],
    ['Similar items', count(report.similar)],
    ['Looks', count(report.looks)],
    ['Click-through', percent(report.click_through_rate)],
  ];
  const { views, clicks, add_to_carts, purchases } = report;
  const steps = [
    ['Views', views],
    ['Clicks', clicks],
    ['Into the cart', add_to_carts],
    ['Purchases', purchases],
  ] as const;
  return html`<div class="tiles">
      ${tiles.map(
        ([label, value]) =>
          html`<div class="tile">
            <p class="quiet">${label}</p>
            <p class="figure">${value}</p>
          </div>`,
      )}
    </div>
    ${dayChart(report.by_day)}
    <div class="halves">
      ${section(
        'From view to purchase',
        steps.map(([label, value]) => ({ label, value, text: count(value) })),
      )}
      ${section(
        'Most frequent prompts',
        report.top_prompts.map(({ prompt, count: times, clicked }) => ({
          label: prompt,
          value: times,
          text: `${count(times)}, ${count(clicked)} clicked`,
        })),
      )}
      ${section(
        'Nothing fitted',
        report.without_results.map(({ prompt, count: times }) => ({
          label: prompt,
          value: times,
          text: count(times),
        })),
      )}
      ${section(
        'Most clicked items',
        report.top_items.map(({ name, clicks, purchases }) => ({
          label: name,
          value: clicks,
          text: `${count(clicks)}, ${count(purchases)} bought`,
        })),
      )}
    </div>`;
}

function section(title: string, entries: Bar[]): TemplateResult | typeof nothing {
  return html`<section class="card" aria-label=${title}>
    <h2>${title}</h2>
    ${entries.length === 0 ? html`<p class="quiet">None in this time.</p>` : bars(title, entries)}
  </section>`;
}

customElements.define('vt-report', ReportScreen);
