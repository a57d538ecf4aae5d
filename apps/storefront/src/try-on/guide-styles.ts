import { css } from 'lit';

export const guideStyles = css`
  .guide {
    display: grid;
    gap: 12px;
    font-size: 0.9rem;
  }
  .guide ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .wanted {
    display: flex;
    gap: 14px;
    align-items: center;
  }
  .wanted li {
    position: relative;
    padding-inline-start: 22px;
    line-height: 1.55;
  }
  .wanted li::before {
    content: '✓' / '';
    position: absolute;
    inset-inline-start: 2px;
    color: var(--_good);
    font-weight: 700;
  }
  .unwanted {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 10px;
  }
  .unwanted li {
    display: flex;
    align-items: center;
    gap: 10px;
    line-height: 1.25;
  }
  .example {
    width: 72px;
    height: 96px;
    border-radius: 8px;
    stroke: none;
  }
  .unwanted .example {
    width: 48px;
    height: 64px;
  }
  .wall {
    fill: var(--_surface);
  }
  .floor {
    fill: color-mix(in srgb, var(--_muted) 22%, var(--_surface));
  }
  .skin {
    fill: var(--_skin);
  }
  .line {
    fill: none;
    stroke: var(--_skin);
    stroke-width: 5;
  }
  .upper {
    fill: var(--_accent);
  }
  .lower {
    fill: color-mix(in srgb, var(--_text) 78%, var(--_surface));
  }
  .mark circle {
    fill: var(--_good);
  }
  .mark.bad circle {
    fill: var(--_bad);
  }
  .mark path {
    fill: none;
    stroke: var(--_background);
    stroke-width: 2.4;
  }
  @media (max-width: 560px) {
    .unwanted li {
      flex-direction: column;
      gap: 6px;
      text-align: center;
    }
  }
`;
