import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { TextId } from '../texts/en.js';
import { t } from '../texts/texts.js';

/** Somebody who stands before the camera, in a frame of 60 × 80; arms hang free, or are crossed. */
const person = (arms = 'M20.5 27 16 45M39.5 27 44 45') => svg`
  <path class="skin line" d="M26.5 66v9M33.5 66v9M30 17v6" />
  <circle class="skin" cx="30" cy="12.5" r="6.2" />
  <path class="lower" d="M23.6 13q-.6-8 6.4-8.2T36.4 13q-1.6-4.2-6.4-4.2T23.6 13z" />
  <path class="lower" d="M22.5 45h15l1.3 23h-6.6L30 53l-2.2 15h-6.6z" />
  <path class="skin line" d=${arms} />
  <path class="upper" d="M25.5 21.5q4.5 3 9 0l6.2 2.5 2.8 10-5 1.2-1-3V47h-15V32.2l-1 3-5-1.2 2.8-10z" />`;
const crossed = svg`${person('')}
  <path class="skin line" d="M20.5 33 22 37.5 36 33.5M39.5 33 38 37.5 24 33.5" />`;
const close = svg`<g transform="translate(-48 6) scale(2.6)">${person()}</g>`;
const several = svg`<g transform="translate(-8 10) scale(.85)">${person()}</g>
  <g transform="translate(16 10) scale(.85)">${person()}</g>`;

const yes = svg`<path d="m47.5 70.2 2.6 2.6 4.6-5.4" />`;
const no = svg`<path d="m48.2 67.2 5.6 5.6m0-5.6-5.6 5.6" />`;

function picture(what: SVGTemplateResult, isGood: boolean): TemplateResult {
  return html`<svg class="example" viewBox="0 0 60 80" aria-hidden="true">
    <rect class="wall" width="60" height="80" />
    <path class="floor" d="M0 74h60v6H0z" />
    ${what}
    <g class=${isGood ? 'mark good' : 'mark bad'}>
      <circle cx="51" cy="70" r="7" />
      ${isGood ? yes : no}
    </g>
  </svg>`;
}

const wanted: readonly TextId[] = ['goodPhotoAlone', 'goodPhotoBody', 'goodPhotoLight'];
const unwanted: readonly [SVGTemplateResult, TextId][] = [
  [close, 'badPhotoClose'],
  [several, 'badPhotoSeveral'],
  [crossed, 'badPhotoCrossed'],
];

/** What makes a good photo and what does not, shown. */
export function photoGuide(withTitle = true): TemplateResult {
  return html`<section part="guide" class="guide" aria-label=${t('goodPhotoTitle')}>
    <div class="wanted">
      ${picture(person(), true)}
      <div>
        ${withTitle ? html`<strong>${t('goodPhotoTitle')}</strong>` : nothing}
        <ul>
          ${wanted.map((text) => html`<li>${t(text)}</li>`)}
        </ul>
      </div>
    </div>
    <ul class="unwanted" aria-label=${t('badPhotoTitle')}>
      ${unwanted.map(([what, text]) => html`<li>${picture(what, false)}<span>${t(text)}</span></li>`)}
    </ul>
  </section>`;
}
