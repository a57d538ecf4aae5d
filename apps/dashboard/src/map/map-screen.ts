import { html, nothing, type TemplateResult } from 'lit';
import type { ImageVector } from '#sdk';
import { percent } from '../base/format.js';
import { Screen } from '../base/screen.js';
import { MapCanvas } from './map-canvas.js';
import { dot } from './principal-axes.js';

/** More photos than these are a blot. */
const MOST = 1_500;
const ALIKE = 8;
const ARROWS: Record<string, [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The newest items of the catalogue, similar ones near each other. The projection is made here, in the browser. */
class MapScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    items: { state: true },
    isDrawn: { state: true },
    chosen: { state: true },
    share: { state: true },
  };
  declare private items: readonly ImageVector[];
  declare private isDrawn: boolean;
  declare private chosen: number | undefined;
  declare private share: number;
  private map: MapCanvas | undefined;

  constructor() {
    super();
    this.items = [];
    this.isDrawn = false;
    this.share = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.read());
  }

  private async read(): Promise<void> {
    const { shop } = this.session;
    if (shop === undefined) return;
    const items: ImageVector[] = [];
    for await (const item of shop.images.vectors({ limit: 100 }, { signal: this.signal })) {
      items.push(item);
      if (items.length === MOST) break;
    }
    this.items = items;
    if (items.length === 0) return;
    const { project } = await import('./project.js');
    const places = await project(
      items.map(({ vector }) => vector),
      (share) => (this.share = share),
    );
    const canvas = this.querySelector('canvas');
    if (canvas === null) return;
    this.map = new MapCanvas(canvas, items, places);
    this.isDrawn = true;
    new ResizeObserver(() => this.map?.draw(this.chosen)).observe(canvas);
  }

  protected override updated(): void {
    this.map?.draw(this.chosen);
  }

  protected override render(): TemplateResult {
    const { items, isBusy, isDrawn } = this;
    return html`<h1>Similar map</h1>
      <p class="quiet">
        The newest ${MOST} items at most; what looks alike lies together. Choose a photo, or go from one to
        the next with the arrow keys.
      </p>
      ${this.failed()}
      ${
        !isDrawn && isBusy
          ? html`<p role="status" class="quiet">
                ${items.length === 0 ? 'Reading vectors …' : 'Laying out …'}
              </p>
              <progress aria-label="Layout" max="1" value=${this.share}></progress>`
          : nothing
      }
      ${!isBusy && items.length === 0 ? html`<p class="empty">No item has a vector yet.</p>` : nothing}
      <div class="map" ?hidden=${!isDrawn}>
        <canvas
          tabindex="0"
          role="application"
          aria-label=${`Map of ${items.length} items. Arrow keys choose the next one.`}
          aria-describedby="chosen"
          @click=${(event: MouseEvent) => (this.chosen = this.map?.at(event.offsetX, event.offsetY))}
          @keydown=${this.key}
        ></canvas>
        <aside id="chosen" aria-live="polite">${this.chosenView()}</aside>
      </div>`;
  }

  private readonly key = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    this.chosen = this.chosen === undefined ? 0 : (this.map?.towards(this.chosen, ...arrow) ?? this.chosen);
  };

  private chosenView(): TemplateResult {
    const item = this.chosen === undefined ? undefined : this.items[this.chosen];
    if (item === undefined) return html`<p class="quiet">No photo is chosen.</p>`;
    const alike = this.items
      .map((other) => ({ other, cosine: dot(item.vector, other.vector) }))
      .filter(({ other }) => other !== item)
      .toSorted((one, other) => other.cosine - one.cosine)
      .slice(0, ALIKE);
    return html`<h2>${item.name}</h2>
      <img src=${item.thumbnail_url} alt="" class="photo" />
      <h3>Nearest by cosine</h3>
      <ol class="alike">
        ${alike.map(
          ({ other, cosine }) =>
            html`<li>
              <button type="button" @click=${() => (this.chosen = this.items.indexOf(other))}>
                <img src=${other.thumbnail_url} alt="" width="40" height="48" /> ${other.name}
                <span class="quiet">${percent(cosine)}</span>
              </button>
            </li>`,
        )}
      </ol>`;
  }
}

customElements.define('vt-map', MapScreen);
