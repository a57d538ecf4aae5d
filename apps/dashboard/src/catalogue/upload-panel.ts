import { html, nothing, type TemplateResult } from 'lit';
import { VitrineError } from '#sdk';
import { dropZone } from '../base/drop-zone.js';
import { Screen } from '../base/screen.js';
import { nameOf, UploadQueue } from './upload-queue.js';

/** Photos that are dropped or chosen become items; `uploaded` when the last of them is there. */
class UploadPanel extends Screen {
  static override properties = { ...Screen.properties, category: { state: true } };
  declare private category: string;
  private readonly queue = new UploadQueue(
    async (photo) => {
      const category = this.category.trim();
      await this.session.shop?.images.upload(photo, {
        name: nameOf(photo),
        ...(category !== '' && { category }),
      });
    },
    () => this.requestUpdate(),
    () => this.dispatchEvent(new CustomEvent('uploaded')),
  );

  constructor() {
    super();
    this.category = '';
  }

  protected override render(): TemplateResult {
    return html`<section class="card" aria-label="Upload">
      ${dropZone({
        label: 'Drop photos here, or choose them',
        hint: 'JPEG, PNG or WebP. The name of the file becomes the name of the item.',
        accept: 'image/jpeg,image/png,image/webp',
        isMultiple: true,
        onFiles: (files) => this.queue.add(files),
      })}
      <label class="inline">
        Category of these
        <input
          autocomplete="off"
          maxlength="100"
          placeholder="none"
          @input=${(event: Event) => (this.category = (event.target as HTMLInputElement).value)}
        />
      </label>
      ${this.progress()}
    </section>`;
  }

  private progress(): TemplateResult | typeof nothing {
    const { total, done, failures } = this.queue;
    if (total === 0) return nothing;
    return html`<div class="upload">
      <progress aria-label="Photos uploaded" max=${total} value=${done}></progress>
      <p role="status">
        ${done} of ${total} sent${failures.length > 0 ? `, ${failures.length} refused` : ''}
      </p>
      ${
        failures.length === 0
          ? nothing
          : html`<ul class="failures">
              ${failures.map(({ file, error }) => html`<li><strong>${file.name}</strong> ${sentenceOf(error)}</li>`)}
            </ul>`
      }
    </div>`;
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof VitrineError ? `${error.message} (${error.code})` : String(error);
}

customElements.define('vt-upload', UploadPanel);
