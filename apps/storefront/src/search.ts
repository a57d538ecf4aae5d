import { VitrineSearch } from './search/vitrine-search.js';

if (customElements.get('vitrine-search') === undefined)
  customElements.define('vitrine-search', VitrineSearch);
