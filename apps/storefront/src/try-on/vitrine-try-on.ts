import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { pageError } from '../base/error-text.js';
import { closeIcon, personIcon } from '../base/icons.js';
import { theme } from '../base/theme.js';
import { VitrineElement } from '../base/vitrine-element.js';
import { findItem, namesItem } from '../items/named-item.js';
import { direction, t } from '../texts/texts.js';
import { BackButton } from './back-button.js';
import { cameraView } from './camera-view.js';
import { guideStyles } from './guide-styles.js';
import { photoView } from './photo-view.js';
import { resultView } from './result-view.js';
import { stageStyles } from './stage-styles.js';
import { deletedView, failedView, workingView } from './status-views.js';
import { TryOnFlow } from './try-on-flow.js';
import { tryOnStyles } from './try-on-styles.js';

/** Of the elements' own sentence (`consent` of the texts): another one is another version. */
const OWN_TEXT = 'vitrine-1';

/** The dialogs that are open: one, but for the moment in which another takes its place. */
const opened = new Set<VitrineTryOn>();
const closeAll = () => {
  for (const one of opened) one.close();
};
const backButton = new BackButton(closeAll);

/**
 * A button beside an item, and the dialog in which the shopper sees it on a photo of theirs.
 *
 * @fires vitrine-ready - The element is in the page.
 * @fires vitrine-error - Something failed: `code`, `message`, `request_id`.
 * @fires vitrine-open - The dialog opened: `image_id`.
 * @fires vitrine-close - The dialog closed: `image_id`.
 * @fires vitrine-result - A picture is there: `job_id`, `image_id`, `picture`.
 * @fires vitrine-add-to-cart - "Add to cart" was pressed: `image_id`, `external_id`, `job_id`.
 * @slot - What the button says.
 * @csspart button - The button beside the item.
 * @csspart dialog - The dialog.
 * @csspart close - The button that closes it.
 */
export class VitrineTryOn extends VitrineElement {
  static override styles = [theme, tryOnStyles, stageStyles, guideStyles];
  static override properties = {
    ...VitrineElement.properties,
    imageId: { type: String, attribute: 'image-id' },
    externalId: { type: String, attribute: 'external-id' },
    consentVersion: { type: String, attribute: 'consent-version' },
    name: { type: String },
    itemPhoto: { type: String, attribute: 'item-photo' },
    samplePhoto: { type: String, attribute: 'sample-photo' },
    cart: { type: Boolean },
    isInCart: { state: true },
    cannotBeWorn: { state: true },
  };

  /** The item that is tried on. */
  declare imageId: string | null;
  /** The same by the shop's own id. */
  declare externalId: string | null;
  /** Which version of the text the shopper agrees to: kept with the job. */
  declare consentVersion: string;
  /** How the item is called, for who cannot see the picture. */
  declare name: string | null;
  /** Address of the item's own photo, shown beside its name. */
  declare itemPhoto: string | null;
  /** Address of a photo of somebody else, for who does not want to send one of theirs. */
  declare samplePhoto: string | null;
  /** Whether the picture has a button "Add to cart". */
  declare cart: boolean;
  declare private isInCart: boolean;
  /** Shoes, or what else the service says of the item: nothing that is put on somebody. */
  declare private cannotBeWorn: boolean;
  private looking: AbortController | undefined;
  private readonly flow = new TryOnFlow(this, {
    vitrine: () => this.vitrine,
    done: (job_id, picture) => this.emit('result', { job_id, image_id: this.imageId, picture }),
    failed: (error) => this.report(error),
  });
  private shown = 'photo ';
  /** A page that hides what the dialog is part of would be left behind it, unseen and without a way to close it. */
  private readonly rendered = new ResizeObserver(() => {
    if (this.dialog?.getClientRects().length === 0) this.close();
  });

  constructor() {
    super();
    this.imageId = null;
    this.externalId = null;
    this.consentVersion = OWN_TEXT;
    this.name = null;
    this.itemPhoto = null;
    this.samplePhoto = null;
    this.cart = false;
    this.isInCart = false;
    this.cannotBeWorn = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    backButton.leaveEmpty();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.looking?.abort();
    this.close();
  }

  /** Opens the dialog, as the button does; another one that is open closes. */
  open(): void {
    closeAll();
    opened.add(this);
    this.dialog?.showModal();
    backButton.take();
    if (this.dialog !== null) this.rendered.observe(this.dialog);
    this.flow.reuse();
    if (this.vitrine === undefined) this.flow.refuse(pageError('KEY_UNUSABLE'));
    document.addEventListener('paste', this.paste);
    addEventListener('pagehide', this.flow.leave);
    this.emit('open', { image_id: this.imageId });
  }

  close(): void {
    if (this.dialog?.open) this.dialog.close();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): TemplateResult {
    return html`
      ${this.isOffered ? this.button() : nothing}
      <dialog
        part="dialog"
        dir=${direction()}
        aria-labelledby="title"
        @close=${this.closed}
        @click=${this.clicked}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.drop}
      >
        <div class="sheet">
          <header>
            ${this.itemPhoto === null ? nothing : html`<img class="item" src=${this.itemPhoto} alt="" />`}
            <div class="titles">
              <h2 id="title" tabindex="-1">${t('tryOnTitle')}</h2>
              ${this.name === null ? nothing : html`<p part="item-name" class="quiet">${this.name}</p>`}
            </div>
            <button part="close" class="plain" aria-label=${t('close')} @click=${() => this.close()}>
              ${closeIcon}
            </button>
          </header>
          ${this.view()}
        </div>
      </dialog>
    `;
  }

  /** A key may come later; with one that cannot be used there is nothing to offer. */
  private get isOffered(): boolean {
    return !this.cannotBeWorn && (this.key === null || this.vitrine !== undefined);
  }

  /** Asks whether the item can be tried on; until that is known, it may be. */
  private async look(): Promise<void> {
    this.looking?.abort();
    this.cannotBeWorn = false;
    const vitrine = this.key === null ? undefined : this.vitrine;
    if (vitrine === undefined || !namesItem(this)) return;
    const { signal } = (this.looking = new AbortController());
    try {
      const { try_on } = await findItem(vitrine, this, signal);
      if (!signal.aborted) this.cannotBeWorn = try_on?.possible === false;
    } catch (error) {
      // The dialog says what is wrong when somebody wants it.
      if (!signal.aborted) console.warn(`<${this.localName}>: the item is not known.`, error);
    }
  }

  private button(): TemplateResult {
    return html`<button part="button" class="primary open" @click=${() => this.open()}>
      <slot>${personIcon} ${t('tryOn')}</slot>
    </button>`;
  }

  private view(): TemplateResult {
    const { flow } = this;
    const { phase } = flow;
    switch (phase.name) {
      case 'photo':
        return photoView(flow, this.samplePhoto !== null);
      case 'camera':
        return cameraView(flow, phase, () => this.renderRoot.querySelector('video'));
      case 'working':
        return workingView(phase, flow.photo?.url, this.itemPhoto, () => this.close());
      case 'result':
        return resultView(flow, phase, {
          name: this.name ?? t('thisItem'),
          addToCart: this.cart ? () => this.addToCart(phase.jobId) : undefined,
          close: () => this.close(),
          isInCart: this.isInCart,
        });
      case 'failed':
        return failedView(flow, phase, () => this.close());
      case 'deleting':
      case 'deleted':
        return deletedView(flow, phase.name === 'deleted');
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const asked = ['imageId', 'externalId', 'key', 'api'] as const;
    if (asked.some((name) => changed.has(name))) void this.look();
    const { phase } = this.flow;
    const video = this.renderRoot.querySelector('video');
    if (
      video !== null &&
      phase.name === 'camera' &&
      phase.stream !== undefined &&
      video.srcObject !== phase.stream
    ) {
      video.srcObject = phase.stream;
    }
    const shown = `${phase.name} ${this.flow.photo?.url ?? ''}`;
    if (shown === this.shown) return;
    this.shown = shown;
    // What had the focus is gone: the dialog's beginning has it, not the page behind.
    if (this.dialog?.open) this.renderRoot.querySelector<HTMLElement>('[data-focus], #title')?.focus();
  }

  private addToCart(job_id: string): void {
    this.isInCart = true;
    this.emit('add-to-cart', { image_id: this.imageId, external_id: this.externalId, job_id });
  }

  private readonly closed = (): void => {
    document.removeEventListener('paste', this.paste);
    removeEventListener('pagehide', this.flow.leave);
    opened.delete(this);
    this.rendered.disconnect();
    if (opened.size === 0) backButton.giveBack();
    this.flow.stop();
    this.isInCart = false;
    this.emit('close', { image_id: this.imageId });
  };

  /** A click beside the sheet, on what is behind it. */
  private readonly clicked = (event: Event): void => {
    if (event.target === this.dialog) this.close();
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.take(event.dataTransfer?.files[0]);
  };

  private readonly paste = (event: ClipboardEvent): void => this.take(event.clipboardData?.files[0]);

  private take(file: File | undefined): void {
    if (file !== undefined && this.flow.phase.name === 'photo') void this.flow.useFile(file);
  }
}
