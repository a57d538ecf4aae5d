import { html, nothing, type TemplateResult } from 'lit';
import type { Recommendation, Recommendations, Wanted } from '#sdk';
import '../base/copy-field.js';
import { duration, percent } from '../base/format.js';
import { price } from '../base/price.js';
import { Screen } from '../base/screen.js';
import { asCurl, asSdk } from './request-code.js';
import { wantedForm } from './wanted-form.js';
import { wantedOf } from './wanted-of.js';

interface Answer {
  wanted: Wanted;
  found: Recommendations;
  tookMs: number;
}

/** Asks as a shop would, and shows the photos with their scores and the request as code. */
class PlaygroundScreen extends Screen {
  static override properties = {
    ...Screen.properties,
    similarTo: { attribute: false },
    answer: { state: true },
  };
  declare similarTo: string | undefined;
  declare private answer: Answer | undefined;

  protected override firstUpdated(): void {
    if (this.similarTo !== undefined) void this.ask(new FormData());
  }

  protected override render(): TemplateResult {
    const { similarTo, isBusy, answer } = this;
    return html`<h1>Playground</h1>
      ${wantedForm({ similarTo, isBusy }, (event) => {
        event.preventDefault();
        void this.ask(new FormData(event.target as HTMLFormElement));
      })}
      ${this.failed()} ${answer === undefined ? nothing : this.view(answer)}`;
  }

  private async ask(fields: FormData): Promise<void> {
    await this.attempt(async () => {
      const wanted = wantedOf(fields, this.similarTo);
      const start = performance.now();
      const found = await this.session.shop?.recommend(wanted, { signal: this.signal });
      if (found !== undefined) this.answer = { wanted, found, tookMs: performance.now() - start };
    });
  }

  private view({ wanted, found, tookMs }: Answer): TemplateResult {
    const { url } = this.session;
    const { results, model, fallback_used, understood, warnings = [] } = found;
    const read = understood
      ? [
          ...understood.classes.map(({ name }) => name),
          ...understood.colours,
          ...understood.not.map((word) => `not ${word}`),
        ]
      : [];
    return html`<p role="status">
        ${results.length} ${results.length === 1 ? 'photo' : 'photos'} in ${duration(tookMs)} by ${model}
        ${fallback_used === null ? nothing : html`<span class="badge warn">nothing fitted: ${fallback_used}</span>`}
        ${read.map((word) => html`<span class="badge">${word}</span>`)}
      </p>
      ${warnings.map((warning) => html`<p class="problem">${warning}</p>`)}
      <ol class="photos found" aria-label="Photos found">
        ${results.map(card)}
      </ol>
      <h2>The same request</h2>
      <div class="halves">
        <vt-copy label="As curl" .text=${asCurl(url, wanted)}></vt-copy>
        <vt-copy label="With the SDK" .text=${asSdk(url, wanted)}></vt-copy>
      </div>`;
  }
}

function card(item: Recommendation): TemplateResult {
  const { image_id, name, score, thumbnail_url } = item;
  return html`<li class="item">
    <a href=${`#/playground/${image_id}`}>
      <img src=${thumbnail_url} alt="" width="172" height="200" loading="lazy" />
      <span class="name"><span class="hidden">Items like </span>${name}</span>
      <span class="quiet">${price(item)}</span>
      <meter aria-label="Score" min="0" max="1" value=${score}></meter>
      <span class="score">${percent(score)}</span>
    </a>
  </li>`;
}

customElements.define('vt-playground', PlaygroundScreen);
