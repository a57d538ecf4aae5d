import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../texts/texts.js';
import type { Phase } from './phase.js';
import type { TryOnFlow } from './try-on-flow.js';

type Result = Extract<Phase, { name: 'result' }>;

/** The picture over the photo, with a slider between them, and what can be done with it. */
export function resultView(flow: TryOnFlow, result: Result, name: string): TemplateResult {
  return html`
    <div class="stage compare">
      <img class="after" part="picture" src=${result.pictureUrl} alt=${t('resultAlt', name)} />
      <img class="before" src=${flow.photo?.url ?? ''} alt="" />
      <span class="line" aria-hidden="true"></span>
      <span class="tag start" aria-hidden="true">${t('before')}</span>
      <span class="tag end" aria-hidden="true">${t('after')}</span>
      <input
        part="slider"
        data-focus
        type="range"
        dir="ltr"
        min="0"
        max="100"
        value="0"
        aria-label=${t('compare')}
        aria-valuetext="0 %"
        @input=${moveLine}
      />
    </div>
    <p class="quiet">${t('previewNote')}</p>
    <footer class="many">
      <button @click=${() => void flow.start()}>${t('retry')}</button>
      <button @click=${() => flow.backToPhoto()}>${t('otherPhoto')}</button>
      <a part="download" class="button" href=${result.pictureUrl} download="try-on.png">${t('download')}</a>
      ${
        canShare(result.picture)
          ? html`<button @click=${() => void share(result.picture)}>${t('share')}</button>`
          : nothing
      }
      <button part="delete" @click=${() => void flow.delete()}>${t('deleteNow')}</button>
    </footer>
  `;
}

/** By the style's own interface: a style attribute is what a strict policy refuses. */
function moveLine(event: Event): void {
  const slider = event.target as HTMLInputElement;
  slider.setAttribute('aria-valuetext', `${slider.value} %`);
  slider.parentElement?.style.setProperty('--_shown', `${slider.value}%`);
}

function fileOf(picture: Blob): File {
  return new File([picture], 'try-on.png', { type: picture.type || 'image/png' });
}

function canShare(picture: Blob): boolean {
  return 'canShare' in navigator && navigator.canShare({ files: [fileOf(picture)] });
}

async function share(picture: Blob): Promise<void> {
  try {
    await navigator.share({ files: [fileOf(picture)] });
  } catch (error) {
    // The shopper closed the browser's own list of places to share to.
    if (!(error instanceof DOMException && error.name === 'AbortError'))
      console.warn('Vitrine: not shared.', error);
  }
}
