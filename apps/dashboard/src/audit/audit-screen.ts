import { html, type TemplateResult } from 'lit';
import type { components } from '#sdk';
import { time } from '../base/format.js';
import { ListingScreen } from '../base/listing-screen.js';

type Entry = components['schemas']['AuditEntry'];

/** What was done with the admin key. */
class AuditScreen extends ListingScreen<Entry> {
  protected source(): AsyncGenerator<Entry> {
    const { operator } = this.session;
    if (operator === undefined) throw new Error('Connect with the admin key.');
    return operator.admin.audit({ signal: this.signal });
  }

  protected override render(): TemplateResult {
    return html`<h1>Audit trail</h1>
      <p class="quiet">Every call with the admin key that may change something, newest first.</p>
      ${this.failed()}
      <div class="table" role="region" aria-label="Audit trail" tabindex="0">
        <table>
          <thead>
            <tr>
              ${['When', 'What', 'Of', 'Answer', 'From', 'Request'].map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.listing.items.map(row)}
          </tbody>
        </table>
      </div>
      ${this.rest('Nothing has been changed yet.')}`;
  }
}

function row({ at, method, route, params, status, address, request_id }: Entry): TemplateResult {
  const mark = status === null ? 'warn' : status < 400 ? 'good' : 'bad';
  return html`<tr>
    <td class="nowrap">${time(at)}</td>
    <td><code>${method} ${route}</code></td>
    <td>
      ${Object.entries(params).map(([name, value]) => html`<div class="quiet">${name} <code>${value}</code></div>`)}
    </td>
    <td><span class="badge ${mark}">${status ?? 'none'}</span></td>
    <td>${address}</td>
    <td><code>${request_id}</code></td>
  </tr>`;
}

customElements.define('vt-audit', AuditScreen);
