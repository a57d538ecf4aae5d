import { css } from 'lit';

/** Colours and measures, each with a property that a page may set; light or dark as the page's `color-scheme` says. */
export const theme = css`
  :host {
    --_accent: var(--vitrine-accent, light-dark(#7a2e3a, #e9a3ad));
    --_on-accent: var(--vitrine-on-accent, light-dark(#ffffff, #2a1014));
    --_text: var(--vitrine-text, light-dark(#1f1b18, #f3eee8));
    --_muted: var(--vitrine-muted, light-dark(#645c55, #b9afa6));
    --_background: var(--vitrine-background, light-dark(#ffffff, #1b1816));
    --_surface: var(--vitrine-surface, light-dark(#f6f2ed, #28231f));
    --_border: var(--vitrine-border, light-dark(#ddd5cb, #463f38));
    --_radius: var(--vitrine-radius, 10px);
    --_gap: var(--vitrine-gap, 20px);
    display: block;
    color: var(--_text);
    font-family: var(--vitrine-font, inherit);
    line-height: 1.45;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  button,
  input {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    min-width: 44px;
    padding: 8px 18px;
    border: 1px solid var(--_border);
    border-radius: var(--vitrine-button-radius, 999px);
    background: var(--_background);
    color: inherit;
    cursor: pointer;
    text-decoration: none;
  }
  button:hover,
  .button:hover {
    border-color: var(--_text);
  }
  button.primary,
  .button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  button.plain {
    border-color: transparent;
    background: none;
    padding: 8px;
  }
  button:disabled {
    opacity: 0.5;
    cursor: not-allowed;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  svg {
    width: 22px;
    height: 22px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .note {
    color: var(--_muted);
    margin: 0 0 14px;
  }
  .problem {
    padding: 14px 18px;
    border-radius: var(--_radius);
    background: var(--_surface);
    border-inline-start: 4px solid var(--_accent);
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
