import { html, nothing, type TemplateResult } from 'lit';
import { cameraIcon, personIcon, uploadIcon } from '../base/icons.js';
import { t } from '../texts/texts.js';
import { photoGuide } from './photo-guide.js';
import type { TryOnFlow } from './try-on-flow.js';

/** The photo and the consent, with what makes a good one. */
export function photoView(flow: TryOnFlow, hasSample: boolean): TemplateResult {
  const { photo } = flow;
  return html`
    ${
      flow.photoProblem === undefined
        ? nothing
        : html`<p part="error" class="problem" role="alert">${t(flow.photoProblem)}</p>`
    }
    ${photo === undefined ? chooser(flow, hasSample) : chosen(flow, photo.url)}
    <label class="consent">
      <input
        part="consent"
        type="checkbox"
        ?data-focus=${photo !== undefined}
        .checked=${flow.hasConsent}
        @change=${(event: Event) => flow.consent((event.target as HTMLInputElement).checked)}
      />
      <span>${t('consent')}</span>
    </label>
    <details part="privacy">
      <summary>${t('privacyTitle')}</summary>
      <p>${t('privacyText')}</p>
    </details>
    ${
      flow.hasMade
        ? html`<button part="delete" @click=${() => void flow.delete()}>${t('deleteMade')}</button>`
        : nothing
    }
    <footer>
      <button
        part="start"
        class="primary"
        ?disabled=${photo === undefined || !flow.hasConsent}
        @click=${() => void flow.start()}
      >
        ${t('start')}
      </button>
    </footer>
  `;
}

function chooser(flow: TryOnFlow, hasSample: boolean): TemplateResult {
  const take = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file may be chosen again.
    input.value = '';
    if (file !== undefined) void flow.useFile(file);
  };
  return html`
    <div part="drop" class="drop">
      <label class="button primary">
        <input class="hidden" type="file" accept="image/*" @change=${take} />
        ${uploadIcon} ${t('choosePhoto')}
      </label>
      <span class="quiet dropping">${t('dropPhoto')}</span>
      <div class="ways">
        <button @click=${() => void flow.openCamera()}>${cameraIcon} ${t('useCamera')}</button>
        ${flow.canReuse ? html`<button @click=${() => flow.reuse()}>${t('useLastPhoto')}</button>` : nothing}
        ${
          hasSample
            ? html`<button part="sample" @click=${() => void flow.useSample()}>
                ${personIcon} ${t('useSample')}
              </button>`
            : nothing
        }
      </div>
    </div>
    ${photoGuide()}
  `;
}

function chosen(flow: TryOnFlow, url: string): TemplateResult {
  return html`<div class="chosen">
    <img part="chosen" src=${url} alt=${t('yourPhoto')} />
    <button @click=${() => flow.backToPhoto()}>${t('otherPhoto')}</button>
  </div>`;
}
