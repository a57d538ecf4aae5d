import { html, nothing, type TemplateResult } from 'lit';
import type { ImageImport, ImportRowError, ImportType } from '#sdk';
import { dropZone } from '../base/drop-zone.js';
import { count, time } from '../base/format.js';
import { ListingScreen } from '../base/listing-screen.js';
import { importErrors } from './import-errors.js';

const POLL_MS = 1_000;
const TYPES: Record<string, ImportType> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  zip: 'application/zip',
};

/** Tables of items: sent, watched, and what became of each row. */
class ImportsScreen extends ListingScreen<ImageImport> {
  static override properties = { ...ListingScreen.properties, errors: { state: true } };
  declare private errors: { of: string; rows: readonly ImportRowError[] } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private get imports() {
    const { shop } = this.session;
    if (shop === undefined) throw new Error('Connect with a secret token.');
    return shop.imports;
  }

  protected source(): AsyncGenerator<ImageImport> {
    return this.imports.list({ signal: this.signal });
  }

  protected override updated(): void {
    const isUnderWay = this.listing.items.some(isOpen);
    if (isUnderWay && this.timer === undefined) this.timer = setTimeout(() => void this.look(), POLL_MS);
  }

  /** How far those are that have not ended. */
  private async look(): Promise<void> {
    this.timer = undefined;
    const { items } = this.listing;
    await this.attempt(async () => {
      for (const [at, found] of items.entries())
        if (isOpen(found)) items[at] = await this.imports.get(found.id, { signal: this.signal });
    });
    if (!this.signal.aborted) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`<h1>Imports</h1>
      <section class="card" aria-label="Import">
        ${dropZone({
          label: 'Drop a table of items here, or choose it',
          hint: 'CSV or NDJSON with photo_url, or a zip of such a table and its photos',
          accept: '.csv,.ndjson,.jsonl,.zip',
          onFiles: ([file]) => void this.start(file as File),
        })}
      </section>
      ${this.failed()}
      ${
        this.listing.items.length === 0
          ? nothing
          : html`<div class="table" role="region" aria-label="Imports" tabindex="0">
              <table>
                <thead>
                  <tr>
                    ${['Sent', 'Status', 'Rows', 'New', 'Updated', 'Failed'].map(
                      (name) => html`<th scope="col">${name}</th>`,
                    )}
                  </tr>
                </thead>
                <tbody>
                  ${this.listing.items.map((one) => this.row(one))}
                </tbody>
              </table>
            </div>`
      }
      ${this.rest('Nothing was imported yet.')} ${this.errors ? importErrors(this.errors.rows) : nothing}`;
  }

  private row(found: ImageImport): TemplateResult {
    const { id, status, format, total_rows, done_rows, created, updated, failed, error } = found;
    const mark = isOpen(found) ? 'warn' : status === 'completed' ? 'good' : 'bad';
    return html`<tr>
      <th scope="row">${time(found.created_at)} <span class="quiet">${format}</span></th>
      <td>
        <span class="badge ${mark}">${status}</span>
        ${error === null ? nothing : html`<div>${error.message} <code>${error.code}</code></div>`}
      </td>
      <td>
        ${count(done_rows)} of ${count(total_rows)}
        ${
          isOpen(found)
            ? html`<progress aria-label="Rows done" max=${total_rows ?? 1} value=${done_rows}></progress>`
            : nothing
        }
      </td>
      <td>${count(created)}</td>
      <td>${count(updated)}</td>
      <td>
        ${
          failed === 0
            ? '0'
            : html`<button
                type="button"
                class="small"
                aria-expanded=${this.errors?.of === id}
                @click=${() => void this.showErrors(id)}
              >
                ${count(failed)}: why
              </button>`
        }
      </td>
    </tr>`;
  }

  private async start(file: File): Promise<void> {
    const type = TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
    const isDone = await this.attempt(async () => {
      if (type === undefined) throw new Error('Send a .csv, .ndjson or .zip file.');
      await this.imports.start(file, type);
    });
    if (isDone) await this.reload();
  }

  private async showErrors(id: string): Promise<void> {
    if (this.errors?.of === id) {
      this.errors = undefined;
      return;
    }
    await this.attempt(async () => {
      this.errors = { of: id, rows: await this.imports.errors(id, { signal: this.signal }) };
    });
  }
}

function isOpen({ status }: ImageImport): boolean {
  return status !== 'completed' && status !== 'failed';
}

customElements.define('vt-imports', ImportsScreen);
