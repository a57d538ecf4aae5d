import { html, nothing, type TemplateResult } from 'lit';
import type { TextId } from '../texts/en.js';
import { t } from '../texts/texts.js';
import type { Phase } from './phase.js';
import { photoGuide } from './photo-guide.js';
import type { TryOnFlow } from './try-on-flow.js';

export function workingView(
  { step, progress }: Extract<Phase, { name: 'working' }>,
  photoUrl: string | undefined,
  itemPhoto: string | null,
  cancel: () => void,
): TemplateResult {
  return html`
    <div class="stage working">
      ${photoUrl === undefined ? nothing : html`<img src=${photoUrl} alt=${t('yourPhoto')} />`}
      ${itemPhoto === null ? nothing : html`<img class="worn" src=${itemPhoto} alt="" />`}
    </div>
    <p part="step" class="step" role="status">${t(step)} …</p>
    <progress
      part="progress"
      max="100"
      .value=${Math.max(4, progress)}
      aria-label=${t('tryOnTitle')}
    ></progress>
    <footer><button data-focus @click=${cancel}>${t('cancel')}</button></footer>
  `;
}

/** Errors that another photo helps against, and the same one never: it is looked at in the same way. */
const ofThePhoto: ReadonlySet<TextId> = new Set([
  'errorNoPerson',
  'errorPose',
  'errorWarp',
  'errorQuality',
  'errorFormat',
  'errorTooLarge',
  'errorTooSmall',
  'errorTooClose',
]);

/** Errors that nothing but another item helps against. */
const ofTheItem: ReadonlySet<TextId> = new Set(['errorItemGone', 'errorItemKind', 'errorItemPhoto']);

export function failedView(
  flow: TryOnFlow,
  { what, text }: Extract<Phase, { name: 'failed' }>,
  close: () => void,
): TemplateResult {
  const isOfThePhoto = ofThePhoto.has(text);
  if (what === 'delete')
    return html`${sentence(text)}
      <footer>
        <button class="primary" data-focus @click=${() => void flow.again()}>${t('tryAgain')}</button>
      </footer>`;
  if (ofTheItem.has(text))
    return html`${sentence(text)}
      <footer><button class="primary" data-focus @click=${close}>${t('close')}</button></footer>`;
  return html`
    ${sentence(text)} ${isOfThePhoto ? photoGuide() : nothing}
    <footer>
      ${
        isOfThePhoto
          ? nothing
          : html`<button class="primary" @click=${() => void flow.again()}>${t('tryAgain')}</button>`
      }
      <button class=${isOfThePhoto ? 'primary' : ''} data-focus @click=${() => flow.backToPhoto()}>
        ${t('otherPhoto')}
      </button>
    </footer>
  `;
}

function sentence(text: TextId): TemplateResult {
  return html`<div part="error" class="problem" role="alert">
    <strong>${t('failedTitle')}</strong>
    <p>${t(text)}</p>
  </div>`;
}

export function deletedView(flow: TryOnFlow, isGone: boolean): TemplateResult {
  return html`
    <p part="deleted" class="gone" role="status" data-focus tabindex="-1">
      ${t(isGone ? 'deleted' : 'deleting')}
    </p>
    <footer>
      <button ?disabled=${!isGone} @click=${() => flow.backToPhoto()}>${t('otherPhoto')}</button>
    </footer>
  `;
}
