import { css } from 'lit';

export const tryOnStyles = css`
  :host {
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
  dialog::backdrop {
    background: rgb(20 16 14 / 55%);
    backdrop-filter: blur(3px);
  }
  .sheet {
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 20px 24px 24px;
    max-height: 100dvh;
    overflow-y: auto;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  h2 {
    margin: 0;
    font-size: 1.3rem;
    font-weight: 600;
  }
  h2:focus {
    outline: none;
  }
  .drop {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 10px;
    padding: 26px 18px;
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
  .advice {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 10px;
    font-size: 0.88rem;
  }
  .advice span {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 6px;
    text-align: center;
  }
  .chosen {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 12px;
  }
  .chosen img,
  video {
    max-width: 100%;
    max-height: min(46dvh, 420px);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  video {
    width: 100%;
    object-fit: cover;
    transform: scaleX(-1);
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
  .stage {
    position: relative;
    display: grid;
    width: fit-content;
    margin-inline: auto;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .stage img {
    grid-area: 1 / 1;
    display: block;
    max-width: 100%;
    max-height: min(58dvh, 560px);
  }
  .working::after {
    content: '';
    position: absolute;
    inset: 0;
    background: linear-gradient(transparent, rgb(255 255 255 / 55%), transparent);
    background-size: 100% 60%;
    background-repeat: no-repeat;
    animation: pass 1.8s ease-in-out infinite alternate;
  }
  @keyframes pass {
    from {
      background-position: 0 -100%;
    }
    to {
      background-position: 0 200%;
    }
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
  .compare {
    --_shown: 0%;
  }
  .compare .before {
    clip-path: inset(0 calc(100% - var(--_shown)) 0 0);
  }
  .line {
    position: absolute;
    inset-block: 0;
    left: var(--_shown);
    width: 2px;
    background: #fff;
    box-shadow: 0 0 4px rgb(0 0 0 / 60%);
  }
  .tag {
    position: absolute;
    bottom: 52px;
    padding: 2px 10px;
    border-radius: 999px;
    background: rgb(20 16 14 / 72%);
    color: #fff;
    font-size: 0.85rem;
  }
  .tag.start {
    left: 10px;
  }
  .tag.end {
    right: 10px;
  }
  .compare input {
    position: absolute;
    inset-inline: 12px;
    bottom: 4px;
    width: calc(100% - 24px);
    height: 44px;
    margin: 0;
    direction: ltr;
    accent-color: var(--_accent);
    cursor: ew-resize;
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
      padding: 12px 16px 20px;
    }
    footer button,
    footer .button {
      flex: 1 1 40%;
    }
  }
`;
