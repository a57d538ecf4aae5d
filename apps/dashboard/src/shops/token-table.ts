import { html, nothing, type TemplateResult } from 'lit';
import type { components } from '#sdk';
import { time } from '../base/format.js';

type Token = components['schemas']['TokenInfo'];

function stateOf({ revoked_at, expires_at }: Token): { text: string; mark: string; isOver: boolean } {
  if (revoked_at !== null) return { text: `revoked ${time(revoked_at)}`, mark: 'bad', isOver: true };
  if (expires_at === null) return { text: 'in use', mark: 'good', isOver: false };
  const isOver = new Date(expires_at) <= new Date();
  return isOver
    ? { text: `ended ${time(expires_at)}`, mark: '', isOver }
    : { text: `old: works until ${time(expires_at)}`, mark: 'warn', isOver };
}

/** The tokens of a key; after a rotation, the old one beside the new one until it ends. */
export function tokenTable(tokens: readonly Token[], onRevoke: (id: string) => void): TemplateResult {
  return html`<div class="table" role="region" aria-label="Tokens" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Kind</th>
          <th scope="col">State</th>
          <th scope="col">Origins</th>
          <th scope="col"><span class="hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${tokens.map((token) => {
          const { text, mark, isOver } = stateOf(token);
          return html`<tr>
            <th scope="row"><code>${token.hint}…</code></th>
            <td>${token.kind}</td>
            <td><span class="badge ${mark}">${text}</span></td>
            <td>${originsOf(token)}</td>
            <td class="actions">
              ${
                isOver
                  ? nothing
                  : html`<button
                      type="button"
                      class="small"
                      aria-label=${`Revoke token ${token.hint}`}
                      @click=${() => onRevoke(token.id)}
                    >
                      Revoke
                    </button>`
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function originsOf({ kind, allowed_origins }: Token): string {
  if (kind === 'secret') return '—';
  return allowed_origins.length === 0 ? 'localhost alone' : allowed_origins.join(' ');
}
