import { html } from 'lit';

export const searchIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="11" cy="11" r="6.5" />
  <path d="m16 16 4.5 4.5" />
</svg>`;
export const cameraIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z" />
  <circle cx="12" cy="13" r="3.4" />
</svg>`;
export const closeIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6 6l12 12M18 6 6 18" />
</svg>`;
export const personIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="6" r="3" />
  <path d="M6 21v-6c0-3 2.5-5 6-5s6 2 6 5v6" />
</svg>`;
export const bodyIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="4.5" r="2.2" />
  <path d="M8 9h8l-1.2 6h-5.6zM10 15v6.5M14 15v6.5" />
</svg>`;
export const lightIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="4" />
  <path d="M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7" />
</svg>`;
export const forwardIcon = html`<svg class="turns" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m9 5 7 7-7 7" />
</svg>`;
export const backIcon = html`<svg class="turns" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m15 5-7 7 7 7" />
</svg>`;
export const uploadIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4" />
</svg>`;
