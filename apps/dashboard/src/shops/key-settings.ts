import { html, type TemplateResult } from 'lit';
import type { components } from '#sdk';
import { fieldText } from '../base/field-text.js';

type Schemas = components['schemas'];

const QUOTAS = [
  ['images', 'Items'],
  ['prompts_per_minute', 'Prompts per minute'],
  ['prompts_per_month', 'Prompts per month'],
  ['try_ons_per_month', 'Try-ons per month'],
  ['render_cost_per_month', 'Render cost per month'],
] as const;

/** What may be changed of a key. An empty limit is none. */
export function keySettings(
  key: Schemas['ApiKey'],
  isBusy: boolean,
  onSave: (event: SubmitEvent) => unknown,
): TemplateResult {
  const publishable = key.tokens.find(
    ({ kind, revoked_at }) => kind === 'publishable' && revoked_at === null,
  );
  return html`<form class="fields" @submit=${onSave}>
    <label class="wide">
      Name
      <input name="name" required maxlength="200" autocomplete="off" .value=${key.name} />
    </label>
    <label class="wide">
      Allowed origins of the publishable token, one a line
      <textarea name="origins" rows="2" .value=${publishable?.allowed_origins.join('\n') ?? ''}></textarea>
      <span class="quiet">None: it works from localhost alone.</span>
    </label>
    ${QUOTAS.map(
      ([name, label]) =>
        html`<label>
          ${label}
          <input
            name=${name}
            inputmode="numeric"
            pattern="[0-9]*"
            autocomplete="off"
            placeholder="unlimited"
            .value=${String(key.quotas[name] ?? '')}
          />
        </label>`,
    )}
    <label class="check wide">
      <input type="checkbox" name="hosted_renderer" .checked=${key.hosted_renderer} />
      Photos of its shoppers may be sent to the hosted renderer
    </label>
    <label class="check wide">
      <input type="checkbox" name="consent_required" .checked=${key.consent_required} />
      A try-on must say which text the shopper agreed to
    </label>
    <p class="wide"><button class="primary" ?disabled=${isBusy}>Save</button></p>
  </form>`;
}

/** What the form says, as the API takes it. */
export function settingsOf(fields: FormData): Schemas['UpdateApiKey'] {
  const text = (name: string) => fieldText(fields, name);
  const limit = (name: string) => (text(name) === '' ? null : Number(text(name)));
  return {
    name: text('name'),
    allowed_origins: text('origins').split(/\s+/).filter(Boolean),
    quotas: Object.fromEntries(QUOTAS.map(([name]) => [name, limit(name)])),
    hosted_renderer: fields.has('hosted_renderer'),
    consent_required: fields.has('consent_required'),
  };
}
