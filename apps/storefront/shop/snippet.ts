import { keyProblem } from '../src/base/key-problem.js';
import { readSettings } from './settings.js';

function snippetOf(key: string): string {
  return `<script type="module" src="${location.origin}/elements/vitrine.js"></script>

<!-- Search by words or a photo -->
<vitrine-search key="${key}" prompts="a red dress|blue jeans"></vitrine-search>

<!-- On the page of an item -->
<vitrine-try-on key="${key}" external-id="YOUR ID OF THE ITEM"></vitrine-try-on>
<vitrine-recommend key="${key}" external-id="YOUR ID OF THE ITEM" kind="similar"></vitrine-recommend>`;
}

const input = document.querySelector<HTMLInputElement>('#key');
const code = document.querySelector('#snippet');
const problem = document.querySelector<HTMLElement>('#key-problem');
const copied = document.querySelector('#copied');

function show(): void {
  const key = input?.value.trim() ?? '';
  const what = key === '' ? undefined : keyProblem(key);
  if (problem !== null) {
    problem.hidden = what === undefined;
    problem.textContent = what ?? '';
  }
  if (code !== null) code.textContent = snippetOf(key === '' || what !== undefined ? 'vt_pk_…' : key);
}

input?.addEventListener('input', show);
async function copy(): Promise<void> {
  await navigator.clipboard.writeText(code?.textContent ?? '');
  if (copied !== null) copied.textContent = 'Copied.';
}

document.querySelector('#copy')?.addEventListener('click', () => void copy());
show();
const { key } = await readSettings();
if (input !== null && input.value === '') input.value = key;
show();
