import { html, type TemplateResult } from 'lit';
import '../base/copy-field.js';
import './open-catalogue.js';

export interface IssuedToken {
  kind: 'secret' | 'publishable';
  token: string;
}

const SAYS = {
  secret: ['Secret token', "for the shop's own server, never for a page"],
  publishable: ['Publishable token', 'for pages: it may recommend and try on'],
} as const;

/** Tokens that nobody will see again. */
export function issuedTokens(tokens: readonly IssuedToken[], onSeen: () => void): TemplateResult {
  return html`<section class="card issued" aria-label="New tokens">
    <h2>Copy ${tokens.length === 1 ? 'the new token' : 'the tokens'} now</h2>
    <p class="quiet">Shown this once. What is lost is replaced by rotating it.</p>
    ${tokens.map(
      ({ kind, token }) =>
        html`<h3>${SAYS[kind][0]} <span class="quiet">${SAYS[kind][1]}</span></h3>
          <vt-copy label=${SAYS[kind][0]} .text=${token}></vt-copy>
          ${kind === 'secret' ? html`<vt-open-catalogue .token=${token}></vt-open-catalogue>` : ''}`,
    )}
    <p>
      <button type="button" @click=${onSeen}>I have stored ${tokens.length === 1 ? 'it' : 'them'}</button>
    </p>
  </section>`;
}
