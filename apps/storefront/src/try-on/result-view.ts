import { html, nothing, type TemplateResult } from 'lit';
import { compareIcon } from '../base/icons.js';
import { t } from '../texts/texts.js';
import type { Phase } from './phase.js';
import type { TryOnFlow } from './try-on-flow.js';

/** As it is saved and shared. */
const FILE = 'try-on.jpg';

type Result = Extract<Phase, { name: 'result' }>;

export interface ResultActions {
  /** How the item is called. */
  name: string;
  /** Undefined: no such button. */
  addToCart: (() => void) | undefined;
  close: () => void;
  isInCart: boolean;
}

/** The picture over the photo, with a slider between them, and what can be done with it. */
export function resultView(
  flow: TryOnFlow,
  result: Result,
  { name, addToCart, close, isInCart }: ResultActions,
): TemplateResult {
  return html`
    <div class="stage compare" @pointerdown=${grab} @pointermove=${drag}>
      <img
        class="after"
        part="picture"
        draggable="false"
        src=${result.pictureUrl}
        alt=${t('resultAlt', name)}
      />
      <img class="before" draggable="false" src=${flow.photo?.url ?? ''} alt="" />
      <div class="tags" aria-hidden="true">
        <span class="tag">${t('before')}</span><span class="tag">${t('after')}</span>
      </div>
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
        @input=${(event: Event) => moveLine(event.target as HTMLInputElement)}
      />
      <span class="line" aria-hidden="true"></span>
      <span class="knob" aria-hidden="true">${compareIcon}</span>
    </div>
    <p class="quiet">${t('previewNote')}</p>
    <footer class="many">
      ${
        addToCart === undefined
          ? nothing
          : html`<button part="add-to-cart" class="primary wide" @click=${addToCart}>
              ${t(isInCart ? 'added' : 'addToCart')}
            </button>`
      }
      ${
        result.mode === 'draft'
          ? html`<button @click=${close}>${t('otherItem')}</button>`
          : html`<button @click=${() => void flow.another()}>${t('otherVersion')}</button>`
      }
      <button @click=${() => flow.backToPhoto()}>${t('otherPhoto')}</button>
      <a part="download" class="button" href=${result.pictureUrl} download=${FILE}>${t('download')}</a>
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
function moveLine(slider: HTMLInputElement): void {
  slider.setAttribute('aria-valuetext', `${slider.value} %`);
  slider.parentElement?.style.setProperty('--_shown', `${slider.value}%`);
}

/** The line follows the finger from wherever it is put down, which a range alone does not do in every browser. */
function grab(event: PointerEvent): void {
  const stage = event.currentTarget as HTMLElement;
  stage.setPointerCapture(event.pointerId);
  moveTo(stage, event);
}

function drag(event: PointerEvent): void {
  const stage = event.currentTarget as HTMLElement;
  if (stage.hasPointerCapture(event.pointerId)) moveTo(stage, event);
}

function moveTo(stage: HTMLElement, { clientX }: PointerEvent): void {
  const slider = stage.querySelector('input');
  if (slider === null) return;
  const { left, width } = stage.getBoundingClientRect();
  slider.value = String(Math.round(((clientX - left) / width) * 100));
  moveLine(slider);
}

function fileOf(picture: Blob): File {
  return new File([picture], FILE, { type: picture.type });
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
