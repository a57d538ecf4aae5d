import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Suggestion, PageVitrine } from '#sdk';

const PAUSE_MS = 120;

/** The list below an input that says how the words may go on: keys, pointer, what is asked for. */
export class SuggestionBox {
  private list: Suggestion[] = [];
  private active = -1;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private asked: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly vitrine: () => PageVitrine | undefined,
    private readonly choose: (text: string) => void,
  ) {}

  get isOpen(): boolean {
    return this.list.length > 0;
  }

  get activeId(): string | undefined {
    return this.active < 0 ? undefined : `suggestion-${this.active}`;
  }

  typed(text: string): void {
    clearTimeout(this.pause);
    this.asked?.abort();
    if (text.trim() === '') return this.close();
    this.pause = setTimeout(() => void this.ask(text.trim().slice(0, 100)), PAUSE_MS);
  }

  close(): void {
    clearTimeout(this.pause);
    this.asked?.abort();
    this.show([]);
  }

  readonly key = (event: KeyboardEvent): void => {
    if (!this.isOpen) return;
    const count = this.list.length;
    if (event.key === 'ArrowDown') this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp') this.active = (this.active <= 0 ? count : this.active) - 1;
    else if (event.key === 'Escape') this.show([]);
    else if (event.key === 'Enter' && this.list[this.active] !== undefined) {
      this.choose(this.list[this.active]?.text ?? '');
    } else return;
    event.preventDefault();
    this.host.requestUpdate();
  };

  render(): TemplateResult {
    return html`<ul
      id="suggestions"
      part="suggestions"
      class="suggestions"
      role="listbox"
      ?hidden=${!this.isOpen}
    >
      ${this.list.map(
        ({ text }, at) =>
          html`<li
            id=${`suggestion-${at}`}
            part="suggestion"
            role="option"
            aria-selected=${at === this.active}
            @pointerdown=${(event: Event) => {
              // The input keeps the focus, else the list would be gone before the click.
              event.preventDefault();
              this.choose(text);
            }}
          >
            ${text}
          </li>`,
      )}
    </ul>`;
  }

  private async ask(text: string): Promise<void> {
    const asked = new AbortController();
    this.asked = asked;
    try {
      const found = await this.vitrine()?.suggest(text, { signal: asked.signal });
      if (!asked.signal.aborted) this.show(found ?? []);
    } catch (error) {
      // Suggestions are a help: without them the search goes on.
      if (!asked.signal.aborted) console.warn('Vitrine: no suggestions.', error);
    }
  }

  private show(list: Suggestion[]): void {
    if (list.length === 0 && this.list.length === 0) return;
    this.list = list;
    this.active = -1;
    this.host.requestUpdate();
  }
}
