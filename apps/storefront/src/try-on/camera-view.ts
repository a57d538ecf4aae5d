import { html, type TemplateResult } from 'lit';
import { cameraIcon } from '../base/icons.js';
import { t } from '../texts/texts.js';
import type { TryOnFlow } from './try-on-flow.js';

export function cameraView(flow: TryOnFlow, video: () => HTMLVideoElement | null): TemplateResult {
  const isOn = flow.phase.name === 'camera' && flow.phase.stream !== undefined;
  const shoot = () => {
    const shown = video();
    // Before the first picture has come there is nothing to take.
    if (shown !== null && shown.videoWidth > 0) void flow.shoot(shown);
  };
  return html`
    <video part="camera" autoplay playsinline .muted=${true} aria-label=${t('cameraPreview')}></video>
    <footer>
      <button @click=${() => flow.backToPhoto()}>${t('cancel')}</button>
      <button part="shoot" class="primary" ?disabled=${!isOn} @click=${shoot}>
        ${cameraIcon} ${t('takePhoto')}
      </button>
    </footer>
  `;
}
