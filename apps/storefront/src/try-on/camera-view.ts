import { html, nothing, type TemplateResult } from 'lit';
import { cameraIcon, turnIcon } from '../base/icons.js';
import { t } from '../texts/texts.js';
import type { Phase } from './phase.js';
import type { TryOnFlow } from './try-on-flow.js';

/** What the camera shows, with an outline to stand in; a phone that stands somewhere counts down. */
export function cameraView(
  flow: TryOnFlow,
  { stream, facing, countdown }: Extract<Phase, { name: 'camera' }>,
  video: () => HTMLVideoElement | null,
): TemplateResult {
  const cannotShoot = stream === undefined || countdown !== undefined;
  return html`
    <div class="viewfinder">
      <video
        part="camera"
        class=${facing === 'user' ? 'mirrored' : ''}
        autoplay
        playsinline
        .muted=${true}
        aria-label=${t('cameraPreview')}
      ></video>
      <svg class="outline" viewBox="0 0 60 80" aria-hidden="true">
        <path
          d="M30 4c4 0 6.5 3 6.5 7s-1.5 6-3.5 7.5c5 1 8.5 3 9.5 7L48 47l-4 1.5-5.5-14V54l1 24h-7L30 58l-2.5 20h-7l1-24V34.5l-5.5 14L12 47l5.5-21.5c1-4 4.5-6 9.5-7-2-1.5-3.5-3.5-3.5-7.5s2.5-7 6.5-7z"
        />
      </svg>
      ${
        countdown === undefined
          ? nothing
          : html`<span part="countdown" class="countdown" role="status">${countdown}</span>`
      }
      ${
        flow.hasSeveralCameras
          ? html`<button class="turn" aria-label=${t('turnCamera')} @click=${() => void flow.turnCamera()}>
              ${turnIcon}
            </button>`
          : nothing
      }
    </div>
    <footer>
      <button @click=${() => flow.backToPhoto()}>${t('cancel')}</button>
      <button part="shoot-later" ?disabled=${cannotShoot} @click=${() => void flow.shootLater(video)}>
        ${t('takePhotoLater')}
      </button>
      <button part="shoot" class="primary" ?disabled=${cannotShoot} @click=${() => void flow.shoot(video())}>
        ${cameraIcon} ${t('takePhoto')}
      </button>
    </footer>
  `;
}
