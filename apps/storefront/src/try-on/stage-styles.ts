import { css } from 'lit';

/** The pictures of the dialog: the camera's, the one that is being made, and before and after. */
export const stageStyles = css`
  .viewfinder {
    position: relative;
    overflow: hidden;
    border-radius: var(--_radius);
    background: #14100e;
  }
  video {
    display: block;
    width: 100%;
    max-height: min(62dvh, 560px);
    object-fit: cover;
  }
  video.mirrored {
    transform: scaleX(-1);
  }
  .outline {
    position: absolute;
    inset: 4%;
    width: 92%;
    height: 92%;
    fill: none;
    stroke: rgb(255 255 255 / 75%);
    stroke-width: 0.7;
    stroke-dasharray: 2 1.6;
    pointer-events: none;
  }
  .countdown {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: #fff;
    font-size: 6rem;
    font-weight: 700;
    text-shadow: 0 2px 18px rgb(0 0 0 / 60%);
  }
  .turn {
    position: absolute;
    top: 10px;
    inset-inline-end: 10px;
    padding: 8px;
    border-color: transparent;
    background: rgb(20 16 14 / 60%);
    color: #fff;
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
  .stage > img:not(.worn) {
    grid-area: 1 / 1;
    display: block;
    max-width: 100%;
    max-height: clamp(240px, 58dvh, 560px);
  }
  .worn {
    position: absolute;
    bottom: 10px;
    inset-inline-end: 10px;
    width: 22%;
    aspect-ratio: 4 / 5;
    object-fit: cover;
    border: 2px solid #fff;
    border-radius: 8px;
    box-shadow: 0 4px 18px rgb(0 0 0 / 30%);
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
  .compare {
    --_shown: 0%;
    direction: ltr;
    cursor: ew-resize;
    user-select: none;
    /* Up and down still scrolls. */
    touch-action: pan-y pinch-zoom;
  }
  .compare .before {
    clip-path: inset(0 calc(100% - var(--_shown)) 0 0);
    animation: unveil 1.1s ease-in-out;
  }
  .line {
    position: absolute;
    inset-block: 0;
    left: var(--_shown);
    width: 2px;
    margin-left: -1px;
    background: #fff;
    box-shadow: 0 0 6px rgb(0 0 0 / 55%);
    pointer-events: none;
    animation: unveil-line 1.1s ease-in-out;
  }
  /* At first the shopper's own photo is seen, and the picture comes out from under it. */
  @keyframes unveil {
    from {
      clip-path: inset(0);
    }
  }
  @keyframes unveil-line {
    from {
      left: 100%;
    }
  }
  .knob {
    position: absolute;
    top: 64%;
    left: clamp(28px, var(--_shown), calc(100% - 28px));
    transform: translateX(-50%);
    display: grid;
    place-items: center;
    width: 46px;
    height: 46px;
    border-radius: 50%;
    background: #fff;
    color: #1f1b18;
    box-shadow: 0 2px 10px rgb(0 0 0 / 35%);
    pointer-events: none;
    animation: unveil-knob 1.1s ease-in-out;
  }
  @keyframes unveil-knob {
    from {
      left: calc(100% - 28px);
    }
  }
  .compare input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
    pointer-events: none;
  }
  .compare input:focus-visible ~ .knob {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .tags {
    position: absolute;
    inset: 10px 10px auto;
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    pointer-events: none;
  }
  .tag {
    padding: 2px 10px;
    border-radius: 999px;
    background: rgb(20 16 14 / 72%);
    color: #fff;
    font-size: 0.85rem;
  }
  .tag + .tag {
    margin-left: auto;
  }
`;
