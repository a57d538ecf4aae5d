import { LitElement, type PropertyValues } from 'lit';
import { PageVitrine, VitrineError } from '#sdk';
import { followLanguage, useLanguage } from '../texts/texts.js';
import { keyProblem } from './key-problem.js';
import { theme } from './theme.js';

/** What all elements have: where the API is, with which key, in which language. */
export abstract class VitrineElement extends LitElement {
  static override styles = [theme];
  static override properties = {
    api: { type: String },
    key: { type: String },
    lang: { type: String, reflect: true },
  };

  /** Address of the API. Unless given, where this module came from. */
  declare api: string | null;
  /** A publishable token. */
  declare key: string | null;
  declare lang: string;
  private connected: { for: string; client: PageVitrine | undefined } | undefined;

  constructor() {
    super();
    this.api = null;
    this.key = null;
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    useLanguage(this.lang);
    this.emit('ready', {});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lang') && this.lang) useLanguage(this.lang);
    // A page may set the key later. One that cannot be used is told of before anybody needs it.
    if (this.key !== null) void this.vitrine;
  }

  /** The client of this page's key; undefined, and said in the console once, where key or address cannot be used. */
  protected get vitrine(): PageVitrine | undefined {
    const url = this.api ?? new URL(import.meta.url).origin;
    const { key } = this;
    const wanted = `${url} ${key}`;
    if (this.connected?.for === wanted) return this.connected.client;
    // Before it is told of: a listener may ask again.
    this.connected = { for: wanted, client: undefined };
    try {
      const problem = keyProblem(key);
      if (problem !== undefined) throw new VitrineError(problem, 'KEY_UNUSABLE', 0, undefined);
      this.connected.client = new PageVitrine({ url, key: key ?? undefined });
    } catch (error) {
      this.report(error);
    }
    return this.connected.client;
  }

  /** A `vitrine-…` event that leaves the shadow tree. @returns false where a listener has prevented what follows */
  protected emit(name: string, detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(`vitrine-${name}`, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  /** Tells the page, and its developer where the shopper cannot do anything about it. */
  protected report(error: unknown): void {
    const told = error instanceof VitrineError ? error : undefined;
    const code = told?.code ?? 'UNKNOWN';
    const message = error instanceof Error ? error.message : String(error);
    console.error(`<${this.localName}>: ${code}: ${message}`);
    this.emit('error', { code, message, request_id: told?.requestId });
  }
}
