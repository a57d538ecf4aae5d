import { css } from 'lit';

export const searchStyles = css`
  .form {
    position: relative;
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 6px;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_background);
  }
  .form:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--_accent) 22%, transparent);
  }
  .form input[type='search'] {
    appearance: none;
    flex: 1;
    min-width: 0;
    min-height: 44px;
    padding: 0 14px;
    border: 0;
    outline: 0;
    background: none;
    font-size: 1.05rem;
  }
  .form ::-webkit-search-cancel-button {
    display: none;
  }
  .form ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .camera {
    border-color: transparent;
    padding: 8px;
    background: none;
  }
  .camera:focus-within {
    outline: 3px solid var(--_accent);
  }
  .form button.primary {
    padding: 8px 14px;
  }
  .photo {
    display: flex;
    align-items: center;
  }
  .photo img {
    width: 44px;
    height: 44px;
    object-fit: cover;
    border-radius: 50%;
  }
  .suggestions {
    position: absolute;
    inset-inline: 14px;
    top: calc(100% + 6px);
    z-index: 5;
    margin: 0;
    padding: 6px;
    list-style: none;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    box-shadow: 0 12px 32px rgb(0 0 0 / 16%);
  }
  .suggestions[hidden] {
    display: none;
  }
  .suggestions li {
    padding: 10px 12px;
    border-radius: calc(var(--_radius) - 4px);
    cursor: pointer;
  }
  .suggestions li:hover,
  .suggestions li[aria-selected='true'] {
    background: var(--_surface);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 14px;
  }
  .chip {
    padding: 6px 16px;
    background: var(--_surface);
    border-color: transparent;
  }
  .chip[aria-pressed='true'] {
    background: var(--_text);
    color: var(--_background);
  }
  .chip.small {
    font-size: 0.92rem;
    background: none;
    border-color: var(--_border);
  }
  .chip.small[aria-pressed='true'] {
    background: var(--_text);
  }
  .grid,
  .problem,
  .note {
    margin-top: 26px;
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    margin-bottom: -8px;
  }
  .past {
    opacity: 0.5;
    /* An answer that comes at once does not make it flicker. */
    transition: opacity 0.15s 0.12s;
  }
  .more {
    text-align: center;
    margin: 30px 0 0;
  }
  @media (max-width: 560px) {
    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      margin-inline: -4px;
      padding: 4px;
    }
    .filters {
      margin-top: 4px;
    }
    .chip {
      flex: none;
    }
  }
`;
