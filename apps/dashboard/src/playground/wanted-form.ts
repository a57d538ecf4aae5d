import { html, nothing, type TemplateResult } from 'lit';

const FALLBACKS = [
  ['closest', 'closest ones'],
  ['popular', 'popular ones'],
  ['none', 'nothing'],
] as const;

/** What can be asked, as a form. @param similarTo the item that others are to be like: then there is no prompt */
export function wantedForm(
  { similarTo, isBusy }: { similarTo: string | undefined; isBusy: boolean },
  onAsk: (event: SubmitEvent) => void,
): TemplateResult {
  return html`<form class="card fields" @submit=${onAsk} aria-label="What to ask">
    ${
      similarTo === undefined
        ? html`<label class="wide">
              Prompt
              <input
                name="prompt"
                maxlength="2000"
                autocomplete="off"
                placeholder="a light summer dress, not floral"
              />
            </label>
            <label class="wide"
              >Photo <input name="photo" type="file" accept="image/jpeg,image/png,image/webp"
            /></label>`
        : html`<p class="wide">
            Items like <code>${similarTo}</code>. <a href="#/playground">Ask by words or a photo</a>
          </p>`
    }
    <label>Category <input name="category" autocomplete="off" maxlength="100" /></label>
    <label>Price from <input name="price_min" inputmode="decimal" autocomplete="off" /></label>
    <label>Price to <input name="price_max" inputmode="decimal" autocomplete="off" /></label>
    <label>Less of <input name="exclude" autocomplete="off" maxlength="200" placeholder="leather" /></label>
    <label
      >Least score
      <input name="min_score" type="number" min="0" max="1" step="0.01" placeholder="the model's"
    /></label>
    <label
      >Diversity, 0 to 1 <input name="diversity" type="number" min="0" max="1" step="0.05" placeholder="0"
    /></label>
    <label>Photos <input name="num_results" type="number" min="1" max="100" placeholder="10" /></label>
    <label>
      When nothing fits
      <select name="fallback">
        ${FALLBACKS.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
      </select>
    </label>
    ${similarTo === undefined ? html`<label class="check wide"><input type="checkbox" name="all_variants" /> Every colour and cut of a product</label>` : nothing}
    <p class="wide"><button class="primary" ?disabled=${isBusy}>${isBusy ? 'Asking …' : 'Ask'}</button></p>
  </form>`;
}
