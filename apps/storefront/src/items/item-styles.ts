import { css } from 'lit';

export const itemStyles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--vitrine-column, 210px), 44%), 1fr));
    gap: calc(var(--_gap) * 1.4) var(--_gap);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .item {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .card {
    display: flex;
    /* Buttons below are in one line, however long the names are. */
    flex: 1;
    flex-direction: column;
    align-items: stretch;
    justify-content: flex-start;
    gap: 2px;
    width: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: none;
  }
  .frame {
    display: block;
    overflow: hidden;
    aspect-ratio: var(--vitrine-photo-ratio, 4 / 5);
    margin-bottom: 8px;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .frame img {
    width: 100%;
    height: 100%;
    object-fit: var(--vitrine-photo-fit, cover);
    transition: transform 0.35s ease;
  }
  .card:hover img {
    transform: scale(1.035);
  }
  .name {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .name::first-letter {
    text-transform: uppercase;
  }
  .price {
    color: var(--_muted);
  }
  .cart {
    margin-top: 8px;
    padding: 6px 10px;
  }
  .carousel {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(150px, min(220px, 42vw));
    grid-template-columns: none;
    gap: var(--_gap);
    overflow-x: auto;
    scroll-snap-type: x mandatory;
    padding: 4px 4px 12px;
    scrollbar-width: thin;
  }
  .carousel > * {
    scroll-snap-align: start;
  }
  .waiting {
    aspect-ratio: var(--vitrine-photo-ratio, 4 / 5);
    border-radius: var(--_radius);
    background: var(--_surface);
    animation: breathe 1.3s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
