import { html, nothing, type TemplateResult } from 'lit';
import type { TryOnArtefact } from '#sdk';
import { Screen } from '../base/screen.js';

/** What the stages of a job made; asked for when somebody looks. */
class DebugPictures extends Screen {
  static override properties = {
    ...Screen.properties,
    jobId: { attribute: false },
    artefacts: { state: true },
  };
  declare jobId: string;
  declare private artefacts: readonly TryOnArtefact[] | undefined;

  protected override render(): TemplateResult {
    return html`<details @toggle=${this.load}>
      <summary>Debug pictures</summary>
      ${this.failed()} ${this.artefacts === undefined ? nothing : this.pictures(this.artefacts)}
    </details>`;
  }

  private pictures(artefacts: readonly TryOnArtefact[]): TemplateResult {
    const pictures = artefacts.filter(({ content_type }) => content_type === 'image/png');
    if (pictures.length === 0)
      return html`<p class="quiet">
        None was kept. With <code>TRYON_DEBUG_ARTIFACTS=true</code> a try-on worker keeps them as long as the
        job.
      </p>`;
    return html`<div class="pictures">
      ${pictures.map(({ name, base64, content_type }) => {
        const title = name.replace('.png', '');
        return html`<figure>
          <img src=${`data:${content_type};base64,${base64}`} alt=${title} />
          <figcaption>${title}</figcaption>
        </figure>`;
      })}
    </div>`;
  }

  private readonly load = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open || this.artefacts !== undefined) return;
    await this.attempt(async () => {
      this.artefacts = await this.session.shop?.tryOn.artefacts(this.jobId, { signal: this.signal });
    });
  };
}

customElements.define('vt-debug-pictures', DebugPictures);
