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
export const forwardIcon = html`<svg class="turns" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m9 5 7 7-7 7" />
</svg>`;
export const backIcon = html`<svg class="turns" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m15 5-7 7 7 7" />
</svg>`;
export const uploadIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4" />
</svg>`;
export const turnIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M4 10a8.2 8.2 0 0 1 15-2M20 14a8.2 8.2 0 0 1-15 2M19 3.5V8h-4.5M5 20.5V16h4.5" />
</svg>`;
export const compareIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="m9 7-5 5 5 5M15 7l5 5-5 5" />
</svg>`;
