import { css } from 'lit';

/** The dialog: its frame, the choice of a photo, what is said while a picture is made and after. */
export const tryOnStyles = css`
  :host {
    --_good: light-dark(#1f7a44, #6fd098);
    --_bad: light-dark(#b3261e, #f2a29a);
    --_skin: light-dark(#d3a98a, #b98a6b);
    display: inline-block;
  }
  .open {
    width: 100%;
  }
  dialog {
    width: min(560px, 100vw);
    max-width: none;
    max-height: 100dvh;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) * 1.6);
    background: var(--_background);
    color: var(--_text);
    box-shadow: 0 24px 80px rgb(0 0 0 / 35%);
  }
  dialog[open] {
    animation: rise 0.22s ease-out;
  }
  @keyframes rise {
    from {
      transform: translateY(14px);
    }
  }
  dialog::backdrop {
    background: rgb(20 16 14 / 55%);
    backdrop-filter: blur(3px);
  }
  .sheet {
    --_side: 24px;
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 20px var(--_side) 24px;
    max-height: 100dvh;
    overflow-y: auto;
  }
  /* Where a screen is low, or text large, one scrolls: nothing is cut off, and nothing lies over what is below it. */
  .sheet > * {
    flex: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  header .item {
    width: 44px;
    height: 55px;
    object-fit: cover;
    border-radius: 8px;
    background: var(--_surface);
  }
  .titles {
    flex: 1;
    min-width: 0;
  }
  .titles p {
    text-align: start;
    overflow-wrap: anywhere;
  }
  h2 {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.3;
  }
  h2:focus {
    outline: none;
  }
  .drop {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 10px;
    padding: 22px 18px;
    border: 2px dashed var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: center;
  }
  .drop label:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }
  .quiet {
    margin: 0;
    color: var(--_muted);
    font-size: 0.92rem;
    text-align: center;
  }
  .chosen {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 12px;
  }
  .chosen img {
    max-width: 100%;
    max-height: min(46dvh, 420px);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .consent {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 44px;
  }
  .consent input {
    width: 22px;
    height: 22px;
    flex: none;
    accent-color: var(--_accent);
  }
  details {
    margin-top: -12px;
    font-size: 0.92rem;
  }
  summary {
    min-height: 44px;
    display: flex;
    align-items: center;
    text-decoration: underline;
    cursor: pointer;
  }
  details p {
    margin: 0;
    color: var(--_muted);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 10px;
  }
  footer.many {
    justify-content: center;
  }
  footer .wide {
    flex: 1 1 100%;
  }
  .step {
    margin: 0;
    text-align: center;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--_accent);
  }
  .gone {
    margin: 12px 0;
    text-align: center;
  }
  .gone:focus {
    outline: none;
  }
  .problem p {
    margin: 4px 0 0;
  }
  /* Nothing is dragged with a finger. */
  @media (hover: none) {
    .dropping {
      display: none;
    }
  }
  @media (max-width: 560px), (max-height: 560px) {
    .sheet {
      padding-bottom: 0;
    }
    footer {
      margin-inline: calc(-1 * var(--_side));
      padding: 10px var(--_side) calc(12px + env(safe-area-inset-bottom));
      border-top: 1px solid var(--_border);
      background: var(--_background);
    }
    /* What comes next is always in reach of the thumb; many buttons would cover the picture that they are of. */
    footer:not(.many) {
      position: sticky;
      bottom: 0;
    }
  }
  @media (max-width: 560px) {
    dialog {
      width: 100vw;
      height: 100dvh;
      max-height: none;
      margin: 0;
      border-radius: 0;
    }
    .sheet {
      min-height: 100dvh;
      --_side: 16px;
      gap: 12px;
      padding-top: 12px;
    }
    .drop,
    .ways {
      flex-direction: column;
      align-items: stretch;
    }
    .drop {
      padding: 0;
      border: 0;
      background: none;
    }
    footer {
      margin-top: auto;
    }
    footer button,
    footer .button {
      flex: 1 1 40%;
    }
  }
`;
