import { html, LitElement, nothing, type TemplateResult } from 'lit';
import './connect-form.js';
import { type ScreenEntry, screens } from './screens.js';
import type { Session } from './session.js';

/** The whole page: who is connected, where one can go, and the screen that the address names. */
class Dashboard extends LitElement {
  static override properties = { session: { state: true }, path: { state: true } };
  declare private session: Session;
  declare private path: readonly string[];

  constructor() {
    super();
    this.session = { url: location.origin };
    this.path = pathOf(location.hash);
    window.addEventListener('hashchange', () => {
      this.path = pathOf(location.hash);
      void this.updateComplete.then(() => this.querySelector('main')?.focus());
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    // On a phone the screens are a row that scrolls.
    this.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  protected override render(): TemplateResult {
    const { operator, shop } = this.session;
    if (!operator && !shop)
      return html`${this.bar()}
        <main class="alone" tabindex="-1">
          <vt-connect .session=${this.session} @session-changed=${this.connected}></vt-connect>
        </main>`;
    const seen = screens.filter(({ needs }) => needs.some((need) => this.session[need] !== undefined));
    const entry = screens.find(({ name }) => name === this.path[0]) ?? seen[0];
    return html`${this.bar()}
      <div class="columns">
        <nav aria-label="Screens">
          ${this.group('Operator', entry, operator ? seen.filter(({ group }) => group === 'operator') : [])}
          ${this.group('Shop', entry, shop ? seen.filter(({ group }) => group === 'shop') : [])}
          ${this.group(
            '',
            entry,
            seen.filter(({ group }) => group === 'both'),
          )}
        </nav>
        <main tabindex="-1" @session-changed=${this.connected}>${this.screen(entry)}</main>
      </div>`;
  }

  private bar(): TemplateResult {
    const { operator, shop, shopHint } = this.session;
    return html`<header class="bar">
      <a class="logo" href="#/">vitrine</a>
      ${
        operator || shop
          ? html`<p class="who">
              ${operator ? html`<span class="badge">admin key</span>` : nothing}
              ${shop ? html`<span class="badge">${shopHint}</span>` : nothing}
              ${operator && shop ? nothing : html`<a href="#/connect">Add a key</a>`}
              <button type="button" class="small" @click=${this.disconnect}>Disconnect</button>
            </p>`
          : nothing
      }
    </header>`;
  }

  private group(
    title: string,
    current: ScreenEntry | undefined,
    entries: ScreenEntry[],
  ): TemplateResult | typeof nothing {
    if (entries.length === 0) return nothing;
    return html`<div class="group">
      ${title === '' ? nothing : html`<p class="quiet">${title}</p>`}
      ${entries.map(
        (entry) =>
          html`<a href=${`#/${entry.name}`} aria-current=${entry === current ? 'page' : 'false'}
            >${entry.label}</a
          >`,
      )}
    </div>`;
  }

  private screen(entry: ScreenEntry | undefined): unknown {
    if (this.path[0] === 'connect' || entry === undefined)
      return html`<vt-connect .session=${this.session}></vt-connect>`;
    const isMissing = entry.needs.every((need) => this.session[need] === undefined);
    if (isMissing) return html`<vt-connect .session=${this.session}></vt-connect>`;
    return entry.render(this.session, this.path.slice(1));
  }

  private readonly connected = ({ detail }: CustomEvent<Partial<Session>>): void => {
    this.session = { ...this.session, ...detail };
    if (this.path[0] === 'connect') location.hash = detail.shop ? '#/catalogue' : '#/shops';
  };

  private readonly disconnect = (): void => {
    this.session = { url: this.session.url };
    location.hash = '#/';
  };
}

function pathOf(hash: string): string[] {
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

customElements.define('vt-dashboard', Dashboard);
