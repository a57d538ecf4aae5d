import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Report } from '#sdk';
import { count } from '../base/format.js';

type Day = Report['by_day'][number];

const WIDTH = 720;
const HEIGHT = 160;
const LINES = [
  ['prompts', 'Prompts'],
  ['views', 'Views'],
  ['clicks', 'Clicks'],
  ['purchases', 'Purchases'],
] as const;

/** Lines over the days, and the same figures as a table. */
export function dayChart(days: readonly Day[]): TemplateResult | typeof nothing {
  if (days.length < 2) return nothing;
  const most = Math.max(1, ...days.flatMap((day) => LINES.map(([name]) => day[name])));
  const at = (index: number, value: number) =>
    `${((index / (days.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - (value / most) * (HEIGHT - 4) - 2).toFixed(1)}`;
  return html`<section class="card" aria-label="By day">
    <h2>By day</h2>
    <figure class="lines">
      <svg
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label="By day; the table below has the figures"
      >
        ${LINES.map(
          ([name]) =>
            svg`<polyline class=${name} points=${days.map((day, index) => at(index, day[name])).join(' ')} />`,
        )}
      </svg>
      <figcaption>
        ${LINES.map(([name, label]) => html`<span class="key ${name}">${label}</span>`)}
        <span class="quiet">${days[0]?.day} to ${days.at(-1)?.day}, at most ${count(most)} a day</span>
      </figcaption>
    </figure>
    <details>
      <summary>As a table</summary>
      <div class="table" role="region" aria-label="Figures by day" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              ${LINES.map(([, label]) => html`<th scope="col">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${days.map(
              (day) =>
                html`<tr>
                  <th scope="row">${day.day}</th>
                  ${LINES.map(([name]) => html`<td>${count(day[name])}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}
