import type { Place } from './project.js';

const SIDE = 44;
/** The chosen one, which is larger, keeps within the canvas too. */
const MARGIN = 40;

export interface MapItem {
  thumbnail_url: string;
}

/** Photos at their places on a canvas. */
export class MapCanvas {
  private readonly pictures = new Map<number, HTMLImageElement>();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly items: readonly MapItem[],
    private readonly places: readonly Place[],
  ) {
    items.forEach(({ thumbnail_url }, at) => {
      const picture = new Image();
      picture.addEventListener('load', () => this.drawOne(at));
      picture.src = thumbnail_url;
      this.pictures.set(at, picture);
    });
  }

  /** Anew, for the size that the canvas has; the chosen one last. */
  draw(chosen: number | undefined): void {
    const { canvas } = this;
    const scale = window.devicePixelRatio;
    canvas.width = canvas.clientWidth * scale;
    canvas.height = canvas.clientHeight * scale;
    this.items.forEach((_, at) => this.drawOne(at));
    if (chosen !== undefined) this.drawOne(chosen, true);
  }

  /** The item at a point of the canvas, the topmost where several are; undefined beside all of them. */
  at(x: number, y: number): number | undefined {
    const hits = this.places
      .map((_, at) => at)
      .filter((at) => {
        const [left, top] = this.corner(at);
        return x >= left && y >= top && x <= left + SIDE && y <= top + SIDE;
      });
    return hits.at(-1);
  }

  /** The nearest item in a direction, for the arrow keys. */
  towards(from: number, dx: number, dy: number): number | undefined {
    const [x, y] = this.corner(from);
    let best: { at: number; cost: number } | undefined;
    for (let at = 0; at < this.places.length; at++) {
      const [ox, oy] = this.corner(at);
      const along = (ox - x) * dx + (oy - y) * dy;
      if (at === from || along <= 0) continue;
      const beside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      const cost = along + 2 * beside;
      if (best === undefined || cost < best.cost) best = { at, cost };
    }
    return best?.at;
  }

  private corner(at: number): [left: number, top: number] {
    const [x, y] = this.places[at] ?? [0, 0];
    const { clientWidth, clientHeight } = this.canvas;
    return [
      MARGIN + x * (clientWidth - 2 * MARGIN) - SIDE / 2,
      MARGIN + y * (clientHeight - 2 * MARGIN) - SIDE / 2,
    ];
  }

  private drawOne(at: number, isChosen = false): void {
    const context = this.canvas.getContext('2d');
    const picture = this.pictures.get(at);
    if (context === null || !picture?.complete || picture.naturalWidth === 0) return;
    const [left, top] = this.corner(at);
    const side = isChosen ? SIDE * 1.6 : SIDE;
    const shift = (side - SIDE) / 2;
    context.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
    // The middle of the photo, as a square.
    const { naturalWidth: width, naturalHeight: height } = picture;
    const least = Math.min(width, height);
    const from = [(width - least) / 2, (height - least) / 2] as const;
    context.drawImage(picture, ...from, least, least, left - shift, top - shift, side, side);
    context.lineWidth = isChosen ? 4 : 1;
    context.strokeStyle = isChosen ? '#b3384a' : '#8886';
    context.strokeRect(left - shift, top - shift, side, side);
  }
}
